"""What was changed after signing: appended to the record, never in place of what was signed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.reference import Reference
from pledgebook.model.reporting import Reporting
from pledgebook.model.source import Source
from pledgebook.model.target import Target
from pledgebook.span import Span

SIGNED = "signed"


class AmendmentKind(StrEnum):
    EXTENDED = "extended"
    CLARIFIED = "clarified"
    TARGET_CHANGED = "target-changed"
    PARTIES_CHANGED = "parties-changed"
    MOVED = "moved"
    REPLACED_BY = "replaced-by"
    SPLIT_INTO = "split-into"
    CARRIED_OVER_TO = "carried-over-to"
    WITHDRAWN = "withdrawn"
    TYPO = "typo"
    TRANSLATION = "translation"
    TRANSCRIPTION = "transcription"


# Our copy was mended; the promise itself never changed.
LIGHT_KINDS = frozenset({AmendmentKind.TYPO, AmendmentKind.TRANSLATION, AmendmentKind.TRANSCRIPTION})
SUCCESSION_KINDS = frozenset({AmendmentKind.REPLACED_BY, AmendmentKind.SPLIT_INTO, AmendmentKind.CARRIED_OVER_TO})

_OF_DAYS = frozenset({"period", "reporting"})


@dataclass(frozen=True, slots=True)
class Decider:
    party: Reference
    role: Text | None


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, when, and where it is written. A claim with a source, not a proof."""

    date: PartialDate | None
    by: tuple[Decider, ...]
    source: Source | None


@dataclass(frozen=True, slots=True)
class NewValues:
    """The whole new value of each field that an amendment sets; None or empty where it sets nothing.

    `given` are the names of all that it sets, `taken_away` of those in which nothing stands from now on.
    """

    words: Text | None
    title: Text | None
    target: Target | None
    by: tuple[Reference, ...]
    helpers: tuple[Reference, ...]
    focus: tuple[Reference, ...]
    areas: tuple[Reference, ...]
    groups: tuple[Text, ...]
    is_conditional: bool
    period: Period | None
    period_as_signed: str | None
    signed: PartialDate | None
    reporting: Reporting | None
    given: frozenset[str]
    taken_away: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Amendment:
    """`after` names the entry it builds on: `signed`, or the id of the amendment before it.

    `source` is the signed document where our copy of it was wrong.
    """

    id: str
    after: Reference
    kind: AmendmentKind
    applies_from: PartialDate | None
    entered: PartialDate | None
    decision: Decision | None
    reason: Text | None
    source: Source | None
    now: NewValues | None
    successors: tuple[Reference, ...]
    moved_to: Source | None
    span: Span

    @property
    def is_light(self) -> bool:
        return self.kind in LIGHT_KINDS

    @property
    def is_ending(self) -> bool:
        """Whether nothing is promised here any more: it was withdrawn, or goes on elsewhere."""
        has_left = self.kind is AmendmentKind.MOVED and self.moved_to is not None
        return has_left or self.kind is AmendmentKind.WITHDRAWN or self.kind in SUCCESSION_KINDS

    @property
    def sets_days(self) -> bool:
        """Whether it sets anew when the agreement begins or ends, or when reports are due."""
        return self.now is not None and not _OF_DAYS.isdisjoint((*self.now.given, *self.now.taken_away))

    def is_in_force_on(self, day: datetime.date) -> bool:
        """Mended copies count from the start: the promise was never another."""
        return self.is_light or self.date is None or self.date.last_day <= day

    @property
    def date(self) -> PartialDate | None:
        """The day it applies from, or else was decided, or else was entered."""
        decided = self.decision.date if self.decision else None
        return self.applies_from or decided or self.entered
