"""An agreement without pledges is either not finished, or our copy of it is not whole and should say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        if not (agreement.pledges or agreement.is_incomplete or agreement.is_draft):
            yield complaint("agreement-without-pledges", agreement.span, agreement=agreement.id)
