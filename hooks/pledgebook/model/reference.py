"""A word in one record that names another, with its place, so that a complaint can point at the word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Reference:
    id: str
    span: Span

    def __str__(self) -> str:
        return self.id


def ids(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(reference.id for reference in references)
