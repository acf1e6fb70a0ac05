"""The words of the made-up register, from words.yaml, and sentences put together of them in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Words = dict[str, str]


@cache
def vocabulary() -> Mapping[str, Any]:
    words: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return words


def said(words: Mapping[str, str], **blanks: str | int | Mapping[str, str]) -> Words:
    """The words with their blanks filled in: with the same in every language, or with words of each."""
    return {
        language: text.format(**{name: _in(language, blank) for name, blank in blanks.items()})
        for language, text in words.items()
        if language in ("sv", "en")
    }


def _in(language: str, blank: str | int | Mapping[str, str]) -> str | int:
    return blank if isinstance(blank, str | int) else blank[language]
