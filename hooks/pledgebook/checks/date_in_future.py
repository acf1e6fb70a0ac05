"""What has happened has a date that has come. Drafts, periods and planned reports may be dated ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.accessibility import AccessibilityStatement
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register
from pledgebook.model.stated_dates import StatedDate, stated_dates


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for field, written, place in _all_dates(register):
        if written.first_day > today:
            yield complaint("date-in-future", place, field=field, date=str(written), today=today.isoformat())


def _all_dates(register: Register) -> Iterator[StatedDate]:
    if register.accessibility is not None:
        yield from _of_statement(register.accessibility)
    for named in (*register.actors.values(), *register.areas.values()):
        for renaming in named.renamed:
            yield StatedDate("renamed.date", renaming.date, renaming.span)
    for meeting in register.meetings:
        yield from (StatedDate("changed", day, meeting.span) for day in meeting.changed)
    records: list[Agreement | FollowUp] = [*register.agreements.values(), *register.follow_ups.values()]
    for record in records:
        if not record.is_draft:
            yield from stated_dates(record)


def _of_statement(statement: AccessibilityStatement) -> Iterator[StatedDate]:
    if statement.reviewed is not None:
        yield StatedDate("reviewed", statement.reviewed, statement.span)
    if statement.tested is not None and statement.tested.date is not None:
        yield StatedDate("tested.date", statement.tested.date, statement.span)
