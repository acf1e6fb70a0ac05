"""A verdict says where it is written, in its own source or in one that holds for the whole report.

A party's word on its own pledge is only worth something to a citizen who can look it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for follow_up in register.follow_ups.values():
        if follow_up.sources or follow_up.is_draft:
            continue
        bare = [s.pledge for s in follow_up.statements if s.verdict is not None and not s.sources]
        verdicts = tuple(pledge.id for pledge in bare) + (("overall",) if follow_up.overall else ())
        if verdicts:
            place = bare[0].span if bare else follow_up.span
            yield complaint("verdict-without-source", place, verdicts=verdicts)
