"""A number tells what was counted. Where the pledge has a target that may be left out: it is the target's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import everything_said
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for said in everything_said(register):
        without_unit = [result for result in said.statement.results if result.of is None]
        if without_unit and all(state.target is None for _, state in said.pledge.states):
            for result in without_unit:
                yield complaint("result-without-unit", result.span, place=said.pledge.id)
    for follow_up in register.follow_ups.values():
        for result in follow_up.other_results:
            if result.of is None:
                yield complaint("result-without-unit", result.span, place="other_results")
