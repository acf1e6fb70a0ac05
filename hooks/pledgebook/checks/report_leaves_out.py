"""A report says something of every pledge that its parties gave: silence is how pledges vanish.

Skara 2018 reports on four of its five pledges and is silent on the fifth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.model.register import Register
from pledgebook.model.status import ending_on
from pledgebook.model.verdict import IS_UNFINISHED

# More are not named: a sentence with hundreds of ids tells no more than that there are many.
_MOST_NAMED = 20


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        # Reports are many and reporters few, so their pledges are gathered only once.
        pledges_of: dict[frozenset[str], list[Pledge]] = {}
        known = {pledge.id for pledge in agreement.pledges}
        for follow_up in register.follow_ups_on(agreement.id):
            if follow_up.corrects is not None or follow_up.is_draft or follow_up.is_incomplete:
                continue
            if any(statement.pledge.id not in known for statement in follow_up.statements):
                # Which pledge a wrong id was meant for is not known: perhaps for the one that seems to be left out.
                continue
            reporters = frozenset(ids(follow_up.by) or ids(agreement.stands.parties))
            if reporters not in pledges_of:
                pledges_of[reporters] = _pledges_of(reporters, agreement)
            left_out = list(islice(_left_out(follow_up, pledges_of[reporters], agreement, register), _MOST_NAMED + 1))
            if left_out:
                named = (*left_out[:_MOST_NAMED], *("…" for _ in left_out[_MOST_NAMED:]))
                yield complaint("report-leaves-out", follow_up.span, agreement=agreement.id, pledges=named)


def _pledges_of(reporters: frozenset[str], agreement: Agreement) -> list[Pledge]:
    parties = frozenset(ids(agreement.stands.parties))
    return [p for p in agreement.pledges if _answers_for(reporters, frozenset(ids(p.stands.by)), parties)]


def _left_out(follow_up: FollowUp, pledges: list[Pledge], agreement: Agreement, register: Register) -> Iterator[str]:
    mentioned = {statement.pledge.id for statement in follow_up.statements}
    for pledge in pledges:
        is_owed = pledge.id not in mentioned and _was_promised(pledge, agreement, follow_up)
        if is_owed and not _was_concluded(pledge, follow_up, register):
            yield pledge.id


def _was_concluded(pledge: Pledge, follow_up: FollowUp, register: Register) -> bool:
    """Whether an earlier report gave the last word on the pledge."""
    return any(
        statement.verdict is not None and statement.verdict not in IS_UNFINISHED
        for earlier, statement in register.statements_on(pledge.full_id)
        if earlier.date.last_day < follow_up.date.last_day
    )


def _answers_for(reporters: frozenset[str], givers: frozenset[str], parties: frozenset[str]) -> bool:
    """Whether a giver is among the reporters. Where the givers are not known, all parties must be."""
    return bool(givers & reporters) if givers else parties <= reporters


def _was_promised(pledge: Pledge, agreement: Agreement, follow_up: FollowUp) -> bool:
    """Whether the pledge had joined the agreement on the day of the report, and had not ended."""
    day = follow_up.date.last_day
    return pledge.has_joined_by(day) and ending_on(day, pledge, agreement) is None
