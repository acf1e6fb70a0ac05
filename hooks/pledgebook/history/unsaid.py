"""What was removed by law after a slip is not told again by telling of the slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.history.field_names import field_as_written
from pledgebook.history.undeclared_change import Undeclared
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Record


def without_removed_words(problem: Undeclared, record: Record | None) -> Undeclared:
    """The change without its values, if `record`, as it is now, had words taken out of what they say."""
    field = field_as_written(problem.field)
    if any(field == "." or f"{way}.".startswith(f"{field}.") for way in _removals_in(record)):
        return replace(problem, was="", now="")
    return problem


def _removals_in(record: Record | None) -> Iterator[str]:
    """The ways, from the whole record, to the texts that something was removed from."""
    if isinstance(record, Agreement | FollowUp):
        yield from (redaction.field.id for redaction in record.redactions)
    for pledge in record.pledges if isinstance(record, Agreement) else ():
        yield from (f"pledges.{pledge.id}.{redaction.field.id}" for redaction in pledge.redactions)
