"""What several tables have in a cell: words in one language, ids, addresses and codes."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.language import Text
from pledgebook.model.actor import AreaKind
from pledgebook.model.reference import Reference
from pledgebook.model.register import Register
from pledgebook.model.source import Source
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.links import with_addresses


def own_words(text: Text | None, edition: Edition) -> str | None:
    """The words in the edition's own language. Nothing stands in for a translation that is missing."""
    for version in text.versions if text else ():
        if version.language == edition.language:
            return version.words
    return None


def own_markdown(text: Text | None, edition: Edition, site_url: str) -> str | None:
    """The same of a long text, with absolute addresses in place of links to records."""
    words = own_words(text, edition)
    return with_addresses(words, site_url + edition.home) if words else words


def all_own_words(texts: Iterable[Text], edition: Edition) -> tuple[str, ...]:
    return tuple(filter(None, (own_words(text, edition) for text in texts)))


def actor_names(references: Iterable[Reference], edition: Edition) -> tuple[str, ...]:
    return tuple(edition.plain(edition.actor(reference).present_name) for reference in references)


def area_names(references: Iterable[Reference], edition: Edition) -> tuple[str, ...]:
    return tuple(edition.plain(edition.area(reference).present_name) for reference in references)


def municipality_codes(references: Iterable[Reference], register: Register) -> tuple[str, ...]:
    """The codes of the municipalities that the areas are, or lie in."""
    around = dict.fromkeys(one for reference in references for one in register.areas_around(reference.id))
    areas = (register.areas[one] for one in around if one in register.areas)
    return tuple(area.code for area in areas if area.kind is AreaKind.MUNICIPALITY and area.code)


def source_urls(sources: Iterable[Source]) -> tuple[str, ...]:
    """A semicolon is written as RFC 3986 would have it where it means nothing: it stands between addresses here."""
    return tuple(source.address.replace(";", "%3B") for source in sources if source.address)
