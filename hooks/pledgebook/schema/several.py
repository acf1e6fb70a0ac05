"""One value or a list of them, and maps from ids to records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from pledgebook.model.mention import RecordKind
from pledgebook.model.reference import Reference
from pledgebook.reading.nodes import Mapping, Node, Scalar, Sequence
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema, Kind
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.shape import Record
from pledgebook.schema.simple import ID_PATTERN
from pledgebook.schema.written_ids import id_meant

T = TypeVar("T")

MAX_ITEMS = 50_000
UNSTATED = "unstated"
NONE = "none"


@dataclass(frozen=True, slots=True)
class OneOrSeveral(Generic[T]):
    """`by: polisen` or `by: [polisen, exempelby-kommun]`."""

    kind: Kind[T]

    @property
    def name(self) -> str:
        return "several"

    def read(self, node: Node, context: Context) -> tuple[T, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else [node]
        if not nodes:
            context.complain("empty-list", node.span)
            return None
        if len(nodes) > MAX_ITEMS:
            context.complain("too-many-items", node.span, items=len(nodes), limit=MAX_ITEMS)
            return None
        first: dict[str, Node] = {}
        read = [self._read_item(item, first, context) for item in nodes]
        values = tuple(value for value in read if value is not None)
        return values if len(values) == len(nodes) else None

    def _read_item(self, item: Node, first: dict[str, Node], context: Context) -> T | None:
        """`first` remembers where each value stood first: nobody means to name the same one twice."""
        if isinstance(item, Scalar) and not isinstance(self.kind, Record):
            if item.is_nothing:
                context.complain("empty-list", item.span)
                return None
            earlier = first.setdefault(item.value, item)
            if earlier is not item:
                context.complain("duplicate-key", item.span, key=item.value, line=earlier.span.line)
                return None
        return self.kind.read(item, context)

    def json_schema(self) -> JsonSchema:
        one = self.kind.json_schema()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


@dataclass(frozen=True, slots=True)
class Givers:
    """The parties that give a pledge or a report, or `unstated` where the document does not say."""

    name: str = "givers"

    def read(self, node: Node, context: Context) -> tuple[Reference, ...] | None:
        if isinstance(node, Scalar) and node.value == UNSTATED:
            return ()
        return OneOrSeveral(ReferenceTo(RecordKind.ACTOR)).read(node, context)

    def json_schema(self) -> JsonSchema:
        return OneOrSeveral(ReferenceTo(RecordKind.ACTOR)).json_schema()


@dataclass(frozen=True, slots=True)
class OrNone(Generic[T]):
    """A value, or `none` where an amendment takes away the one that stands: then it is read as nothing, `()`."""

    kind: Kind[T]

    @property
    def name(self) -> str:
        return "or-none"

    def read(self, node: Node, context: Context) -> T | tuple[()] | None:
        return () if is_none(node) else self.kind.read(node, context)

    def json_schema(self) -> JsonSchema:
        return {"anyOf": [{"const": NONE}, self.kind.json_schema()]}


def is_none(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.value == NONE


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T]):
    """A map from ids to records. An entry that cannot be read is left out, and remembered as unread."""

    record: Record[T]
    unread_as: RecordKind

    @property
    def name(self) -> str:
        return "map"

    def read(self, node: Node, context: Context) -> tuple[T, ...] | None:
        if not isinstance(node, Mapping):
            context.complain("not-a-map", node.span, record=self.record.shape.name)
            return None
        if len(node.entries) > MAX_ITEMS:
            context.complain("too-many-items", node.span, items=len(node.entries), limit=MAX_ITEMS)
            return None
        read = [self._read_entry(key, value, context) for key, value in node.entries]
        return tuple(record for record in read if record is not None)

    def _read_entry(self, key: Scalar, value: Node, context: Context) -> T | None:
        record = None
        if re.fullmatch(ID_PATTERN, key.value) is None:
            context.complain_of_value("not-an-id", key.span, key.value, id_meant(key.value))
        else:
            record = self.record.read_keyed(value, context, key)
        if record is None:
            owner = f"{context.owner}/" if context.owner else ""
            context.unread.add((self.unread_as, owner + key.value))
        return record

    def json_schema(self) -> JsonSchema:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{ID_PATTERN}$"},
            "additionalProperties": self.record.json_schema(),
        }
