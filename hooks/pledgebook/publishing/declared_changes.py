"""Every change that the records themselves declare, in one order: what was changed, when, by whom and why.

Nothing here asks git. What was changed without being declared is another question (history/).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from pledgebook.history.first_seen import name_of_amendment
from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind, Decision
from pledgebook.model.dates import PartialDate
from pledgebook.model.deciding import left_out_of_addition, left_out_of_amendment
from pledgebook.model.follow_up import FollowUp, Statement, Typo
from pledgebook.model.pledge import Added, Pledge
from pledgebook.model.redactable import RedactableRecord
from pledgebook.model.redaction import Redaction
from pledgebook.model.reference import Reference
from pledgebook.model.register import Register
from pledgebook.model.source import Source
from pledgebook.publishing import addresses
from pledgebook.publishing.changed_values import ChangedValue, changed_values
from pledgebook.publishing.facts import latest
from pledgebook.publishing.lateness import Late, Periods, is_after, lateness, period_on, periods_of
from pledgebook.publishing.removed_words import told_of


class Family(StrEnum):
    """Who changed what. A reader must never take one for another."""

    BY_PARTIES = "by-parties"
    REPORTS = "reports"
    OUR_COPY = "our-copy"
    BY_LAW = "by-law"


class OtherKind(StrEnum):
    """The kinds of change that are no amendment."""

    ADDED = "added"
    REPORT_CORRECTED = "report-corrected"
    STATEMENTS_WITHDRAWN = "statements-withdrawn"
    REPORT_TYPO = "report-typo"
    REMOVED = "removed"
    TRANSLATION_REVISED = "translation-revised"


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """What a correction says of a pledge, and what had been said; None if nothing."""

    pledge: Pledge
    before: Statement | None
    after: Statement


@dataclass(frozen=True, slots=True)
class DeclaredChange:
    """One change of one record. `place` is its place among the changes of the record, in the order written.

    `day` is as precise as it is known, None where it is not known at all. `is_coming`: decided, not yet in force.
    `unnamed` are those whose decision it took and whom the decision does not name.
    The record is as it stands now. Which of the last five are there depends on the kind.
    """

    family: Family
    kind: AmendmentKind | OtherKind
    day: PartialDate | None
    record: Agreement | Pledge | FollowUp
    place: int
    decision: Decision | None = None
    reason: Text | None = None
    source: Source | None = None
    unnamed: tuple[Reference, ...] = ()
    is_coming: bool = False
    late: Late | None = None
    values: tuple[ChangedValue, ...] = ()
    amendment: Amendment | None = None
    corrected: FollowUp | None = None
    statements: tuple[ChangedStatement, ...] = ()
    typo: Typo | None = None
    redaction: Redaction | None = None

    @property
    def record_id(self) -> str:
        return self.record.full_id if isinstance(self.record, Pledge) else self.record.id

    @property
    def name(self) -> str:
        """What the history calls it: an amendment by its record's id and its own."""
        return name_of_amendment(self.record_id, self.amendment.id) if self.amendment else self.record_id

    @property
    def address(self) -> str:
        """Where the record is told of, and what becomes of it there."""
        match self.record:
            case FollowUp():
                return addresses.of_follow_up(self.record_id)
            case Agreement():
                return addresses.of_agreement(self.record_id)
            case Pledge():
                return addresses.of_pledge(self.record_id)

    @property
    def told_at(self) -> str:
        """The part of that page that tells of the change."""
        if self.redaction is not None:
            return f"{self.address}#{told_of(self.redaction)}"
        usual = "coming" if self.is_coming else "amendments"
        return f"{self.address}#{_PARTS.get(self.kind, usual)}"


_PARTS: Mapping[str, str] = {
    OtherKind.ADDED: "added",
    OtherKind.REPORT_TYPO: "typos",
    OtherKind.TRANSLATION_REVISED: "revisions",
    OtherKind.REPORT_CORRECTED: "content",
    OtherKind.STATEMENTS_WITHDRAWN: "content",
}

Coming = Mapping[str, Sequence[Amendment]]
State = tuple[Amendment | None, Agreement | Pledge]


def declared_changes(register: Register, coming: Coming) -> tuple[DeclaredChange, ...]:
    """All of them, newest first, those without a day last.

    `register` is as it is in force, `coming` what was decided but is not yet, by the id of the record.
    """
    changes = list(_in_order_of_records(register, coming))
    # Of one day, what was written last in a record comes first; records stay in their order.
    changes.sort(key=lambda change: -change.place)
    changes.sort(key=lambda change: _newness(change.day), reverse=True)
    return tuple(changes)


def _newness(day: PartialDate | None) -> tuple[date, bool, bool]:
    """An imprecise date counts from its last day, and stands before the exact dates of that day."""
    return (day.last_day, day.month is None, day.day is None) if day else (date.min, False, False)


def latest_day(changes: Iterable[DeclaredChange]) -> PartialDate | None:
    """The latest day of those in force, where any is known."""
    return latest(change.day for change in changes if not change.is_coming)


