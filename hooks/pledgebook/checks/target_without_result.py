"""A report on a pledge that promised a number gives a number, as exactly as known; `unknown` will do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import everything_said
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.model.target import Target
from pledgebook.model.verdict import Verdict

_NOTHING_TO_COUNT = frozenset({Verdict.NOT_TRIGGERED, Verdict.NOT_STARTED})


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for said in everything_said(register):
        statement, follow_up = said.statement, said.follow_up
        if statement.results or statement.verdict in _NOTHING_TO_COUNT or follow_up.is_draft:
            continue
        target = said.pledge.stood_on(follow_up.date.last_day).target
        if target is not None and not _is_only_a_deadline(target):
            yield complaint("target-without-result", statement.pledge.span, pledge=said.pledge.id)


def _is_only_a_deadline(target: Target) -> bool:
    """Something done by a day is done or not: there is no figure to give."""
    has_number = target.at_least is not None or target.up_to is not None
    return not has_number and target.within is None
