"""The corrections of a report form one chain, each of the one before, so that it is plain which counts.

A chain has a beginning: a correction that leads back to itself corrects no report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for corrected_id, corrections in register.corrections.items():
        for earlier, later in pairwise(corrections):
            place = later.corrects.span if later.corrects else later.span
            yield complaint("corrections-do-not-chain", place, corrected=corrected_id, other=earlier.id)
    yield from _rings(register)


def _rings(register: Register) -> Iterator[Diagnostic]:
    """Reports that correct each other in a ring, or themselves: none of them would count."""
    walked: set[str] = set()
    for start in register.follow_ups.values():
        walk: dict[str, FollowUp] = {}
        current: FollowUp | None = start
        while current is not None and current.id not in walked and current.corrects is not None:
            walk[current.id] = current
            walked.add(current.id)
            if current.corrects.id in walk:
                ring = list(walk)[list(walk).index(current.corrects.id) :]
                path = (current.id, *ring)
                yield complaint("correction-of-itself", current.corrects.span, path=path)
            current = register.follow_ups.get(current.corrects.id)
