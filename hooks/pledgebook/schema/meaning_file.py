"""What every field means, as data: meaning/<language>.yaml, and the register that serves as an example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pledgebook.word_files import WordFiles

_FILES = WordFiles("pledgebook.schema", "meaning")

# The languages that the record format is documented in.
MEANING_LANGUAGES = _FILES.languages


def meaning(language: str) -> Mapping[str, Any]:
    """All that the documentation says, in one of MEANING_LANGUAGES."""
    return _FILES.words_in(language)


def example_file(path: str) -> str:
    """A file of the example register, such as `followups/2027-06-30-polisen.md`."""
    return _FILES.text_of(f"example/{path}")


def choices_name(choices: type[StrEnum]) -> str:
    """The entry of an enum under `choices`: `actor-kind` for ActorKind."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", choices.__name__).lower()
