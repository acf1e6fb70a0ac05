"""The words on the pages, as data: phrases/<language>.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.word_files import WordFiles

_FILES = WordFiles("pledgebook.publishing", "phrases")


def phrase_languages() -> tuple[str, ...]:
    """The languages that a site can be published in: those that have a file of phrases."""
    return _FILES.languages


def languages_without_phrases(register: Register) -> Iterator[Diagnostic]:
    """A language can be published in only when its words on the pages are there."""
    for language in register.languages:
        if language not in phrase_languages():
            yield complaint("language-without-phrases", register.span, language=language, choices=phrase_languages())


def phrases_of(language: str) -> Mapping[str, Any]:
    return _FILES.words_in(language)


class Phrases:
    """The phrases of one language. A key is a path such as `status.fulfilled`; a missing one is our mistake."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.every: Mapping[str, str] = dict(_by_path(phrases_of(language)))

    def __call__(self, key: str, **facts: object) -> str:
        return self.every[key].format(**facts) if facts else self.every[key]

    def counted(self, key: str, number: int, **facts: object) -> str:
        """The form for one or for several; the key holds `one` and `other`. `number` may be used in both."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", number=number, **facts)


def _by_path(phrases: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, found in phrases.items():
        if isinstance(found, Mapping):
            yield from _by_path(found, f"{above}{name}.")
        else:
            yield f"{above}{name}", str(found)
