"""Everyone named in a register, the places they answer for, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate
from pledgebook.model.reference import Reference
from pledgebook.model.source import Source
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Renaming:
    """A new name and the day from which it is borne."""

    name: Text
    date: PartialDate
    reason: Text | None
    source: Source | None
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """Who or what keeps its id whatever it is called. `name` is the first name in the register, under which pledges
    were given; `renamed` are the names after it, in order. `succeeded_by` is the one that took over when it ceased.
    """

    id: str
    name: Text
    renamed: tuple[Renaming, ...]
    succeeded_by: Reference | None
    span: Span

    @property
    def present_name(self) -> Text:
        return self.renamed[-1].name if self.renamed else self.name

    def name_on(self, day: date) -> Text:
        names = [self.name, *(renaming.name for renaming in self.renamed if renaming.date.first_day <= day)]
        return names[-1]

    @property
    def earlier_names(self) -> tuple[tuple[Text, PartialDate], ...]:
        """Each name that is no longer borne, with the day from which another was."""
        names = [self.name, *(renaming.name for renaming in self.renamed)]
        return tuple(zip(names, (renaming.date for renaming in self.renamed), strict=False))


class ActorKind(StrEnum):
    POLICE = "police"
    MUNICIPALITY = "municipality"
    AUTHORITY = "authority"
    PUBLIC_COMPANY = "public-company"
    COMPANY = "company"
    ASSOCIATION = "association"
    GROUP = "group"

    @property
    def is_public(self) -> bool:
        """Whether it is a public body in the sense of the law on accessibility (2018:1937)."""
        return self in (ActorKind.POLICE, ActorKind.MUNICIPALITY, ActorKind.AUTHORITY, ActorKind.PUBLIC_COMPANY)


@dataclass(frozen=True, slots=True)
class Actor(Named):
    """One who promises (a party) or helps (supporting): which of them is said by the agreement, not here.

    `organisation_number` is as written: ten digits, maybe with a hyphen. `reviewers` are the accounts that look at
    changes of its records where the repository is kept: not published.
    """

    kind: ActorKind
    also: tuple[str, ...]
    url: str | None
    organisation_number: str | None
    reviewers: tuple[str, ...]


class AreaKind(StrEnum):
    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    LOCALITY = "locality"
    PLACE = "place"
    POLICE_DISTRICT = "police-district"
    COUNTY = "county"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Area(Named):
    """A place on the map. `part_of` may name several: a city district lies in its city and in a police district."""

    kind: AreaKind
    code: str | None
    part_of: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to at a party. No areas means all of them."""

    id: str
    party: Reference
    areas: tuple[Reference, ...]
    role: Text
    name: str | None
    email: str | None
    phone: str | None
    invitation: Text | None
    span: Span
