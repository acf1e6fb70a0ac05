"""A public body says, in its own words, who hosts its site and what is logged: nobody else can know it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    if register.is_public_service and register.privacy is None:
        yield complaint("privacy-missing", register.publisher.span)
