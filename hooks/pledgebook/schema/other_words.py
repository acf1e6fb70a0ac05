"""What people write instead of the words of the record format, as data: other_words.yaml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
# What is meant is not looked for in a whole text that has ended up in the place of a value.
LONGEST = 80


def word_meant(kind: str, written: str) -> str | None:
    """The word of the format for what was written: `fulfilled` for `Uppfyllt`, where `kind` is `verdict`."""
    return _meanings(kind).get(_key(written)) if len(written) <= LONGEST else None


@cache
def other_words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """What may be written for each word of this kind."""
    return {str(word): tuple(map(str, others)) for word, others in _all_words()[kind].items()}


def either_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first, as they stand in a text made simple."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def simple(written: str) -> str:
    """Small letters, one kind of dash, single spaces: how a text is written when it is to be recognised."""
    composed = unicodedata.normalize("NFKC", written).casefold().translate(_DASHES)
    return " ".join(composed.split())


def _key(written: str) -> str:
    """Within words, hyphens and underscores are as good as spaces, and a last full stop means nothing."""
    return re.sub(r"(?<=\w) ?[-_]+ ?(?=\w)|_", " ", simple(written)).strip(" .,;:")


@cache
def _meanings(kind: str) -> Mapping[str, str]:
    meanings = {_key(other): word for word, others in other_words(kind).items() for other in others}
    return meanings | {_key(word): word for word in other_words(kind)}


@cache
def _all_words() -> Mapping[str, Mapping[str, list[str]]]:
    text = (resources.files("pledgebook.schema") / "other_words.yaml").read_text("utf-8")
    loaded: Mapping[str, Mapping[str, list[str]]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded
