"""How pages said before what they say of pledges: a new version of the engine changes no such word in silence.

The words of statuses, targets, numbers and kinds of amendment are kept in said/<language>.yaml, each with the day from
which it held; the last is the phrase of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pledgebook.publishing.phrases import Phrases
from pledgebook.word_files import WordFiles

# Parts of the phrases, by their keys.
KEPT = (
    "status",
    "status_meaning",
    "target",
    "target_outcome",
    "per",
    "qualifier",
    "on_average",
    "out_of",
    "amendment.kind",
    "change.kind",
)

_FILES = WordFiles("pledgebook.publishing", "said")


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """A phrase that was changed on the day of a version."""

    day: date
    key: str
    before: str
    after: str


def said_otherwise(language: str) -> tuple[SaidOtherwise, ...]:
    """Every change of a kept phrase, newest first. A language without a file has changed nothing yet."""
    changes = list(_changes(language)) if language in _FILES.languages else []
    return tuple(sorted(changes, key=lambda change: change.day, reverse=True))


def _changes(language: str) -> Iterator[SaidOtherwise]:
    for key, said in _FILES.words_in(language).items():
        for earlier, later in pairwise(said):
            yield SaidOtherwise(later["since"], key, _shown(earlier["words"]), _shown(later["words"]))


def _shown(words: str) -> str:
    """A phrase with its blanks left open: `minst …`."""
    return words.replace("{number}", "…").replace("{duration}", "…").replace("{day}", "…").replace("{whole}", "…")


def said_last(language: str) -> Mapping[str, str]:
    """The last kept words of each key, which are to be the phrases of today."""
    return {key: said[-1]["words"] for key, said in _FILES.words_in(language).items()}


def said_today(language: str) -> Mapping[str, str]:
    """The phrases of today that are to be kept."""
    kept = tuple(f"{part}." for part in KEPT)
    return {key: words for key, words in Phrases(language).every.items() if f"{key}.".startswith(kept)}
