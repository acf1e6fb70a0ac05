"""A pledge that goes on as another is named by that one too, so that a reader can follow it both ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.reference import ids
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for pledge in register.pledges.values():
        for reference in pledge.successors:
            # An agreement has no field for what it follows, and a lost reference is another rule's.
            successor = register.pledges.get(reference.id)
            if successor is not None and pledge.full_id not in ids(successor.replaces + successor.continues):
                yield complaint(
                    "successor-not-mutual", reference.span, pledge=pledge.full_id, successor=successor.full_id
                )
