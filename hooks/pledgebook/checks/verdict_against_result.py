"""A party's verdict and its own figure tell the same story: not "fulfilled" with half of what was promised.

The verdict stays the party's word and the figure stays as reported; readers see both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import Said, everything_said
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.model.target_outcome import TargetOutcome, outcome_of
from pledgebook.model.verdict import Verdict

_OPPOSITES = {
    Verdict.FULFILLED: TargetOutcome.NOT_REACHED,
    Verdict.NOT_FULFILLED: TargetOutcome.REACHED,
}


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for said in everything_said(register):
        verdict = said.statement.verdict
        if verdict not in _OPPOSITES:
            continue
        outcome = _OPPOSITES[verdict]
        if outcome in _outcomes(said):
            yield complaint(
                "verdict-against-result",
                said.statement.pledge.span,
                pledge=said.pledge.id,
                verdict=str(verdict),
                outcome=str(outcome),
            )


def _outcomes(said: Said) -> set[TargetOutcome]:
    """What the figures say of the target as it stood on the day of the report."""
    target = said.pledge.stood_on(said.follow_up.date.last_day).target
    if target is None:
        return set()
    return {outcome_of(target, r, said.follow_up, said.agreement) for r in said.statement.results}
