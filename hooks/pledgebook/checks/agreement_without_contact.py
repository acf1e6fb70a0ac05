"""Whom can a citizen ask about this agreement? Some party should have a contact for some of its areas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import RecordKind
from pledgebook.model.reference import ids
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    if any(kind is RecordKind.CONTACT for kind, _ in register.unread):
        # One that cannot be read is perhaps the one that is missed.
        return
    for agreement in register.agreements.values():
        stands = agreement.stands
        if not agreement.is_draft and not register.contacts_for(ids(stands.parties), ids(stands.areas)):
            yield complaint("agreement-without-contact", agreement.span, agreement=agreement.id)
