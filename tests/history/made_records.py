"""Records in which every field is filled, made from nothing but their types, so that no field can be forgotten."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple, cast

from pledgebook.language import Text, Version
from pledgebook.model.published import Record
from pledgebook.span import Span

# From a record to a value in it: names of fields, and places in lists.
Way = tuple[str | int, ...]


class Place(NamedTuple):
    """A field of a kind of record, where a published record holds one."""

    owner: type
    field: str
    kind: object
    way: Way

    @property
    def name(self) -> str:
        return f"{self.owner.__name__}.{self.field}"


def made(kind: object, seed: int = 1) -> object:
    """A value of a type. Two seeds give values that differ in every part."""
    if kind is Text:
        words = tuple(Version(language, f"{language} {seed}", Span("made")) for language in ("sv", "en"))
        return Text(words)
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return made(next(part for part in typing.get_args(kind) if part is not type(None)), seed)
    if typing.get_origin(kind) is tuple:
        return tuple(made(typing.get_args(kind)[0], place) for place in (10 * seed, 10 * seed + 1))
    if typing.get_origin(kind) is typing.Literal:
        return typing.get_args(kind)[seed % len(typing.get_args(kind))]
    if typing.get_origin(kind) in (Mapping, frozenset):
        # Only in fields that may change freely.
        return {}
    assert isinstance(kind, type), kind
    return _made_of_class(kind, seed)


def _made_of_class(kind: type, seed: int) -> object:
    if kind is Span:
        return Span("made", seed)
    if issubclass(kind, Enum):
        members = list(kind)
        return members[seed % len(members)]
    if is_dataclass(kind):
        return kind(**{name: made(of, seed) for name, of in hints(kind).items()})
    simple = {
        bool: seed % 2 == 1,
        int: 1 + seed % 12,
        str: f"made-{seed}",
        Decimal: Decimal(seed),
        time: time(seed % 24),
    }
    return simple[kind]


@cache
def hints(kind: type) -> Mapping[str, object]:
    """The types of the fields of a dataclass."""
    told = typing.get_type_hints(kind)
    return {field.name: told[field.name] for field in fields(kind)}


def places(kind: type, way: Way = ()) -> Iterator[Place]:
    """Every field in a kind of record and in the records that it holds. Of a list, the first item is looked into."""
    for name, of in hints(kind).items():
        if of is not Span:
            yield Place(kind, name, of, (*way, name))
            inner, is_list = _inner(of)
            if inner is not None:
                yield from places(inner, (*way, name, 0) if is_list else (*way, name))


def _inner(kind: object) -> tuple[type | None, bool]:
    """The record that a field holds, and whether it holds a list of them."""
    is_list = typing.get_origin(kind) is tuple
    parts = typing.get_args(kind) if typing.get_origin(kind) is not None else (kind,)
    found = [part for part in parts if isinstance(part, type) and is_dataclass(part) and part is not Text]
    holds_records = is_list or typing.get_origin(kind) in (None, typing.Union, types.UnionType)
    return (found[0] if found and holds_records else None), is_list


def with_value(record: object, way: Way, value: object) -> Record:
    """The record with another value at the end of the way."""
    return cast("Record", _with_value(record, way, value))


def _with_value(inside: object, way: Way, value: object) -> object:
    if not way:
        return value
    step, rest = way[0], way[1:]
    if isinstance(step, int):
        assert isinstance(inside, tuple)
        return (*inside[:step], _with_value(inside[step], rest, value), *inside[step + 1 :])
    assert is_dataclass(inside)
    assert not isinstance(inside, type)
    return replace(inside, **{step: _with_value(getattr(inside, step), rest, value)})
