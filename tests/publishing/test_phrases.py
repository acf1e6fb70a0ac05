"""Every language says the same things, and every generated page can be linked to by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from pledgebook.model.mention import LINK_SCHEMES, PAGE_NAMES
from pledgebook.publishing.addresses import NAMED_PAGES
from pledgebook.publishing.glossary import built_in_terms
from pledgebook.publishing.links import address_of_link
from pledgebook.publishing.phrases import phrase_languages, phrases_of

FIRST, *OTHERS = phrase_languages()


def flat(phrases: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Each phrase by its whole key."""
    for key, found in phrases.items():
        if isinstance(found, Mapping):
            yield from flat(found, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(found)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_phrases_with_the_same_blanks(language: str) -> None:
    first, other = dict(flat(phrases_of(FIRST))), dict(flat(phrases_of(language)))
    assert first.keys() == other.keys()
    blanks = {key: (re.findall(r"\{\w+\}", first[key]), re.findall(r"\{\w+\}", other[key])) for key in first}
    assert {key: pair for key, pair in blanks.items() if sorted(pair[0]) != sorted(pair[1])} == {}


def test_every_glossary_term_is_explained_in_every_language() -> None:
    for term in built_in_terms().values():
        for text in (term.name, term.meaning):
            assert [version.language for version in text.versions] == list(phrase_languages()), term.id


def test_every_named_page_has_an_address() -> None:
    assert set(PAGE_NAMES) == set(NAMED_PAGES)


@pytest.mark.parametrize("scheme", LINK_SCHEMES)
def test_every_link_scheme_leads_to_an_address(scheme: str) -> None:
    assert address_of_link(f"{scheme}:some/thing") is not None
