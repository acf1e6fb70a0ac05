"""A follow-up that says nothing would count as a report: the pledges would look followed up, and are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for follow_up in register.follow_ups.values():
        says_something = follow_up.statements or follow_up.other_results or follow_up.overall or follow_up.body
        is_meant_to = follow_up.is_draft or follow_up.is_incomplete
        if not says_something and not is_meant_to:
            yield complaint("follow-up-says-nothing", follow_up.span)