def by_record(changes: Iterable[DeclaredChange]) -> Mapping[str, tuple[DeclaredChange, ...]]:
    """The changes of each record by its id, in the order in which they were written."""
    found: dict[str, list[DeclaredChange]] = defaultdict(list)
    for change in changes:
        found[change.record_id].append(change)
    return {record_id: tuple(sorted(some, key=lambda change: change.place)) for record_id, some in found.items()}


def _in_order_of_records(register: Register, coming: Coming) -> Iterator[DeclaredChange]:
    for agreement in register.agreements_newest_first:
        periods = periods_of(agreement)
        yield from _amendments(agreement, coming.get(agreement.id, ()), periods)
        yield from _removals(agreement, agreement.stands)
        for pledge in agreement.pledges:
            if pledge.added is not None:
                yield _addition(pledge, pledge.added, periods)
            yield from _amendments(pledge, coming.get(pledge.full_id, ()), periods)
            yield from _removals(pledge, pledge.stands)
    for follow_up in sorted(register.follow_ups.values(), key=lambda follow_up: follow_up.id):
        if follow_up.corrects is not None:
            yield _correction(register, follow_up, follow_up.corrects.id)
        for place, typo in enumerate(follow_up.typos, start=1):
            yield DeclaredChange(
                Family.OUR_COPY, OtherKind.REPORT_TYPO, typo.entered, follow_up, place=place, typo=typo
            )
        yield from _removals(follow_up, follow_up)
        revisions = (revision for translation in follow_up.translations for revision in translation.revised)
        for place, revision in enumerate(revisions, start=len(follow_up.typos) + 1):
            yield DeclaredChange(
                Family.OUR_COPY,
                OtherKind.TRANSLATION_REVISED,
                revision.date,
                follow_up,
                place=place,
                reason=revision.why,
            )


def _removals(record: RedactableRecord, stands: RedactableRecord) -> Iterator[DeclaredChange]:
    for place, redaction in enumerate(record.redactions, start=1):
        yield DeclaredChange(Family.BY_LAW, OtherKind.REMOVED, redaction.date, stands, place=place, redaction=redaction)


def _amendments(record: Agreement | Pledge, coming: Sequence[Amendment], periods: Periods) -> Iterator[DeclaredChange]:
    if not record.amendments and not coming:
        return
    states: Sequence[State] = replace(record, amendments=(*record.amendments, *coming)).states
    _, stands = states[len(record.amendments)]
    for place, ((_, before), (amendment, after)) in enumerate(pairwise(states), start=1):
        if amendment is None:
            continue
        own = before.period if isinstance(before, Agreement) else None
        yield DeclaredChange(
            family=Family.OUR_COPY if amendment.is_light else Family.BY_PARTIES,
            kind=amendment.kind,
            day=_day_of(amendment),
            record=stands,
            place=place,
            decision=amendment.decision,
            reason=amendment.reason,
            source=amendment.source,
            unnamed=left_out_of_amendment(amendment, before),
            is_coming=place > len(record.amendments),
            late=lateness(amendment, own or period_on(_day_of(amendment), periods)),
            values=tuple(changed_values(amendment, before, after)),
            amendment=amendment,
        )


def _day_of(amendment: Amendment) -> PartialDate | None:
    """A mended copy is as new as its mending, a change as the day it applies from."""
    return (amendment.entered if amendment.is_light else None) or amendment.date


def _addition(pledge: Pledge, added: Added, periods: Periods) -> DeclaredChange:
    return DeclaredChange(
        family=Family.BY_PARTIES,
        kind=OtherKind.ADDED,
        day=added.date,
        record=pledge.stands,
        place=0,
        decision=added.decision,
        reason=added.reason,
        source=added.source,
        unnamed=left_out_of_addition(pledge),
        late=Late.DATED if is_after(added.date, period_on(added.date, periods)) else None,
    )


def _correction(register: Register, follow_up: FollowUp, corrected_id: str) -> DeclaredChange:
    corrected = register.follow_ups.get(corrected_id)
    agreement = follow_up.agreement.id
    statements = tuple(
        ChangedStatement(register.pledges[full_id], _said_before(register, follow_up, statement.pledge.id), statement)
        for statement in follow_up.statements
        if (full_id := f"{agreement}/{statement.pledge.id}") in register.pledges
    )
    is_withdrawal = bool(statements) and all(one.after.is_withdrawn for one in statements)
    return DeclaredChange(
        family=Family.REPORTS,
        kind=OtherKind.STATEMENTS_WITHDRAWN if is_withdrawal else OtherKind.REPORT_CORRECTED,
        day=follow_up.date,
        record=follow_up,
        place=0,
        reason=follow_up.reason,
        corrected=corrected,
        statements=statements,
    )


def _said_before(register: Register, follow_up: FollowUp, pledge_id: str) -> Statement | None:
    """What the nearest report in the chain of those that it corrects says of the pledge."""
    seen = {follow_up.id}
    while follow_up.corrects is not None and follow_up.corrects.id not in seen:
        seen.add(follow_up.corrects.id)
        earlier = register.follow_ups.get(follow_up.corrects.id)
        if earlier is None:
            return None
        statement = earlier.statement_on(pledge_id)
        if statement is not None:
            return statement
        follow_up = earlier
    return None
