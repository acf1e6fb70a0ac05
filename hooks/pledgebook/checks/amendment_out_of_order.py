"""An amendment applies from no earlier day than what it amends, so that each day has one wording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import SIGNED
from pledgebook.model.dates import PartialDate
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, agreement, pledge in amendment_lists(register):
        before, other_date = _beginning(agreement, pledge)
        for amendment in amendments:
            applies_from = amendment.applies_from
            if applies_from is None:
                continue
            # Dates known by month or year are only out of order if no day in them would be in order.
            if other_date is not None and applies_from.last_day < other_date.first_day:
                yield complaint(
                    "amendment-out-of-order",
                    amendment.span,
                    amendment=amendment.id,
                    date=str(applies_from),
                    before=before,
                    other_date=str(other_date),
                )
            before, other_date = amendment.id, applies_from


def _beginning(agreement: Agreement, pledge: Pledge | None) -> tuple[str, PartialDate | None]:
    if pledge is not None and pledge.added is not None:
        return "added", pledge.added.date
    return SIGNED, agreement.signed
