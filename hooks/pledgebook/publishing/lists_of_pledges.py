"""Which pledges a list holds: all of them, those of a status, of a year, of an area, or of a party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from pledgebook.model.actor import Actor, Area
from pledgebook.model.agreement import Agreement, FocusArea
from pledgebook.model.dates import Period
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference, ids
from pledgebook.model.register import Register
from pledgebook.model.verdict import Status
from pledgebook.publishing import addresses
from pledgebook.publishing.facts import AgreementFacts, Facts, PledgeFacts

K = TypeVar("K")

# Stands beside the statuses where one is chosen: a report on the agreement is overdue.
OVERDUE = "overdue"

STATES = (*(status.value for status in Status), OVERDUE)

# What a phone can still show and a script still sort in no time.
MOST_IN_A_PART = 500

# A longer period is open since long, or a typing mistake. It is found under the latest of its years.
_MOST_YEARS = 50


@dataclass(frozen=True, slots=True)
class ListedPledge:
    """A pledge with what a list tells of it and by what it can be found.

    `areas` are where it holds, `found_in` the ids of those and of all areas around them. `states` are its status
    and, where that is so, `OVERDUE`; `rank` is the place of the status in its scale.
    """

    facts: PledgeFacts
    stands: Pledge
    agreement: AgreementFacts
    period: Period
    areas: tuple[Reference, ...]
    found_in: tuple[str, ...]
    years: tuple[int, ...]
    states: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a list: part `number` of so many. `place` and `whole` count pledges."""

    pledges: tuple[ListedPledge, ...]
    number: int
    of: int
    place: int
    whole: int


class ListsOfPledges:
    """Every list of a register on a day. In each, the pledges of the newest agreement are first."""

    def __init__(self, register: Register, facts: Facts) -> None:
        self._register = register
        self._facts = facts

    @cached_property
    def every(self) -> tuple[ListedPledge, ...]:
        return tuple(listed for facts in self._facts.agreements.values() for listed in self._listed(facts))

    @cached_property
    def by_state(self) -> Mapping[str, tuple[ListedPledge, ...]]:
        """By status, and those whose report is overdue; each of them is there, also without a pledge."""
        found = _grouped(self.every, lambda one: one.states)
        return {state: found.get(state, ()) for state in STATES}

    @cached_property
    def by_year(self) -> Mapping[int, tuple[ListedPledge, ...]]:
        """By each year that the agreement's period touches, the latest year first."""
        return dict(sorted(_grouped(self.every, lambda one: one.years).items(), reverse=True))

    @cached_property
    def by_area(self) -> Mapping[str, tuple[ListedPledge, ...]]:
        return _grouped(self.every, lambda one: one.found_in)

    @cached_property
    def parts(self) -> Mapping[tuple[str, int], Part]:
        """Every part of every list that has an address, by that and its number. A list without pledges has one too."""
        return {
            (address, part.number): part for address, pledges in self._by_address() for part in _parts(tuple(pledges))
        }

    @cached_property
    def numbers_of_parts(self) -> Mapping[str, int]:
        return {address: part.of for (address, _), part in self.parts.items()}

    def _by_address(self) -> Iterator[tuple[str, Sequence[ListedPledge]]]:
        yield addresses.PLEDGES, self.every
        yield from ((addresses.of_status(state), pledges) for state, pledges in self.by_state.items())
        yield from ((addresses.of_year(year), pledges) for year, pledges in self.by_year.items())
        for area in self._register.areas:
            yield addresses.of_area(area), self.by_area.get(area, ())
        for actor in self._register.actors:
            yield addresses.of_actor(actor), self.of(self._register.pledges_by_party.get(actor, ()))

    def of(self, pledges: Iterable[Pledge]) -> tuple[ListedPledge, ...]:
        """These pledges, in their order."""
        return tuple(self._by_id[pledge.full_id] for pledge in pledges)

    @cached_property
    def _by_id(self) -> Mapping[str, ListedPledge]:
        return {one.stands.full_id: one for one in self.every}

    def _listed(self, facts: AgreementFacts) -> Iterator[ListedPledge]:
        agreement = facts.agreement.stands
        years = years_of(agreement.period, self._facts.today)
        overdue = (OVERDUE,) if facts.reporting.overdue else ()
        for one in facts.pledges:
            stands = one.pledge.stands
            yield ListedPledge(
                facts=one,
                stands=stands,
                agreement=facts,
                period=agreement.period,
                areas=stands.areas or agreement.areas,
                found_in=self._found_in(stands, agreement),
                years=years,
                states=(one.status.value, *overdue),
                rank=STATES.index(one.status.value),
            )

    def _found_in(self, pledge: Pledge, agreement: Agreement) -> tuple[str, ...]:
        """Where the pledge holds and around that. A place that lies nowhere lies where its agreement holds."""
        own, whole = self._around(pledge.areas), self._around(agreement.areas)
        return own if set(own) & set(ids(agreement.areas)) else tuple(dict.fromkeys(own + whole))

    def _around(self, areas: Iterable[Reference]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(up for area in areas for up in self._register.areas_around(area.id)))


def named_in(
    register: Register, listed: ListedPledge
) -> tuple[tuple[Actor, ...], tuple[Area, ...], tuple[FocusArea, ...]]:
    """Those whom a list names with a pledge: who gave it, where it holds, and under which focus areas."""
    stands = listed.stands
    return (
        tuple(register.actors[giver.id] for giver in stands.by),
        tuple(register.areas[area.id] for area in listed.areas),
        tuple(register.focus_areas[f"{stands.agreement_id}/{focus.id}"] for focus in stands.focus),
    )


def _parts(pledges: tuple[ListedPledge, ...]) -> Iterator[Part]:
    of = max(1, -(-len(pledges) // MOST_IN_A_PART))
    for number in range(1, of + 1):
        before = (number - 1) * MOST_IN_A_PART
        yield Part(pledges[before : before + MOST_IN_A_PART], number, of, before + 1, len(pledges))


def years_of(period: Period, today: date) -> tuple[int, ...]:
    """The years that a period is known to touch, the first one first; an open one reaches to this year."""
    bounds = [end.year for end in (period.start, period.end) if end is not None]
    if not bounds:
        return ()
    last = max(bounds[-1], today.year) if period.is_open else bounds[-1]
    return tuple(range(max(bounds[0], last - _MOST_YEARS + 1), last + 1))


def _grouped(
    every: Iterable[ListedPledge], keys_of: Callable[[ListedPledge], Iterable[K]]
) -> dict[K, tuple[ListedPledge, ...]]:
    found: dict[K, list[ListedPledge]] = defaultdict(list)
    for one in every:
        for key in keys_of(one):
            found[key].append(one)
    return {key: tuple(pledges) for key, pledges in found.items()}
