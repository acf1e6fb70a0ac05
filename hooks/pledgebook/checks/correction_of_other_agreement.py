"""A correction sets right an earlier report on the same agreement, by the same party.

The register's publisher may also correct its own mistakes in transferring what a party reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.reference import Reference, ids
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for correction in register.follow_ups.values():
        reference = correction.corrects
        corrected = register.follow_ups.get(reference.id) if reference else None
        if reference is None or corrected is None:
            continue
        if corrected.agreement.id != correction.agreement.id:
            yield _other_agreement(correction, reference, corrected)
            continue
        yield from _other_parties(correction, corrected, register.publisher.id)
        if correction.date.last_day < corrected.date.first_day:
            yield complaint(
                "correction-before-original",
                correction.date_span,
                date=str(correction.date),
                corrected=corrected.id,
                other_date=str(corrected.date),
            )


def _other_agreement(correction: FollowUp, reference: Reference, corrected: FollowUp) -> Diagnostic:
    return complaint(
        "correction-of-other-agreement",
        reference.span,
        corrected=corrected.id,
        agreement=corrected.agreement.id,
        own=correction.agreement.id,
    )


def _other_parties(correction: FollowUp, corrected: FollowUp, publisher: str) -> Iterator[Diagnostic]:
    """A report that does not say who gave it may be corrected by anybody who may report."""
    allowed = tuple(dict.fromkeys((*ids(corrected.by), publisher)))
    for party in correction.by:
        if corrected.by and party.id not in allowed:
            yield complaint(
                "correction-by-other-party",
                party.span,
                party=party.id,
                corrected=corrected.id,
                parties=allowed,
            )
