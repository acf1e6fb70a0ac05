"""A verdict counts only from those who gave the pledge: a party does not judge another's promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import everything_said
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.reference import ids
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for said in everything_said(register):
        judges, givers = ids(register.corrected_in_the_end(said.follow_up).by), ids(said.pledge.stands.by)
        is_judged = said.statement.verdict is not None and judges and givers
        if is_judged and not set(judges) & set(givers):
            place = said.statement.pledge
            yield complaint(
                "verdict-not-the-givers", place.span, pledge=place.id, givers=givers, party=", ".join(judges)
            )
