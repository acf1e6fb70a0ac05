"""An area may lie in several others, but never in itself, not even by way of others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.reference import ids
from pledgebook.model.register import Register

# Each cycle takes one more walk through all the areas; the others show once the first are mended.
_MOST_CYCLES = 10


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    around = {area.id: [up for up in ids(area.part_of) if up in register.areas] for area in register.areas.values()}
    for _ in range(_MOST_CYCLES):
        cycle = _cycle_in(around)
        if not cycle:
            return
        inner, outer = cycle[:2]
        place = next(up.span for up in register.areas[inner].part_of if up.id == outer)
        yield complaint("area-within-itself", place, area=inner, path=cycle)
        around[inner] = [up for up in around[inner] if up != outer]


def _cycle_in(around: dict[str, list[str]]) -> tuple[str, ...]:
    """A way from an area outwards and back to itself, such as (a, b, a); empty if there is none."""
    try:
        TopologicalSorter(around).prepare()
    except CycleError as error:
        # The sorter tells the cycle from the outermost inwards.
        return tuple(reversed(error.args[1]))
    return ()
