"""Reads one value as it would stand after a field's name, for tables of what can be written and what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.context import Context
from pledgebook.schema.kind import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OneValue(Generic[T]):
    """What was read, and the slugs of what was complained about."""

    value: T | None
    slugs: tuple[str, ...]


def read(kind: Kind[T], text: str, *, languages: str = "sv en", untranslated: str = "") -> OneValue[T]:
    node, problems = read_yaml(SourceText("test.yaml", text))
    assert node is not None, problems
    context = Context(tuple(languages.split()), frozenset(untranslated.split()), owner="vara-2021")
    value = kind.read(node, context)
    return OneValue(value, tuple(problem.code.slug for problem in [*problems, *context.problems]))


def complaints(kind: Kind[T], text: str) -> tuple[str, ...]:
    """The slugs drawn by a value that cannot be read."""
    one = read(kind, text)
    assert one.value is None
    return one.slugs
