"""The signed document of a period: who promises what, where, why, and how it will be reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import reduce

from pledgebook.language import Text
from pledgebook.model.amendment import Amendment
from pledgebook.model.count import Count
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.pledge import Pledge, successors_of, title_with
from pledgebook.model.redaction import Redaction
from pledgebook.model.reference import Reference
from pledgebook.model.reporting import Reporting
from pledgebook.model.source import Source
from pledgebook.model.target import Target
from pledgebook.span import Span


class EvidenceKind(StrEnum):
    """What a situation report is built on."""

    DIALOGUE = "dialogue"
    SURVEY = "survey"
    STAFF_DIALOGUE = "staff-dialogue"
    STATISTICS = "statistics"
    INTELLIGENCE = "intelligence"
    FORUM = "forum"
    RESEARCH = "research"
    EXPERIENCE = "experience"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing the situation report is built on, such as about 350 people met in dialogues."""

    kind: EvidenceKind
    date: Period | None
    count: Count | None
    of: Text | None
    words: Text | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    words: Text | None
    built_on: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A prioritised problem. `owners` are those who answer for it, where the agreement says so."""

    id: str
    agreement_id: str
    name: Text
    about: Text | None
    owners: tuple[Reference, ...]
    span: Span

    @property
    def full_id(self) -> str:
        return f"{self.agreement_id}/{self.id}"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Goal:
    """An intended effect or an indicator: it has results, but no giver and no status."""

    id: str
    words: Text
    better: Better | None
    target: Target | None
    span: Span


@dataclass(frozen=True, slots=True)
class Signatory:
    party: Reference
    role: Text


@dataclass(frozen=True, slots=True)
class Agreement:
    """`is_summary`: the words are our short text of what is known. `is_incomplete`: pledges are missing here."""

    id: str
    areas: tuple[Reference, ...]
    parties: tuple[Reference, ...]
    helpers: tuple[Reference, ...]
    groups: tuple[Text, ...]
    period: Period
    period_as_signed: str | None
    signed: PartialDate | None
    signatories: tuple[Signatory, ...]
    title: Text | None
    documents: tuple[Source, ...]
    under: Source | None
    words: Text | None
    situation: Situation | None
    focus_areas: tuple[FocusArea, ...]
    not_chosen: tuple[Text, ...]
    goals: tuple[Goal, ...]
    reporting: Reporting | None
    pledges: tuple[Pledge, ...]
    amendments: tuple[Amendment, ...]
    redactions: tuple[Redaction, ...]
    aliases: tuple[Reference, ...]
    is_summary: bool
    is_incomplete: bool
    is_draft: bool
    span: Span

    def pledge(self, pledge_id: str) -> Pledge | None:
        for pledge in self.pledges:
            if pledge.id == pledge_id:
                return pledge
        return None

    def focus_area(self, focus_id: str) -> FocusArea | None:
        for focus in self.focus_areas:
            if focus.id == focus_id:
                return focus
        return None

    def as_of(self, day: date) -> Agreement:
        """The agreement, and its pledges, without what is not yet in force on the day."""
        in_force = tuple(a for a in self.amendments if a.is_in_force_on(day))
        pledges = tuple(pledge.as_of(day) for pledge in self.pledges)
        # Nearly always all is, and to compare the same objects takes no time.
        if in_force == self.amendments and pledges == self.pledges:
            return self
        return replace(self, amendments=in_force, pledges=pledges)

    @property
    def first_day(self) -> date | None:
        """The day it was signed, or else the first day of its period, as far as it is known."""
        return self.signed.first_day if self.signed else self.period.first_day

    @property
    def has_ended(self) -> bool:
        """Whether it was withdrawn, replaced or moved elsewhere."""
        return any(amendment.is_ending for amendment in self.amendments)

    @property
    def successors(self) -> tuple[Reference, ...]:
        return successors_of(self.amendments)

    @property
    def stands(self) -> Agreement:
        """The agreement as it stands: the signed one with its amendments laid over it, in order."""
        return reduce(_amended, self.amendments, self)

    @property
    def as_it_stands(self) -> Agreement:
        """The agreement as it stands, with its pledges as they stand."""
        return replace(self.stands, pledges=tuple(pledge.stands for pledge in self.pledges))

    @property
    def states(self) -> tuple[tuple[Amendment | None, Agreement], ...]:
        return tuple(self._fold())

    def _fold(self) -> Iterator[tuple[Amendment | None, Agreement]]:
        state = self
        yield None, state
        for amendment in self.amendments:
            state = _amended(state, amendment)
            yield amendment, state


def _amended(agreement: Agreement, amendment: Amendment) -> Agreement:
    now = amendment.now
    if now is None:
        return agreement
    words = agreement.words.replaced_by(now.words) if agreement.words and now.words else agreement.words
    return replace(
        agreement,
        period=now.period or agreement.period,
        period_as_signed=now.period_as_signed or agreement.period_as_signed,
        signed=now.signed or agreement.signed,
        reporting=None if "reporting" in now.taken_away else now.reporting or agreement.reporting,
        words=words or now.words,
        title=title_with(agreement.title, now.title),
        parties=now.by or agreement.parties,
        helpers=now.helpers if "with" in now.given else agreement.helpers,
        areas=now.areas or agreement.areas,
        groups=now.groups if "groups" in now.given else agreement.groups,
    )
