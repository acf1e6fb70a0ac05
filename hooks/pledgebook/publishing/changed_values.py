"""What an amendment sets in a record, value by value: as it was before and as it became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.model.agreement import Agreement
from pledgebook.model.amended_fields import amended_fields
from pledgebook.model.amendment import Amendment
from pledgebook.model.pledge import Pledge


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """`field` is named as in the records. What the values are follows from it; None, False or empty is none."""

    field: str
    before: object
    after: object


def changed_values(
    amendment: Amendment, before: Pledge | Agreement, after: Pledge | Agreement
) -> Iterator[ChangedValue]:
    """`before` and `after` are the states of the record on both sides of the amendment."""
    if amendment.now is None:
        return
    for field, name in amended_fields(before).items():
        if field in amendment.now.given:
            yield ChangedValue(field, getattr(before, name), getattr(after, name))
