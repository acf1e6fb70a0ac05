"""Links between records: `pledge:vara-2021/p1` in a text becomes the address of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pledgebook.model.register import RecordKind
from pledgebook.publishing import addresses

# What each scheme points at, and where that is found.
RECORD_LINKS: Mapping[str, tuple[RecordKind, Callable[[str], str]]] = {
    "agreement": (RecordKind.AGREEMENT, addresses.of_agreement),
    "pledge": (RecordKind.PLEDGE, addresses.of_pledge),
    "followup": (RecordKind.FOLLOW_UP, addresses.of_follow_up),
    "focus": (RecordKind.FOCUS_AREA, addresses.of_focus_area),
    "area": (RecordKind.AREA, addresses.of_area),
    "party": (RecordKind.ACTOR, addresses.of_actor),
    "contact": (RecordKind.CONTACT, addresses.of_contact),
    "term": (RecordKind.TERM, addresses.of_term),
}


def address_of_link(target: str) -> str | None:
    """The address that a link to a record or a generated page leads to; None for any other link."""
    scheme, colon, record_id = target.partition(":")
    if not colon:
        return None
    if scheme == "page":
        return addresses.NAMED_PAGES.get(record_id)
    if scheme in RECORD_LINKS:
        return RECORD_LINKS[scheme][1](record_id)
    return None
