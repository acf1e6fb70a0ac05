"""What every field means, as data: meaning/<language>.yaml, and the register that serves as an example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from pledgebook.language import languages_in

_FOLDER = resources.files("pledgebook.schema") / "meaning"

# The languages that the record format is documented in.
MEANING_LANGUAGES = languages_in(_FOLDER)


@cache
def meaning(language: str) -> Mapping[str, Any]:
    """The whole file of a language. Raises KeyError for a language without one."""
    if language not in MEANING_LANGUAGES:
        raise KeyError(language)
    loaded: Mapping[str, Any] = yaml.load(_text(f"{language}.yaml"), Loader=yaml.CSafeLoader)
    return loaded


def example_file(path: str) -> str:
    """A file of the example register, such as `followups/2027-06-30-polisen.md`."""
    return _text(f"example/{path}")


def choices_name(choices: type[StrEnum]) -> str:
    """The entry of an enum under `choices`: `actor-kind` for ActorKind."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", choices.__name__).lower()


def _text(path: str) -> str:
    return (_FOLDER / path).read_text("utf-8")
