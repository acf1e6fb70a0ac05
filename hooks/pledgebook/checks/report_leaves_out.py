"""A report says something of every pledge that its parties gave: silence is how pledges vanish.

Skara 2018 reports on four of its five pledges and is silent on the fifth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.model.register import Register
from pledgebook.model.status import ending_on


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        parties = frozenset(ids(agreement.stands.parties))
        givers = {pledge.id: frozenset(ids(pledge.stands.by)) for pledge in agreement.pledges}
        for follow_up in register.follow_ups_on(agreement.id):
            if follow_up.corrects is not None or follow_up.is_draft:
                continue
            reporters = frozenset(ids(follow_up.by)) or parties
            mentioned = {statement.pledge.id for statement in follow_up.statements}
            left_out = tuple(
                pledge.id
                for pledge in agreement.pledges
                if pledge.id not in mentioned
                and _answers_for(reporters, givers[pledge.id], parties)
                and _was_promised(pledge, agreement, follow_up)
            )
            if left_out:
                yield complaint("report-leaves-out", follow_up.span, agreement=agreement.id, pledges=left_out)


def _answers_for(reporters: frozenset[str], givers: frozenset[str], parties: frozenset[str]) -> bool:
    """Whether a giver is among the reporters. Where the givers are not known, all parties must be."""
    return bool(givers & reporters) if givers else parties <= reporters


def _was_promised(pledge: Pledge, agreement: Agreement, follow_up: FollowUp) -> bool:
    """Whether the pledge had joined the agreement on the day of the report, and had not ended."""
    day = follow_up.date.last_day
    has_joined = pledge.added is None or pledge.added.date.first_day <= day
    return has_joined and ending_on(day, pledge, agreement) is None
