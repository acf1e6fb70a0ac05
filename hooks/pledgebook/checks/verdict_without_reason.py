"""Who did not keep all of a pledge, or cannot tell, says why in the text under the pledge's heading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import everything_said, pledges_in_headings
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.model.verdict import NEEDS_REASON


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for said in everything_said(register):
        statement = said.statement
        is_without = statement.verdict in NEEDS_REASON and statement.text is None and not said.follow_up.is_draft
        if is_without and said.pledge.id not in pledges_in_headings(said.follow_up):
            yield complaint(
                "verdict-without-reason",
                statement.pledge.span,
                pledge=said.pledge.id,
                verdict=str(statement.verdict),
            )
