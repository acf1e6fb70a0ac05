"""Nothing can be followed up before it was promised: then the date, or the agreement, is the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        begins = _first_day(agreement)
        for follow_up in register.follow_ups_on(agreement.id):
            if begins is not None and follow_up.date.last_day < begins:
                yield complaint(
                    "follow-up-before-agreement",
                    follow_up.date_span,
                    date=str(follow_up.date),
                    agreement=agreement.id,
                    start=begins.isoformat(),
                )


def _first_day(agreement: Agreement) -> date | None:
    """The day it was signed or begins, whichever is earlier; None where neither is known."""
    signed = agreement.signed.first_day if agreement.signed else None
    days = [day for day in (signed, agreement.stands.period.first_day) if day is not None]
    return min(days, default=None)
