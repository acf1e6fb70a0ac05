"""Two reports by one party on one pledge with one date: nobody could tell which of them is the latest.

If the second sets the first right it is a correction and says so with `corrects`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.dates import PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.reference import ids
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        yield from _clashes(register.follow_ups_on(agreement.id), ids(agreement.stands.parties))


def _clashes(follow_ups: tuple[FollowUp, ...], all_parties: tuple[str, ...]) -> Iterator[Diagnostic]:
    first: dict[tuple[PartialDate, str, str], FollowUp] = {}
    for follow_up in follow_ups:
        if follow_up.corrects is not None:
            continue
        shared: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for statement in follow_up.statements:
            for party in ids(follow_up.by) or all_parties:
                other = first.setdefault((follow_up.date, party, statement.pledge.id), follow_up)
                if other is not follow_up:
                    shared[other.id].append((party, statement.pledge.id))
        for other_id, pairs in shared.items():
            yield complaint(
                "two-reports-same-day",
                follow_up.date_span,
                other=other_id,
                parties=tuple(dict.fromkeys(party for party, _ in pairs)),
                date=str(follow_up.date),
                pledges=tuple(dict.fromkeys(pledge for _, pledge in pairs)),
            )
