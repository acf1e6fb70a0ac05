"""Who ceased is succeeded by another, never by itself, not even by way of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.actor import Named
from pledgebook.model.reference import Reference
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    yield from _rings(register.actors)
    yield from _rings(register.areas)


def _rings(records: Mapping[str, Named]) -> Iterator[Diagnostic]:
    """Each ring once. `met_from` remembers from where each was met first, so that no way is walked twice."""
    met_from: dict[str, str] = {}
    for first in records:
        current = first
        while current not in met_from:
            met_from[current] = first
            successor = _successor(current, records)
            if successor is None:
                break
            if met_from.get(successor.id) == first:
                yield complaint(
                    "successor-of-itself", successor.span, id=successor.id, path=_ring(successor.id, records)
                )
            current = successor.id


def _ring(start: str, records: Mapping[str, Named]) -> tuple[str, ...]:
    """The way from one in a ring back to itself, such as (a, b, a)."""
    way = [start]
    while (successor := _successor(way[-1], records)) and successor.id != start:
        way.append(successor.id)
    return (*way, start)


def _successor(record_id: str, records: Mapping[str, Named]) -> Reference | None:
    successor = records[record_id].succeeded_by
    return successor if successor is not None and successor.id in records else None
