"""The one way of writing a record down that its digest is made of: what may not be taken back, as it is meant.

Left out is what is absent or free to change. So another way of writing the same gives the same bytes, and so does a
later version of the engine that knows more fields.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum

from pledgebook.history.change_classes import ChangeClass, fields_with_class
from pledgebook.history.values import by_name, is_absent, is_leaf
from pledgebook.language import Text
from pledgebook.model.dates import PartialDate
from pledgebook.model.published import Record
from pledgebook.model.reference import Reference
from pledgebook.model.translated_file import normalised

Json = str | bool | dict[str, "Json"] | list["Json"]


def digest_of_record(record: Record) -> str:
    """SHA-256 of the canonical record, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(record)).hexdigest()


def canonical(record: Record) -> bytes:
    """JSON with sorted names and without spaces, in UTF-8; every number is a text."""
    found = _fields(record)
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _fields(record: object) -> dict[str, Json]:
    found: dict[str, Json] = {}
    kind: type = type(record)
    for name, change_class in fields_with_class(kind):
        value = getattr(record, name)
        # A mark that is not set is as good as absent: a field that is new in the engine changes no digest.
        if change_class is not ChangeClass.FREE and not is_absent(value) and value is not False:
            found[name] = _value(value)
    return found


def _value(value: object) -> Json:
    match value:
        case Text():
            return {version.language: normalised(version.words) for version in value.versions}
        case tuple():
            return _list(value)
        case bool():
            return value
        case Enum():
            return str(value.value)
        case Decimal():
            return format(value.normalize(), "f")
        case Reference() | PartialDate():
            return str(value)
        case _ if is_dataclass(value):
            return _leaf(value) if is_leaf(value) else _fields(value)
        case _:
            return normalised(str(value))


def _leaf(value: object) -> dict[str, Json]:
    """A value that is whole in itself, such as a period: all that it consists of."""
    parts = ((field.name, getattr(value, field.name)) for field in fields(value))  # type: ignore[arg-type]
    return {name: _value(part) for name, part in parts if not is_absent(part) and part is not False}


def _list(items: Sequence[object]) -> Json:
    """Items with names by their names: where a pledge stands in its file means nothing. References in one order."""
    named = by_name(items)
    if named is not None:
        return {name: _fields(item) for name, item in named.items()}
    written = [_value(item) for item in items]
    return sorted(written, key=str) if all(isinstance(item, Reference) for item in items) else written
