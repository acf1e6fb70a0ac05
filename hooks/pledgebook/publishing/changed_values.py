"""What an amendment sets in a record, value by value: as it was before and as it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.pledge import Pledge

# Each field that an amendment can set (schema/amendment.py), in the order in which changes are told, with its name
# in a pledge and in an agreement; None where the record has no such field.
_NAMES: Mapping[str, tuple[str | None, str | None]] = {
    "text": ("wording", "words"),
    "title": ("title", "title"),
    "target": ("target", None),
    "conditional": ("is_conditional", None),
    "by": ("by", "parties"),
    "with": ("helpers", "helpers"),
    "areas": ("areas", "areas"),
    "groups": ("groups", "groups"),
    "focus": ("focus", None),
    "period": (None, "period"),
    "period_as_signed": (None, "period_as_signed"),
    "signed": (None, "signed"),
    "reporting": (None, "reporting"),
}


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
    for field, (in_pledge, in_agreement) in _NAMES.items():
        name = in_pledge if isinstance(before, Pledge) else in_agreement
        if name is not None and field in amendment.now.given:
            yield ChangedValue(field, getattr(before, name), getattr(after, name))
