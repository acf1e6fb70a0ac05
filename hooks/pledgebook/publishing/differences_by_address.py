"""What is new, another and gone of things that are told by their address alone: contacts and prose pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.one_difference import Difference, DifferenceKind


def of_contacts(earlier: Edition, later: Edition) -> Iterator[Difference]:
    kinds = (DifferenceKind.CONTACT_NEW, DifferenceKind.CONTACT_CHANGED, DifferenceKind.CONTACT_GONE)
    yield from _by_address(_contacts(earlier), _contacts(later), kinds)


def of_prose(earlier: Edition, later: Edition) -> Iterator[Difference]:
    kinds = (DifferenceKind.PAGE_NEW, DifferenceKind.PAGE_CHANGED, DifferenceKind.PAGE_GONE)
    yield from _by_address(_prose(earlier), _prose(later), kinds)


def _by_address(
    before: Mapping[str, tuple[str, ...]],
    after: Mapping[str, tuple[str, ...]],
    kinds: tuple[DifferenceKind, DifferenceKind, DifferenceKind],
) -> Iterator[Difference]:
    """What is new, another and gone of things told by address: their title, and then all that is shown of them."""
    new, changed, gone = kinds
    for address, shown in after.items():
        if address not in before:
            yield Difference(new, address, {"title": shown[0]})
        elif before[address] != shown:
            yield Difference(changed, address, {"title": shown[0]})
    for address, shown in before.items():
        if address not in after:
            yield Difference(gone, address, {"title": shown[0]})


def _contacts(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    return {
        addresses.of_contact(contact.id): (
            edition.plain(contact.role),
            contact.name or "",
            contact.email or "",
            contact.phone or "",
        )
        for contact in edition.register.contacts.values()
    }


def _prose(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    return {
        addresses.of_prose(page): (page.title, page.description, page.body)
        for page in edition.register.prose
        if page.language == edition.language
    }
