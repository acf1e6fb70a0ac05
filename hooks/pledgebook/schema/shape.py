"""A record's fields, declared as data: what reads a record, documents it and gives editors their JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, cast

from pledgebook.language import Text
from pledgebook.model.mention import RecordKind
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar, Sequence
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema, Kind
from pledgebook.schema.words import WordsRule, is_like_language, read_words_of
from pledgebook.span import Span

T = TypeVar("T")


class Field(Generic[T]):
    """A field of a shape. Its name in the record is its attribute name without a `_` at the end."""

    def __init__(self, kind: Kind[object], default: T, example: str, *, is_required: bool) -> None:
        self.kind = kind
        self.default = default
        self.example = example
        self.is_required = is_required
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name.rstrip("_")


def required(kind: Kind[T], example: str) -> Field[T]:
    # The default is never used: a record without this field is not built.
    return Field(kind, cast("T", None), example, is_required=True)


def optional(kind: Kind[T], example: str) -> Field[T | None]:
    return Field(kind, None, example, is_required=False)


def defaulted(kind: Kind[T], default: T, example: str) -> Field[T]:
    return Field(kind, default, example, is_required=False)


def listed(kind: Kind[tuple[T, ...]], example: str) -> Field[tuple[T, ...]]:
    return Field(kind, (), example, is_required=False)


class Shape:
    """The fields of one kind of record. Subclasses declare a `name`, perhaps `words`, and Field attributes."""

    name: ClassVar[str]
    words: ClassVar[WordsRule | None] = None
    fields: ClassVar[Mapping[str, Field[Any]]] = {}
    required: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        own = {field.name: field for field in vars(cls).values() if isinstance(field, Field)}
        cls.fields = {**cls.fields, **own}
        cls.required = tuple(field.name for field in cls.fields.values() if field.is_required)


class Values:
    """The values of one record: every required field is there, and every one given could be read."""

    def __init__(
        self,
        node: MappingNode,
        key: Scalar | None,
        context: Context,
        found: dict[str, Any],
        words: Text | None,
    ) -> None:
        self.node = node
        self.key = key
        self.context = context
        self.words = words
        self._found = found

    def __getitem__(self, field: Field[T]) -> T:
        value: T = self._found.get(field.name, field.default)
        return value

    def has(self, field: Field[T]) -> bool:
        return field.name in self._found

    @property
    def given(self) -> frozenset[str]:
        return frozenset(self._found)

    @property
    def id(self) -> str:
        """The key under which the record stands; only records in maps have one."""
        return self.key.value if self.key else ""

    @property
    def span(self) -> Span:
        return self.key.span if self.key else self.node.span

    def span_of(self, field: Field[T]) -> Span:
        for key, _ in self.node.entries:
            if key.value == field.name:
                return key.span
        return self.span


# What the ids of records in a map mostly look like: where one stands as a field, it has been indented too little.
_KEPT_IN = {
    "pledges": (RecordKind.PLEDGE, re.compile(r"p[0-9]+")),
    "agreements": (RecordKind.AGREEMENT, re.compile(r"[a-z-]+-[0-9]{4}(?:-[0-9])?")),
}


def read_values(shape: type[Shape], node: Node, context: Context, key: Scalar | None = None) -> Values | None:
    """Every field of a record, or None if one that is needed is missing or one that is given cannot be read.

    All troubles are complained about. An unknown field or a missing translation does not keep the rest from
    being understood, so that the record can take part in the rules between records.
    """
    if not isinstance(node, MappingNode):
        context.complain("not-a-record", _place(node, key), record=shape.name)
        return None
    found: dict[str, object] = {}
    misspelt: set[str] = set()
    unknown = 0
    is_read = True
    for name, value in node.entries:
        field = shape.fields.get(name.value)
        if field is not None:
            found[field.name] = _read_field(field, name, value, context)
            is_read = is_read and found[field.name] is not None
        elif shape.words is None or name.value not in context.languages:
            misspelt |= _complain_of_unknown(shape, name, context)
            unknown += 1
    if unknown == len(node.entries) > 0:
        # Another kind of record, or one put in a place of its own: what it lacks is no help to its author.
        return None
    missing = [name for name in shape.required if name not in found]
    for field_name in missing:
        if field_name not in misspelt:
            context.complain("missing-field", _place(node, key), field=field_name, record=shape.name)
    words = read_words_of(shape.words, node, key, context, misspelt) if shape.words else None
    lacks_words = shape.words is not None and shape.words.is_required and words is None
    if missing or lacks_words or not is_read:
        return None
    return Values(node, key, context, found, words)


def _read_field(field: Field[Any], name: Scalar, value: Node, context: Context) -> object:
    if isinstance(value, Scalar) and value.is_nothing:
        context.complain("empty-field", name.span, field=field.name)
        return None
    return field.kind.read(value, context)


def _complain_of_unknown(shape: type[Shape], name: Scalar, context: Context) -> set[str]:
    """The fields that were perhaps meant: that they are missing need not be said as well."""
    for field, (kind, ids) in _KEPT_IN.items():
        if field in shape.fields and ids.fullmatch(name.value):
            context.complain("outside-its-list", name.span, value=name.value, field=field)
            context.unread.add((kind, f"{context.owner}/{name.value}" if context.owner else name.value))
            return set()
    known = list(shape.fields) + (list(context.languages) if shape.words else [])
    meant = context.complain_of_choice("unknown-field", name.span, name.value, known)
    return {meant} if meant else set(context.languages) if is_like_language(name.value) else set()


def _place(node: Node, key: Scalar | None) -> Span:
    return key.span if key else node.span


@dataclass(frozen=True)
class Record(Generic[T]):
    """The kind of a whole record. With `short`, a bare value stands for the record with only that field."""

    shape: type[Shape]
    build: Callable[[Values], T | None]
    short: str | None = None

    @property
    def name(self) -> str:
        return f"record:{self.shape.name}"

    def read(self, node: Node, context: Context) -> T | None:
        return self.read_keyed(node, context, None)

    def read_keyed(self, node: Node, context: Context, key: Scalar | None) -> T | None:
        if self.short and isinstance(node, (Scalar, Sequence)):
            name = Scalar(self.short, node.span, is_plain=True)
            node = MappingNode([(name, node)], node.span)
        values = read_values(self.shape, node, context, key)
        return self.build(values) if values is not None else None

    def json_schema(self) -> JsonSchema:
        reference: JsonSchema = {"$ref": f"#/$defs/{self.shape.name}"}
        if self.short:
            return {"anyOf": [self.shape.fields[self.short].kind.json_schema(), reference]}
        return reference
