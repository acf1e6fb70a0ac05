"""The lists of pledges: all of them, by status, by year, and the later parts of long ones; and what statuses mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
from pledgebook.publishing.lists_of_pledges import MOST_IN_A_PART, OVERDUE, ListedPledge
from pledgebook.publishing.page import Crumb, Page

# The first is the order of every list on the server; pledge_list.js knows all of them.
ORDERS = ("newest", "oldest", "status", "party", "name")


@dataclass(frozen=True, slots=True)
class ListPart:
    """What one page shows of the list that begins at `address`: as in Part.

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


def part_of_list(edition: Edition, address: str, number: int = 1) -> ListPart:
    """The list, or a part of it. The first part is on the page at the list's address, the others are `later_parts`."""
    part = edition.lists.parts[address, number]
    has_filters = part.of == 1 and part.whole > 1
    filters = filters_of(edition, part.pledges) if has_filters else None
    return ListPart(address, part.pledges, part.number, part.of, part.place, part.whole, filters)


def list_chapters(edition: Edition) -> Iterator[Chapter]:
    heading, home = edition.say("list.heading"), (Crumb(edition.say("list.heading"), addresses.PLEDGES),)
    yield from _chapters(edition, addresses.PLEDGES, heading, ())
    for state in edition.lists.by_state:
        words = state_in_words(edition, state)
        title = edition.say("list.overdue") if state == OVERDUE else edition.say("list.of_status", status=words)
        yield from _chapters(edition, addresses.of_status(state), title, home)
    for year in edition.lists.by_year:
        yield from _chapters(edition, addresses.of_year(year), edition.say("list.of_year", year=year), home)
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


def _chapters(edition: Edition, address: str, title: str, trail: tuple[Crumb, ...]) -> Iterator[Chapter]:
    yield Chapter(address, lambda: [_first_page(edition, address, title, trail)])
    yield from later_parts(edition, address, lambda: title, trail)


def _first_page(edition: Edition, address: str, title: str, trail: tuple[Crumb, ...]) -> Page:
    ready_made = _ready_made(edition) if address == addresses.PLEDGES else {}
    return _page(edition, part_of_list(edition, address), title, trail, ready_made)


def later_parts(
    edition: Edition, address: str, title: Callable[[], str], trail: tuple[Crumb, ...] = ()
) -> Iterator[Chapter]:
    """The pages of a list after the first, each a chapter of its own: what changes is seldom in all of them."""
    for number in range(2, edition.lists.numbers_of_parts[address] + 1):
        yield Chapter(addresses.of_part(address, number), partial(_later_page, edition, address, title, trail, number))


def _later_page(
    edition: Edition, address: str, title: Callable[[], str], trail: tuple[Crumb, ...], number: int
) -> Iterator[Page]:
    part = part_of_list(edition, address, number)
    part_title = edition.say("list.part", title=title(), number=number, of=part.of)
    yield _page(edition, part, part_title, (*trail, Crumb(title(), address)), {})


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
