"""What happens to a pledge, in order: signed, added, changed, reported on, and the days on which reports are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pledgebook.model.amendment import Amendment
from pledgebook.model.dates import PartialDate, Period, exact
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.register import Register
from pledgebook.model.reporting_state import Due, expected_reports
from pledgebook.model.verdict import Status
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts


class EventKind(StrEnum):
    """In the order in which what falls on the same day is told. `SILENT`: a report that leaves the pledge out.

    A report is `DUE` on a day still to come, and `ANSWERED` or `MISSING` on one that has passed.
    """

    SIGNED = "signed"
    PERIOD = "period"
    ADDED = "added"
    CHANGED = "changed"
    REPORTED = "reported"
    SILENT = "silent"
    ANSWERED = "answered"
    MISSING = "missing"
    DUE = "due"


IS_DUE_DAY = frozenset({EventKind.ANSWERED, EventKind.MISSING, EventKind.DUE})
IS_REPORT = frozenset({EventKind.REPORTED, EventKind.SILENT})


@dataclass(frozen=True, slots=True)
class Event:
    """`when` is None where no date is known. What else there is depends on the kind."""

    kind: EventKind
    when: PartialDate | None
    follow_up: FollowUp | None = None
    statement: Statement | None = None
    is_superseded: bool = False
    amendment: Amendment | None = None
    due: Due | None = None
    period: Period | None = None

    @property
    def first_day(self) -> date | None:
        return (self.period.first_day if self.period else None) or (self.when.first_day if self.when else None)

    @property
    def last_day(self) -> date | None:
        return (self.period.last_day if self.period else None) or (self.when.last_day if self.when else None)

    @property
    def status(self) -> Status | None:
        """What a report said, in the words of a status; None for what is no report."""
        if self.statement is None or self.statement.is_withdrawn:
            return Status.NOT_REPORTED if self.kind in IS_REPORT else None
        verdict = self.statement.verdict
        return Status(verdict.value) if verdict else Status.REPORTED_NOT_JUDGED

    @property
    def symbol(self) -> Status | EventKind:
        return self.status or self.kind


def events_of(
    facts: PledgeFacts,
    agreement_facts: AgreementFacts,
    register: Register,
    today: date,
    coming: Mapping[str, tuple[Amendment, ...]],
) -> tuple[Event, ...]:
    """Oldest first; what has no date comes last. `coming` is what was decided but is not yet in force, by id."""
    pledge, agreement = facts.pledge, agreement_facts.agreement
    period = agreement.stands.period
    events = []
    if agreement.signed:
        events.append(Event(EventKind.SIGNED, agreement.signed))
    if period.is_known:
        events.append(Event(EventKind.PERIOD, period.start or period.end, period=period))
    if pledge.added:
        events.append(Event(EventKind.ADDED, pledge.added.date))
    for changed in (agreement, pledge):
        record_id = pledge.full_id if changed is pledge else agreement.id
        amendments = (*changed.amendments, *coming.get(record_id, ()))
        # A mended copy changes nothing of what was promised.
        events += [Event(EventKind.CHANGED, a.date, amendment=a) for a in amendments if not a.is_light]
    events += _reports(facts)
    events += _due_days(agreement_facts, register, today)
    return tuple(sorted(events, key=_in_order))


def _reports(facts: PledgeFacts) -> Iterator[Event]:
    for report in facts.reports:
        yield Event(
            EventKind.REPORTED,
            report.follow_up.date,
            follow_up=report.follow_up,
            statement=report.statement,
            is_superseded=facts.is_superseded(report),
        )
    for follow_up in facts.silent_follow_ups:
        yield Event(EventKind.SILENT, follow_up.date, follow_up=follow_up)


def _due_days(facts: AgreementFacts, register: Register, today: date) -> Iterator[Event]:
    for due, is_answered in expected_reports(today, facts.agreement, register, facts.follow_ups):
        is_passed = due.day < today
        kind = EventKind.ANSWERED if is_answered else EventKind.MISSING if is_passed else EventKind.DUE
        yield Event(kind, exact(due.day), due=due)


_KINDS = tuple(EventKind)


def _in_order(event: Event) -> tuple[bool, date, int]:
    """A period stands at its beginning, all else at its last possible day."""
    day = event.first_day if event.kind is EventKind.PERIOD else event.last_day
    return day is None, day or date.max, _KINDS.index(event.kind)
