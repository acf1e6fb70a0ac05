"""What a list of pledges can be narrowed by on its page: of each kind, the choices that occur in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.agreement import FocusArea
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.lists_of_pledges import OVERDUE, STATES, ListedPledge
from pledgebook.publishing.saying import alphabetical


@dataclass(frozen=True, slots=True)
class Choice:
    """`value` stands in addresses that people share. `language` is that of `name`, and `number` counts pledges."""

    value: str
    name: str
    language: str
    number: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow a list by. `kind` is its word in addresses: status, area, year, party or focus."""

    kind: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of one list, and the values of its focus areas: equal names are one choice."""

    every: tuple[Filter, ...]
    focus_values: Mapping[str, str]

    def values_of(self, one: ListedPledge) -> Mapping[str, str]:
        """By which values of each filter a pledge is found, with a space between them."""
        focus = (self.focus_values[_full_id(one, reference.id)] for reference in one.stands.focus)
        values: Mapping[str, Iterable[str]] = {
            "status": one.states,
            "area": one.found_in,
            "year": map(str, one.years),
            "party": (reference.id for reference in one.stands.by),
            "focus": dict.fromkeys(focus),
        }
        return {found.kind: " ".join(values[found.kind]) for found in self.every}


def filters_of(edition: Edition, pledges: Sequence[ListedPledge]) -> Filters:
    """Linear in the pledges. A filter without two choices is none, as there is nothing to choose."""
    full_ids = dict.fromkeys(_full_id(one, reference.id) for one in pledges for reference in one.stands.focus)
    focus_areas = {full_id: edition.register.focus_areas[full_id] for full_id in full_ids}
    focus_values = _focus_values(focus_areas)
    kinds = {
        "area": area_choices(edition, pledges),
        "year": year_choices(edition, pledges),
        "party": party_choices(edition, pledges),
        "focus": _focus(edition, pledges, focus_areas, focus_values),
        "status": _states(edition, pledges),
    }
    found = ((kind, tuple(choices)) for kind, choices in kinds.items())
    return Filters(tuple(Filter(kind, choices) for kind, choices in found if len(choices) > 1), focus_values)


def state_in_words(edition: Edition, state: str) -> str:
    return edition.say("overdue.mark" if state == OVERDUE else f"status.{state}")


def _states(edition: Edition, pledges: Sequence[ListedPledge]) -> Iterator[Choice]:
    numbers = Counter(state for one in pledges for state in one.states)
    for state in STATES:
        if numbers[state]:
            yield Choice(state, state_in_words(edition, state), edition.language, numbers[state])


def area_choices(edition: Edition, pledges: Sequence[ListedPledge]) -> Sequence[Choice]:
    numbers = Counter(area for one in pledges for area in one.found_in)
    names = {area: edition.area(area).present_name for area in numbers}
    return _in_order(_named(edition, area, names[area], number) for area, number in numbers.items())


def party_choices(edition: Edition, pledges: Sequence[ListedPledge]) -> Sequence[Choice]:
    numbers = Counter(reference.id for one in pledges for reference in one.stands.by)
    names = {party: edition.actor(party).present_name for party in numbers}
    return _in_order(_named(edition, party, names[party], number) for party, number in numbers.items())


def year_choices(edition: Edition, pledges: Sequence[ListedPledge]) -> Sequence[Choice]:
    numbers = Counter(year for one in pledges for year in one.years)
    years = sorted(numbers, reverse=True)
    return [Choice(str(year), str(year), edition.language, numbers[year]) for year in years]


def _focus(
    edition: Edition,
    pledges: Sequence[ListedPledge],
    focus_areas: Mapping[str, FocusArea],
    values: Mapping[str, str],
) -> Iterable[Choice]:
    numbers: Counter[str] = Counter()
    for one in pledges:
        numbers.update(dict.fromkeys((values[_full_id(one, ref.id)] for ref in one.stands.focus), 1))
    names: dict[str, Text] = {}
    for full_id, focus in focus_areas.items():
        names.setdefault(values[full_id], focus.name)
    return _in_order(_named(edition, value, names[value], number) for value, number in numbers.items())


def _focus_values(focus_areas: Mapping[str, FocusArea]) -> Mapping[str, str]:
    """The same name in several agreements is one choice, and its value the id that the newest of them gives it.

    Where another focus area has that id already, the value says whose it is: `vara-2020/trafik`.
    """
    value_of_name: dict[str, str] = {}
    taken: set[str] = set()
    for full_id, focus in focus_areas.items():
        name = focus.name.original.words.casefold()
        if name not in value_of_name:
            value_of_name[name] = full_id if focus.id in taken else focus.id
            taken.add(focus.id)
    return {full_id: value_of_name[focus.name.original.words.casefold()] for full_id, focus in focus_areas.items()}


def _full_id(one: ListedPledge, focus_id: str) -> str:
    return f"{one.stands.agreement_id}/{focus_id}"


def _named(edition: Edition, value: str, name: Text, number: int) -> Choice:
    version = name.version_in(edition.language)
    return Choice(value, version.words, version.language, number)


def _in_order(choices: Iterable[Choice]) -> Sequence[Choice]:
    return sorted(choices, key=lambda choice: alphabetical(choice.name))
