"""Kinds that name another record by its id."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pledgebook.model.mention import RecordKind
from pledgebook.model.reference import Reference
from pledgebook.reading.nodes import Node
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema
from pledgebook.schema.simple import FILE_PATH, ID_PATTERN, scalar_of
from pledgebook.schema.written_ids import id_meant

_FULL_ID_PATTERN = rf"{ID_PATTERN}(?:/{ID_PATTERN})?"
# The id of a follow-up is its file name, so it begins with a date.
_FOLLOW_UP_PATTERN = r"[a-z0-9][a-z0-9-]*"


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """The id of a record of one kind."""

    kind: RecordKind

    @property
    def name(self) -> str:
        return f"reference:{self.kind.value}"

    def read(self, node: Node, context: Context) -> Reference | None:
        reference = _reference(node, context, self._pattern)
        if reference is not None:
            context.note_mention(self.kind, reference)
        return reference

    @property
    def _pattern(self) -> str:
        return _FOLLOW_UP_PATTERN if self.kind is RecordKind.FOLLOW_UP else ID_PATTERN

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


@dataclass(frozen=True, slots=True)
class FullReference:
    """The full id of a record within an agreement: of a pledge (`exempelby-2021/p1`) or a focus area."""

    kind: RecordKind = RecordKind.PLEDGE

    @property
    def name(self) -> str:
        return f"reference:full-{self.kind.value}"

    def read(self, node: Node, context: Context) -> Reference | None:
        reference = _reference(node, context, _FULL_ID_PATTERN)
        if reference is None:
            return None
        if "/" not in reference.id:
            context.complain("not-a-full-id", reference.span, value=reference.id)
            return None
        context.note_mention_of(self.kind, reference.id, reference)
        return reference

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{ID_PATTERN}/{ID_PATTERN}$"}


@dataclass(frozen=True, slots=True)
class PledgeOrAgreement:
    """The full id of a pledge, or the id of an agreement."""

    name: str = "reference:pledge-or-agreement"

    def read(self, node: Node, context: Context) -> Reference | None:
        reference = _reference(node, context, _FULL_ID_PATTERN)
        if reference is not None:
            kind = RecordKind.PLEDGE if "/" in reference.id else RecordKind.AGREEMENT
            context.note_mention_of(kind, reference.id, reference)
        return reference

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_FULL_ID_PATTERN}$"}


@dataclass(frozen=True, slots=True)
class FileKind:
    """The path of a document below content/, where it is also found on the site."""

    name: str = "file"

    def read(self, node: Node, context: Context) -> str | None:
        path = FILE_PATH.read(node, context)
        if path is not None:
            context.note_mention(RecordKind.FILE, Reference(path, node.span))
        return path

    def json_schema(self) -> JsonSchema:
        return FILE_PATH.json_schema()


@dataclass(frozen=True, slots=True)
class FreeReference:
    """An id that is checked by its own rule, or a name where there may be no record (a publisher)."""

    name: str = "name-or-actor"

    def read(self, node: Node, context: Context) -> Reference | None:
        scalar = scalar_of(node, context)
        return Reference(scalar.value, scalar.span) if scalar else None

    def json_schema(self) -> JsonSchema:
        return {"type": "string"}


def _reference(node: Node, context: Context, pattern: str) -> Reference | None:
    scalar = scalar_of(node, context)
    if scalar is None:
        return None
    if re.fullmatch(pattern, scalar.value) is None:
        context.complain_of_value("not-an-id", scalar.span, scalar.value, id_meant(scalar.value))
        return None
    return Reference(scalar.value, scalar.span)
