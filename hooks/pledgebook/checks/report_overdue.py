"""A report that was promised, or the last one, has not come: that is what citizens are most often left without.

Source: the national evaluation of citizen pledges (Brå 2018), which found feedback to citizens inadequate.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.register import Register
from pledgebook.model.reporting_state import reporting_state_on
from pledgebook.span import Span


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        if agreement.is_draft or any(amendment.is_ending for amendment in agreement.amendments):
            continue
        follow_ups = register.follow_ups_on(agreement.id)
        for due in reporting_state_on(today, agreement, register, follow_ups).overdue:
            slug = "report-overdue" if due.is_promised else "final-report-missing"
            yield complaint(slug, _place(agreement), agreement=agreement.id, date=due.day.isoformat())


def _place(agreement: Agreement) -> Span:
    words = agreement.reporting.words if agreement.reporting else None
    return words.original.span if words else agreement.span
