"""Everyone named in a register, the places they answer for, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.reference import Reference
from pledgebook.span import Span


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
class Actor:
    """One who promises (a party) or helps (supporting): which of them is said by the agreement, not here.

    `reviewers` are the accounts that look at changes of its records where the repository is kept: not published.
    """

    id: str
    kind: ActorKind
    name: Text
    also: tuple[str, ...]
    url: str | None
    reviewers: tuple[str, ...]
    span: Span


class AreaKind(StrEnum):
    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    LOCALITY = "locality"
    PLACE = "place"
    POLICE_DISTRICT = "police-district"
    COUNTY = "county"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Area:
    """A place on the map. `part_of` may name several: a city district lies in its city and in a police district."""

    id: str
    kind: AreaKind
    code: str | None
    name: Text
    part_of: tuple[Reference, ...]
    span: Span


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
