"""Two pages of what has changed: what the parties changed in their pledges and reports, and what was set right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook import RELEASED
from pledgebook.model.dates import PartialDate, exact
from pledgebook.publishing import addresses
from pledgebook.publishing.declared_changes import DeclaredChange, Family, latest_day
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.page import Crumb, Page
from pledgebook.publishing.said_before import said_otherwise

# Each is told in full, so that more would be slow to load on a phone.
MOST_IN_A_PART = 200


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes under one heading: those of a month, those without a day, or those still to come into force."""

    id: str
    heading: str
    changes: tuple[DeclaredChange, ...]


@dataclass(frozen=True, slots=True)
class PartOfChanges:
    """What one page shows of its changes: part `number` of so many. `first`, `last` and `whole` count changes."""

    address: str
    groups: tuple[ChangeGroup, ...]
    number: int
    of: int
    first: int
    last: int
    whole: int


def change_pages(edition: Edition) -> Iterator[Page]:
    every = edition.changes
    yield from _pages(
        edition,
        "changes",
        addresses.CHANGES,
        [change for change in every if change.family in (Family.BY_PARTIES, Family.REPORTS)],
    )
    # The families are apart here, so that nobody takes our mistakes for those of the parties.
    families = (Family.BY_LAW, Family.OUR_COPY, Family.REPORTS)
    set_right = [change for family in families for change in every if change.family is family]
    yield from _pages(edition, "corrections", addresses.CORRECTIONS, set_right)


def _pages(edition: Edition, name: str, address: str, changes: Sequence[DeclaredChange]) -> Iterator[Page]:
    heading = edition.say(f"change.page.{name}.heading")
    other = "corrections" if name == "changes" else "changes"
    said = said_otherwise(edition.language) if name == "changes" else ()
    changed = latest_day(changes) or edition.register.updated or exact(RELEASED)
    for part in _parts(edition, name, address, changes):
        title = heading if part.number == 1 else _title_of_part(edition, heading, part)
        yield Page(
            address=addresses.of_part(address, part.number),
            template="changes.html",
            title=title,
            description=edition.say(f"change.page.{name}.description"),
            shown={
                "part": part,
                "name": name,
                "other": addresses.NAMED_PAGES[other],
                "other_name": other,
                "said_otherwise": said if part.number == 1 else (),
            },
            changed=latest([changed, *(exact(one.day) for one in said)]),
            trail=(Crumb(heading, address),) if part.number > 1 else (),
        )


def _title_of_part(edition: Edition, heading: str, part: PartOfChanges) -> str:
    return edition.say("list.part", title=heading, number=part.number, of=part.of)


def _parts(edition: Edition, name: str, address: str, changes: Sequence[DeclaredChange]) -> Iterator[PartOfChanges]:
    of = max(1, -(-len(changes) // MOST_IN_A_PART))
    for number in range(1, of + 1):
        before = (number - 1) * MOST_IN_A_PART
        some = changes[before : before + MOST_IN_A_PART]
        yield PartOfChanges(
            address=address,
            groups=tuple(_groups(edition, some, with_family=name == "corrections")),
            number=number,
            of=of,
            first=before + 1,
            last=before + len(some),
            whole=len(changes),
        )


def _groups(edition: Edition, changes: Sequence[DeclaredChange], *, with_family: bool) -> Iterator[ChangeGroup]:
    found: dict[tuple[str, str], list[DeclaredChange]] = {}
    for change in changes:
        when, heading = _group_of(edition, change)
        if with_family:
            family = change.family.value
            when = f"{family}-{when}"
            heading = edition.say("change.group", family=edition.say(f"change.family.{family}"), when=heading)
        found.setdefault((when, heading[:1].upper() + heading[1:]), []).append(change)
    for (group_id, heading), some in found.items():
        yield ChangeGroup(group_id, heading, tuple(some))


def _group_of(edition: Edition, change: DeclaredChange) -> tuple[str, str]:
    """The id and the heading of the group that a change stands in."""
    day = change.day
    if change.is_coming:
        return "coming", edition.say("amendment.coming")
    if day is None:
        return "undated", edition.say("change.undated")
    if day.month is None:
        return f"y{day.year:04}", edition.say("change.month_unknown", year=day.year)
    month = PartialDate(day.year, day.month)
    return f"m{month}", edition.saying.day_in_words(month)
