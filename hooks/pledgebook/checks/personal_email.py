"""E-mail addresses and mobile numbers of one person: they outlive the post, and GDPR asks for a reason.

A function's address (`kommunpolis.vara@…`) and switchboard number reach whoever holds the post today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import Writing
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import without_code

_NAME = r"[A-Za-zåäöÅÄÖ-]{2,}"
_EMAIL = re.compile(rf"(?<![\w.+-])(?P<name>{_NAME}(?:\.{_NAME}){{1,2}})@[\w-]+(?:\.[\w-]+)+")
# Parts of an address that name a function. Names of places are known from the register.
_FUNCTION = re.compile(
    r"kommun|polis|police|info|kontakt|contact|registrator|diari|trygg|dialog|medborgar|kund|service|press"
    r"|social|skola|miljo|trafik|saker|brott|forebygg|forvaltning|avdelning|namnd|region|lokal|omrade|brev|post"
    r"|support|admin|webb|epost|mail"
)
# 07x with any spacing, also with the country's number: 070-174 06 05, +46 (0)70 174 06 05.
_MOBILE = re.compile(r"(?<![\w+-])(?:(?:\+|00)46[ -]?(?:\(0\))?[ ]?|0)7[02369](?:[ /–-]{0,2}\d){7}(?![\w-])")
# Each of them has this, and few texts do.
_SEVEN = re.compile(r"7[02369]")
_FOLDED = str.maketrans("åäöé", "aaoe")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    places = _place_words(register)
    for contact in register.contacts.values():
        if contact.email and _is_personal(_EMAIL.fullmatch(contact.email), places):
            yield complaint("personal-email", contact.span, email=contact.email)
        if contact.phone and _MOBILE.fullmatch(contact.phone):
            yield complaint("personal-phone", contact.span, phone=contact.phone)
    for writing in register.writings:
        version, words = writing.version, _said(writing)
        for match in _EMAIL.finditer(words) if "@" in words else ():
            if _is_personal(match, places):
                yield complaint("personal-email", version.span_at(match.start()), email=match.group())
        for match in _MOBILE.finditer(words) if _SEVEN.search(words) else ():
            yield complaint("personal-phone", version.span_at(match.start()), phone=match.group())


def _said(writing: Writing) -> str:
    """What is said to readers. Code on a page of the register's own, such as a guide, is an example."""
    is_page = writing.is_markdown and writing.within[0] is None
    return without_code(writing.version.words) if is_page and "`" in writing.version.words else writing.version.words


def _is_personal(match: re.Match[str] | None, places: frozenset[str]) -> bool:
    """Whether an address looks like a first and a last name, and names no function and no known place."""
    if match is None:
        return False
    parts = match["name"].casefold().translate(_FOLDED).split(".")
    return not any(part in places or _FUNCTION.search(part) for part in parts)


def _place_words(register: Register) -> frozenset[str]:
    """The words in the ids of areas and actors: `vara` and `kommun` of `vara-kommun`."""
    record_ids = (*register.areas, *register.actors)
    return frozenset(word for record_id in record_ids for word in record_id.split("-"))
