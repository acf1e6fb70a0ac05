"""Everything that has happened in the register, found once for all languages, and which page's feed tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from pledgebook.model.agreement import Agreement
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.changes import Changes
from pledgebook.publishing.feeds.event import Event, EventKind
from pledgebook.publishing.feeds.events_of_changes import events_of_changes
from pledgebook.publishing.feeds.events_of_records import events_of_records
from pledgebook.publishing.feeds.known_days import KnownDays

# So many are in an archive, and at least half as many in the feed itself.
IN_AN_ARCHIVE = 100
_FEWEST_IN_A_FEED = 50

# Where so much has happened, the archives of the register, of a county and of the police would be as large as all pages
# together. A feed that would have more archives than this then has none: what is in them is in those of its areas.
_LARGE = 3_000
_MOST_ARCHIVES = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The events of one file of a feed by their names, oldest first, and how many archives the feed has."""

    names: tuple[str, ...]
    archives: int


class Events:
    """Feeds are known by the address of their page, `` for that of the whole register."""

    def __init__(self, register: Register, changes: Changes, first_seen: Mapping[str, date], today: date) -> None:
        self._register = register
        self._changes = changes
        self._first_seen = first_seen
        self._today = today

    @cached_property
    def by_name(self) -> Mapping[str, Event]:
        """Every event in the order in which it became known."""
        known = KnownDays(self._register, self._first_seen, self._today)
        found = chain(
            events_of_records(self._register, known, self._today),
            events_of_changes(self._register, self._changes, known),
        )
        return {event.name: event for event in sorted(found, key=lambda event: event.order)}

    @cached_property
    def by_agreement(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((event.agreement, name) for name, event in self.by_name.items())

    @cached_property
    def by_pledge(self) -> Mapping[str, tuple[str, ...]]:
        """By full id: what is about the pledge itself, and what happens to all pledges of its agreement."""
        return _grouped((full_id, name) for name, event in self.by_name.items() for full_id in self._pledges_of(event))

    def _pledges_of(self, event: Event) -> Iterable[str]:
        if event.pledges or event.kind not in (EventKind.AMENDMENT, EventKind.OVERDUE_REPORT):
            return event.pledges
        return (pledge.full_id for pledge in self._register.agreements[event.agreement].pledges)

    @cached_property
    def by_area(self) -> Mapping[str, tuple[str, ...]]:
        """Of the agreements that the page of the area shows: those that hold in it, or in an area within it."""
        return {area: self._of(agreements) for area, agreements in self._register.agreements_by_area.items()}

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[str, ...]]:
        """Of the agreements in which the actor is named, or that it has reported on."""
        found: dict[str, dict[str, Agreement]] = defaultdict(dict)
        agreements = self._register.agreements
        for actor, its in self._register.agreements_by_actor.items():
            found[actor] |= {agreement.id: agreement for agreement in its}
        for by in (self._register.pledges_by_party, self._register.pledges_by_helper):
            for actor, pledges in by.items():
                found[actor] |= {pledge.agreement_id: agreements[pledge.agreement_id] for pledge in pledges}
        for actor, follow_ups in self._register.follow_ups_by_party.items():
            found[actor] |= {one.agreement.id: agreements[one.agreement.id] for one in follow_ups}
        return {actor: self._of(its.values()) for actor, its in found.items()}

    def _of(self, agreements: Iterable[Agreement]) -> tuple[str, ...]:
        names = chain.from_iterable(self.by_agreement[agreement.id] for agreement in agreements)
        return tuple(sorted(names, key=self._places.__getitem__))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.by_name)}

    @cached_property
    def newest(self) -> Mapping[str, Names]:
        """What each feed itself has, by the address of its page."""
        found: dict[str, Names] = {}
        for address, names in self._feeds():
            earlier, archives = self._parts(names)
            found[address] = Names(names[earlier:], archives)
        return found

    @cached_property
    def archives(self) -> Mapping[tuple[str, int], Names]:
        """What each archive of a feed has, by the address of the page and its number; the oldest is the first.

        An archive tells of the next as soon as there is one, and is else as it was.
        """
        found: dict[tuple[str, int], Names] = {}
        for address, names in self._feeds():
            _, archives = self._parts(names)
            for number in range(1, archives + 1):
                last = number * IN_AN_ARCHIVE
                found[address, number] = Names(names[last - IN_AN_ARCHIVE : last], min(number + 1, archives))
        return found

    def _parts(self, names: Sequence[str]) -> tuple[int, int]:
        """How many events are in archives or, where there are too many, in none; and the number of archives."""
        full = max(0, (len(names) - _FEWEST_IN_A_FEED) // IN_AN_ARCHIVE)
        has_archives = full <= _MOST_ARCHIVES or len(self.by_name) < _LARGE
        return full * IN_AN_ARCHIVE, full if has_archives else 0

    def _feeds(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        register = self._register
        yield addresses.START, tuple(self.by_name)
        yield from ((addresses.of_area(area), self.by_area.get(area, ())) for area in register.areas)
        yield from ((addresses.of_actor(actor), self.by_actor.get(actor, ())) for actor in register.actors)
        yield from ((addresses.of_agreement(one), self.by_agreement[one]) for one in register.agreements)
        yield from ((addresses.of_pledge(one), self.by_pledge.get(one, ())) for one in register.pledges)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return {key: tuple(names) for key, names in found.items()}
