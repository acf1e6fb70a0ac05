"""Who gives a pledge must be a party to the agreement: nobody can be bound by what others have signed.

One who helps without promising belongs under `with`. Source: research on real agreements, where associations
and companies are named in pledges that the police and the municipality give.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import parties_ever
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for agreement in register.agreements.values():
        parties = parties_ever(agreement)
        for pledge in agreement.pledges:
            for giver in _givers(pledge):
                if giver.id not in parties and register.knows(RecordKind.ACTOR, giver.id):
                    yield complaint(
                        "giver-not-a-party",
                        giver.span,
                        party=giver.id,
                        pledge=pledge.id,
                        agreement=agreement.id,
                        parties=parties,
                    )


def _givers(pledge: Pledge) -> Iterator[Reference]:
    yield from pledge.by
    for amendment in pledge.amendments:
        if amendment.now is not None:
            yield from amendment.now.by
