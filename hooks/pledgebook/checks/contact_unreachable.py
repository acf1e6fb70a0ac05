"""A contact is shown so that citizens can make contact: it needs an e-mail address or a telephone number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for contact in register.contacts.values():
        if contact.email is None and contact.phone is None:
            yield complaint("contact-unreachable", contact.span, contact=contact.id)
