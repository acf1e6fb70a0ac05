"""Only a pledge with a condition can be "not triggered": an unconditional one was kept or it was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import everything_said
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.model.verdict import Verdict


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for said in everything_said(register):
        if said.statement.verdict is Verdict.NOT_TRIGGERED and not said.pledge.stands.is_conditional:
            yield complaint("untriggered-without-condition", said.statement.pledge.span, pledge=said.pledge.id)
