"""A follow-up is expected from a party; a report by somebody else is shown, but never decides a status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import parties_ever
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        parties = parties_ever(agreement)
        for follow_up in register.follow_ups_on(agreement.id):
            for reporter in follow_up.by:
                if reporter.id in parties or not register.knows(RecordKind.ACTOR, reporter.id):
                    continue
                if _is_transfer(follow_up, reporter.id, register):
                    continue
                yield complaint(
                    "reporter-not-a-party",
                    reporter.span,
                    party=reporter.id,
                    agreement=agreement.id,
                    parties=parties,
                )


def _is_transfer(follow_up: FollowUp, reporter_id: str, register: Register) -> bool:
    """Whether the publisher sets right its own copy of a report, which it may without being a party."""
    return follow_up.corrects is not None and reporter_id == register.publisher.id
