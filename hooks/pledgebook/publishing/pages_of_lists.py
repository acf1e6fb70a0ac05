"""The lists of pledges: all of them, by status, by year, and the later parts of long ones; and what statuses mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pledgebook import RELEASED
from pledgebook.model.dates import PartialDate, exact
from pledgebook.model.verdict import Status, Verdict
from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import Chapter
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.list_filters import (
    Filters,
    area_choices,
    filters_of,
    party_choices,
    state_in_words,
    year_choices,
)
from pledgebook.publishing.lists_of_pledges import OVERDUE, ListedPledge
from pledgebook.publishing.page import Crumb, Page

# What a phone can still show and a script still sort in no time.
MOST_IN_A_PART = 500

# The first is the order of every list on the server; pledge_list.js knows all of them.
ORDERS = ("newest", "oldest", "status", "party", "name")


@dataclass(frozen=True, slots=True)
class ListPart:
    """What one page shows of a list: part `number` of so many. `place` and `whole` count pledges.

    Only a whole list has filters: on a part they would find what is in that part alone.
    """

    address: str
    pledges: Sequence[ListedPledge]
    number: int
    of: int
    place: int
    whole: int
    filters: Filters | None

    @property
    def most(self) -> int:
        return MOST_IN_A_PART

    @property
    def orders(self) -> tuple[str, ...]:
        return ORDERS

    @property
    def scripts(self) -> tuple[str, ...]:
        return ("pledge_list.js",) if self.filters else ()


def first_part(edition: Edition, address: str, pledges: Sequence[ListedPledge]) -> ListPart:
    """The list, or its first part, for the page at this address. The others are `later_parts`."""
    return _part(edition, address, pledges, 1)


def list_chapters(edition: Edition) -> Iterator[Chapter]:
    lists = edition.lists
    heading, home = edition.say("list.heading"), (Crumb(edition.say("list.heading"), addresses.PLEDGES),)
    yield _chapter(edition, addresses.PLEDGES, heading, lists.every, ())
    for state, of_state in lists.by_state.items():
        words = state_in_words(edition, state)
        title = edition.say("list.overdue") if state == OVERDUE else edition.say("list.of_status", status=words)
        yield _chapter(edition, addresses.of_status(state), title, of_state, home)
    for year, of_year in lists.by_year.items():
        yield _chapter(edition, addresses.of_year(year), edition.say("list.of_year", year=year), of_year, home)
    yield Chapter(addresses.STATUSES, lambda: [statuses_page(edition)])


def statuses_page(edition: Edition) -> Page:
    numbers = {state: len(pledges) for state, pledges in edition.lists.by_state.items()}
    said = {verdict.value for verdict in Verdict}
    return Page(
        address=addresses.STATUSES,
        template="statuses.html",
        title=edition.say("statuses.heading"),
        description=edition.say("statuses.description"),
        shown={
            "statuses": tuple((status, numbers[status], status.value in said) for status in Status),
            "overdue": numbers[OVERDUE],
        },
        changed=_changed(edition, edition.lists.every),
    )


def _chapter(
    edition: Edition, address: str, title: str, pledges: Sequence[ListedPledge], trail: tuple[Crumb, ...]
) -> Chapter:
    return Chapter(address, partial(_pages, edition, address, title, pledges, trail))


def _pages(
    edition: Edition, address: str, title: str, pledges: Sequence[ListedPledge], trail: tuple[Crumb, ...]
) -> Iterator[Page]:
    part = first_part(edition, address, pledges)
    yield _page(edition, part, title, trail, _ready_made(edition) if address == addresses.PLEDGES else {})
    yield from later_parts(edition, address, title, pledges, trail)


def later_parts(
    edition: Edition, address: str, title: str, pledges: Sequence[ListedPledge], trail: tuple[Crumb, ...] = ()
) -> Iterator[Page]:
    """The pages of a list after that of `first_part`."""
    for number in range(2, _parts(pledges) + 1):
        part = _part(edition, address, pledges, number)
        part_title = edition.say("list.part", title=title, number=number, of=part.of)
        yield _page(edition, part, part_title, (*trail, Crumb(title, address)), {})


def _page(
    edition: Edition, part: ListPart, title: str, trail: tuple[Crumb, ...], ready_made: Mapping[str, object]
) -> Page:
    return Page(
        address=addresses.of_part(part.address, part.number),
        template="pledges.html",
        title=title,
        description=edition.say("list.description", title=title),
        shown={"part": part, "ready_made": ready_made},
        changed=_changed(edition, part.pledges),
        trail=trail,
        scripts=part.scripts,
    )


def _part(edition: Edition, address: str, pledges: Sequence[ListedPledge], number: int) -> ListPart:
    before = (number - 1) * MOST_IN_A_PART
    is_whole = len(pledges) <= MOST_IN_A_PART
    return ListPart(
        address=address,
        pledges=pledges[before : before + MOST_IN_A_PART],
        number=number,
        of=_parts(pledges),
        place=before + 1,
        whole=len(pledges),
        filters=filters_of(edition, pledges) if is_whole and len(pledges) > 1 else None,
    )


def _parts(pledges: Sequence[ListedPledge]) -> int:
    return max(1, -(-len(pledges) // MOST_IN_A_PART))


def _ready_made(edition: Edition) -> Mapping[str, object]:
    """The lists that hold some of all pledges, each with their number; for a reader without the filters."""
    lists = edition.lists
    return {
        "statuses": tuple((status, len(lists.by_state[status])) for status in Status if lists.by_state[status]),
        "overdue": len(lists.by_state[OVERDUE]),
        "years": year_choices(edition, lists.every),
        "areas": area_choices(edition, lists.every),
        "parties": party_choices(edition, lists.every),
    }


def _changed(edition: Edition, pledges: Sequence[ListedPledge]) -> PartialDate:
    """An empty list, and the words of a page without any, are as old as this version."""
    return latest(one.facts.changed for one in pledges) or edition.register.updated or exact(RELEASED)
