"""Whether reports came when they were promised: computed from dates, apart from what the parties say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register
from pledgebook.model.status import final_report_due

DUE_SOON = timedelta(days=30)

# A rhythm such as every day for decades would otherwise make a list without end.
_MOST_DUE_DATES = 500


@dataclass(frozen=True, slots=True)
class ReportingState:
    """`overdue_since` is the due day that passed without a report; `next_due` the first one still to come."""

    last_report: FollowUp | None
    days_since_last: int | None
    overdue_since: date | None
    next_due: date | None
    is_due_soon: bool


def reporting_state_on(
    day: date, agreement: Agreement, register: Register, follow_ups: Sequence[FollowUp]
) -> ReportingState:
    """The state of reporting on an agreement, or on one of its pledges if only its `follow_ups` are given."""
    published = [f for f in follow_ups if not f.is_draft and f.date.last_day <= day]
    last = published[-1] if published else None
    due = due_days(agreement, register, day)
    next_due = next((d for d in due if d >= day), None)
    return ReportingState(
        last_report=last,
        days_since_last=(day - last.date.last_day).days if last else None,
        overdue_since=_overdue_since(day, due, agreement, register, published),
        next_due=next_due,
        is_due_soon=next_due is not None and next_due - day <= DUE_SOON,
    )


def due_days(agreement: Agreement, register: Register, day: date) -> list[date]:
    """The last day of each promised report, oldest first, ending with the report after the period's end."""
    stands = agreement.stands
    reporting = stands.reporting
    days = {due.last_day for due in reporting.due} if reporting else set()
    if reporting and reporting.every and stands.period.first_day and reporting.every.after(day) > day:
        end = stands.period.last_day or reporting.every.after(day)
        current = reporting.every.after(stands.period.first_day)
        while current <= end and len(days) < _MOST_DUE_DATES:
            days.add(current)
            current = reporting.every.after(current)
    final = final_report_due(agreement, register)
    if final != date.max:
        days.add(final)
    return sorted(days)


def _overdue_since(
    day: date, due: Sequence[date], agreement: Agreement, register: Register, published: Sequence[FollowUp]
) -> date | None:
    """The latest due day that has passed unanswered.

    A report answers a promised day if it came after the one promised before it. The final one is answered by
    a report that reaches into the last month of the period.
    """
    passed = [d for d in due if d < day]
    if not passed:
        return None
    latest, final = passed[-1], final_report_due(agreement, register)
    if latest == final:
        is_answered = any(_reaches_the_end(f, agreement) for f in published)
    else:
        before = max((d for d in passed[:-1] if d != final), default=date.min)
        is_answered = any(f.date.last_day > before for f in published)
    return None if is_answered else latest


def _reaches_the_end(follow_up: FollowUp, agreement: Agreement) -> bool:
    last_day = agreement.stands.period.last_day
    covered = follow_up.covers.last_day if follow_up.covers and follow_up.covers.last_day else None
    return last_day is not None and (covered or follow_up.date.last_day) >= last_day.replace(day=1)
