"""The municipalities of the made-up country, with what lies in them and who acts there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.made_up.turns import Turns
from tests.made_up.vocabulary import vocabulary

# The day on which the register was last written: the year before is over and has been reported on.
TODAY = date(2026, 3, 1)
PLEDGES = 8

_COUNTIES = 21
_MUNICIPALITIES_IN_POLICE_DISTRICT = 3
_LETTERS = str.maketrans("åäöÅÄÖ", "aaoaao")


@dataclass(frozen=True, slots=True)
class Size:
    """How many municipalities sign an agreement a year, and for how many years. The seed makes another country."""

    municipalities: int
    years: int
    seed: int = 1

    @property
    def turns(self) -> Turns:
        return Turns(self.seed)

    @property
    def all_years(self) -> range:
        return range(TODAY.year - self.years, TODAY.year)


NATIONAL = Size(290, 10)
TENTH = Size(29, 10)


@dataclass(frozen=True, slots=True)
class Municipality:
    """`helpers` are the ids of actors who may take part; `districts` those in which there are agreements as well."""

    number: int
    id: str
    name: str
    county: int
    police_district: int
    districts: tuple[str, ...]
    helpers: tuple[str, ...]

    @property
    def actor(self) -> str:
        return f"{self.id}-kommun"

    @property
    def locality(self) -> str:
        return f"{self.id}-{slug(vocabulary()['names']['localities'][self.number % 4])}"

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(f"{self.id}-{slug(name)}" for name in vocabulary()["names"]["places"][: 1 + self.number % 2])


def municipalities(size: Size) -> Iterator[Municipality]:
    names, turns = _names(size), size.turns
    counties = min(_COUNTIES, 1 + size.municipalities // 4)
    for number, name in enumerate(names):
        its_id = slug(name)
        helpers = [
            *([f"{its_id}-bostader"] if turns.come("housing", number, 4) else []),
            *([f"nattvandrarna-{its_id}"] if turns.come("walkers", number, 3) else []),
            *([f"{its_id}-centrum"] if turns.come("centre", number, 5) else []),
            *([f"{its_id}-bra"] if turns.come("council", number, 6) else []),
            *(["trafikverket"] if turns.come("authority", number, 4) else []),
        ]
        districts = (f"{its_id}-norra", f"{its_id}-sodra") if turns.come("districts", number, 5) else ()
        county, police_district = number % counties, number // _MUNICIPALITIES_IN_POLICE_DISTRICT
        yield Municipality(number, its_id, name, county, police_district, districts, tuple(helpers))


def slug(name: str) -> str:
    return name.translate(_LETTERS).lower().replace(" ", "-")


def _names(size: Size) -> list[str]:
    """As many as are needed, put together of syllables; no two with the same id."""
    words = vocabulary()["names"]
    names = [first + last for first in words["first"] for last in words["last"]]
    Random(size.seed).shuffle(names)
    return list({slug(name): name for name in names}.values())[: size.municipalities]
