"""Which field of a record an amendment sets under which name, and whether two values of it mean the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference
from pledgebook.model.translated_file import normalised
from pledgebook.span import Span

# In the order in which changes are told: the name in a pledge and in an agreement, None where it has no such field.
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


FIELDS_OF_PLEDGE: Mapping[str, str] = {field: name for field, (name, _) in _NAMES.items() if name}
FIELDS_OF_AGREEMENT: Mapping[str, str] = {field: name for field, (_, name) in _NAMES.items() if name}


def amended_fields(record: Pledge | Agreement) -> Mapping[str, str]:
    """The attribute of the record for each field that an amendment can set in it."""
    return FIELDS_OF_PLEDGE if isinstance(record, Pledge) else FIELDS_OF_AGREEMENT


def meant(value: object) -> object:
    """What can be compared of a value: without the places where it was written, and letters as they are meant."""
    if isinstance(value, str):
        return normalised(value)
    if isinstance(value, Reference):
        return value.id
    if isinstance(value, Text):
        return {version.language: normalised(version.words) for version in value.versions}
    if isinstance(value, tuple):
        return [meant(item) for item in value]
    if is_dataclass(value):
        parts = (getattr(value, field.name) for field in fields(value))
        return [meant(part) for part in parts if not isinstance(part, Span)]
    return value
