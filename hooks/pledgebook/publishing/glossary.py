"""The glossary that every register has: the words of the field, explained. Data in glossary/<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pledgebook.language import Text, Version
from pledgebook.model.prose import GlossaryTerm
from pledgebook.span import Span
from pledgebook.word_files import WordFiles

_FILES = WordFiles("pledgebook.publishing", "glossary")

_OURS = Span("glossary")


@cache
def built_in_terms() -> Mapping[str, GlossaryTerm]:
    """The terms by id; a register's own term with the same id takes the place of one of these."""
    by_language = {language: _FILES.words_in(language) for language in _FILES.languages}
    return {term_id: _term(term_id, by_language) for term_id in next(iter(by_language.values()))}


def _term(term_id: str, by_language: Mapping[str, Mapping[str, Any]]) -> GlossaryTerm:
    entries = {language: terms[term_id] for language, terms in by_language.items()}
    return GlossaryTerm(
        id=term_id,
        name=_text({language: entry["term"] for language, entry in entries.items()}),
        meaning=_text({language: entry["meaning"] for language, entry in entries.items()}),
        also=tuple(form for entry in entries.values() for form in entry.get("also", ())),
        is_linked=all(entry.get("link", True) for entry in entries.values()),
    )


def _text(words: Mapping[str, str]) -> Text:
    return Text(tuple(Version(language, written, _OURS) for language, written in words.items()))
