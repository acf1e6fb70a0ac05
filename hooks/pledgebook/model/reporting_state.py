"""Whether reports came when they were promised: computed from dates, apart from what the parties say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
class Due:
    """A day on which a report is or was expected: promised by the parties, or else by `report_within`."""

    day: date
    is_promised: bool


@dataclass(frozen=True, slots=True)
class ReportingState:
    """`overdue` are the days that passed without a report, and `next_due` is the first one still to come.

    `days_since_last` is None also where the last report's day is not known exactly.
    """

    last_report: FollowUp | None
    days_since_last: int | None
    overdue: tuple[Due, ...]
    next_due: Due | None
    is_due_soon: bool


def reporting_state_on(
    day: date, agreement: Agreement, register: Register, follow_ups: Sequence[FollowUp]
) -> ReportingState:
    """The state of reporting on an agreement, or on one of its pledges if only its `follow_ups` are given."""
    published = [f for f in follow_ups if not f.is_draft and f.date.last_day <= day]
    last = published[-1] if published else None
    due = _expected_days(agreement, register, day)
    next_due = next((d for d in due if d.day >= day), None)
    return ReportingState(
        last_report=last,
        days_since_last=days_since(last, day),
        overdue=tuple(_overdue(day, due, agreement, published)),
        next_due=next_due,
        is_due_soon=next_due is not None and next_due.day - day <= DUE_SOON,
    )


def days_since(follow_up: FollowUp | None, day: date) -> int | None:
    """How many days ago a report was made; None without one, and for one of which only month or year is known."""
    if follow_up is None or follow_up.date.day is None:
        return None
    return (day - follow_up.date.last_day).days


def due_days(agreement: Agreement, register: Register, day: date) -> list[Due]:
    """The last day of each promised report, oldest first, and of the report after the period's end."""
    stands = agreement.stands
    reporting = stands.reporting
    days = {due.last_day for due in reporting.due} if reporting else set()
    if reporting and reporting.every and stands.period.first_day and reporting.every.after(day) > day:
        end = stands.period.last_day or reporting.every.after(day)
        current = reporting.every.after(stands.period.first_day)
        while current <= end and len(days) < _MOST_DUE_DATES:
            days.add(current)
            current = reporting.every.after(current)
    due = [Due(promised, is_promised=True) for promised in days]
    final = final_report_due(agreement, register)
    if final != date.max:
        due.append(Due(final, is_promised=False))
    return sorted(due, key=lambda d: (d.day, d.is_promised))


def _expected_days(agreement: Agreement, register: Register, day: date) -> list[Due]:
    return [due for due in due_days(agreement, register, day) if not has_ended_before(due.day, agreement, day)]


def has_ended_before(due: date, agreement: Agreement, day: date) -> bool:
    """Whether nothing was promised any more when the day came; if it is not known since when, before it comes."""
    endings = [amendment.date for amendment in agreement.amendments if amendment.is_ending]
    return any((ending.last_day if ending else day) < due for ending in endings)


def expected_reports(
    day: date, agreement: Agreement, register: Register, follow_ups: Sequence[FollowUp]
) -> Iterator[tuple[Due, bool]]:
    """Each day on which a report was or is expected, oldest first, and whether one has come that answers it.

    The latest promised day is answered as in `_overdue`. One before it is answered by a report that came, or may have
    come, after the one promised before it and, though late, by the next.
    """
    published = [f for f in follow_ups if not f.is_draft and f.date.last_day <= day]
    due = _expected_days(agreement, register, day)
    overdue = set(_overdue(day, due, agreement, published))
    promised = [date.min, *(d.day for d in due if d.is_promised and d.day < day)]
    between = {now: (before, then) for before, now, then in zip(promised, promised[1:], promised[2:], strict=False)}
    for one in due:
        if one.is_promised and one.day in between:
            before, then = between[one.day]
            yield one, any(before < f.date.last_day and f.date.first_day <= then for f in published)
        else:
            yield one, one.day < day and one not in overdue


def passed_due_days(
    day: date, agreement: Agreement, register: Register, follow_ups: Sequence[FollowUp]
) -> Iterator[tuple[Due, tuple[FollowUp, ...]]]:
    """Each due day that has passed, oldest first, with the reports that answer it, in time or late.

    The rules are those of `expected_reports`, but the latest promised day is answered by all that came after.
    """
    published = [f for f in follow_ups if not f.is_draft and f.date.last_day <= day]
    passed = [due for due in due_days(agreement, register, day) if due.day < day]
    promised = [due.day for due in passed if due.is_promised]
    before = dict(zip(promised, [date.min, *promised], strict=False))
    after = dict(zip(promised, [*promised[1:], date.max], strict=False))
    for due in passed:
        if due.is_promised:
            since, until = before[due.day], after[due.day]
            yield due, tuple(f for f in published if since < f.date.last_day and f.date.first_day <= until)
        else:
            yield due, tuple(f for f in published if _reaches_the_end(f, agreement))


def _overdue(day: date, due: Sequence[Due], agreement: Agreement, published: Sequence[FollowUp]) -> Iterator[Due]:
    """The latest promised day that has passed unanswered, and the day of the final report if that has.

    A report answers a promised day if it came after the one promised before it. The final one is answered by
    a report that reaches into the last month of the period.
    """
    passed = [d for d in due if d.day < day]
    promised = [d for d in passed if d.is_promised]
    if promised:
        before = promised[-2].day if len(promised) > 1 else date.min
        if not any(f.date.last_day > before for f in published):
            yield promised[-1]
    if not any(_reaches_the_end(f, agreement) for f in published):
        yield from (d for d in passed if not d.is_promised)


def _reaches_the_end(follow_up: FollowUp, agreement: Agreement) -> bool:
    last_day = agreement.stands.period.last_day
    covered = follow_up.covers.last_day if follow_up.covers and follow_up.covers.last_day else None
    return last_day is not None and (covered or follow_up.date.last_day) >= last_day.replace(day=1)
