"""The glossary that every register has: the words of the field, explained. Data in glossary/<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from pledgebook.language import Text, Version, languages_in
from pledgebook.model.prose import GlossaryTerm
from pledgebook.span import Span

_FOLDER = resources.files("pledgebook.publishing") / "glossary"

_OURS = Span("glossary")


@cache
def built_in_terms() -> Mapping[str, GlossaryTerm]:
    """The terms by id; a register's own term with the same id takes the place of one of these."""
    by_language = {language: _load(language) for language in languages_in(_FOLDER)}
    return {term_id: _term(term_id, by_language) for term_id in next(iter(by_language.values()))}


def _load(language: str) -> dict[str, Any]:
    text = (_FOLDER / f"{language}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


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
