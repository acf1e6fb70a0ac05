"""A pledge that joined a published agreement says who decided it and why: an easy one could be slipped in late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        for pledge in agreement.pledges if not agreement.is_draft else ():
            if pledge.added is None:
                continue
            for field, value in (("decided", pledge.added.decision), ("reason", pledge.added.reason)):
                if value is None:
                    yield complaint("addition-lacks", pledge.span, pledge=pledge.full_id, field=field)
