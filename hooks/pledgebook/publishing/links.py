"""Links between records: `pledge:vara-2021/p1` in a text becomes the address of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pledgebook.model.mention import LINK_SCHEMES, PAGE_SCHEME, RecordKind
from pledgebook.publishing import addresses
from pledgebook.reading.markdown_links import links_in

_ADDRESS_OF: Mapping[RecordKind, Callable[[str], str]] = {
    RecordKind.AGREEMENT: addresses.of_agreement,
    RecordKind.PLEDGE: addresses.of_pledge,
    RecordKind.FOLLOW_UP: addresses.of_follow_up,
    RecordKind.FOCUS_AREA: addresses.of_focus_area,
    RecordKind.AREA: addresses.of_area,
    RecordKind.ACTOR: addresses.of_actor,
    RecordKind.CONTACT: addresses.of_contact,
    RecordKind.TERM: addresses.of_term,
}


def address_of_link(target: str) -> str | None:
    """The address that a link to a record or a generated page leads to; None for any other link."""
    scheme, colon, record_id = target.partition(":")
    if not colon:
        return None
    if scheme == PAGE_SCHEME:
        return addresses.NAMED_PAGES.get(record_id)
    kind = LINK_SCHEMES.get(scheme)
    return _ADDRESS_OF[kind](record_id) if kind else None


def with_addresses(markdown: str, home: str) -> str:
    """The Markdown with addresses in place of links to records. `home` is the way to the root of the language."""
    # Nearly no text has a link.
    if "](" not in markdown and "]:" not in markdown and "<" not in markdown:
        return markdown
    pieces, position = [], 0
    for link in links_in(markdown):
        address = address_of_link(link.target)
        if address is not None:
            pieces += [markdown[position : link.index], home + address]
            position = link.index + len(link.target)
    return "".join(pieces) + markdown[position:]
