"""A prose page: what the site says besides its records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.verdict import Status
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class ProsePage:
    """`name` is its address below the language's root: `om-medborgarloften`, or `` for a folder's index.md."""

    name: str
    language: str
    title: str
    description: str
    updated: PartialDate
    body: str
    body_span: Span
    directives: tuple[Directive, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word explained. `also` are further forms of it; all forms are linked where they occur if `is_linked`."""

    id: str
    name: Text
    meaning: Text
    also: tuple[str, ...]
    is_linked: bool = True


class DirectiveKind(StrEnum):
    """The lists that a prose page can embed."""

    PLEDGES = "pledges"
    AGREEMENTS = "agreements"
    FOLLOW_UPS = "follow-ups"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Directive:
    """A generated list in a prose page. What is None does not narrow it. Lines count from 0 in the page's body."""

    kind: DirectiveKind
    agreement: str | None
    area: str | None
    by: str | None
    focus: str | None
    status: Status | None
    period: Period | None
    limit: int | None
    first_line: int
    last_line: int
