"""An agreement without pledges is either not finished, or our copy of it is not whole and should say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import RecordKind
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    # Pledges that could not be read are there all the same.
    has_unread = {full_id.partition("/")[0] for kind, full_id in register.unread if kind is RecordKind.PLEDGE}
    for agreement in register.agreements.values():
        if not (agreement.pledges or agreement.is_incomplete or agreement.is_draft or agreement.id in has_unread):
            yield complaint("agreement-without-pledges", agreement.span, agreement=agreement.id)
