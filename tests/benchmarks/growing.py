"""What a page costs in small and large registers: the same, if all is linear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.building import anew, mkdocs_build
from tests.benchmarks.measured import Taken, by_turns
from tests.benchmarks.page_kinds import addresses_in
from tests.benchmarks.sizes import register_in
from tests.benchmarks.table import Table
from tests.made_up.country import Size

_HEAD = ("pages", "wall, s", "CPU, s", "CPU a page, ms", "×", "memory, MB", "memory a page, kB")


def growing(scratch: Path, steps: Sequence[Size], runs: int, known: Mapping[Size, Taken]) -> Table:
    """`known` are builds that were measured already."""
    rows: list[list[str]] = []
    first = 0.0
    for size in steps:
        register = register_in(scratch, size)
        site = scratch / f"{register.name}-ours"
        taken = known.get(size) or _taken(register, site, runs)
        pages = len(addresses_in(site))
        cost = taken.work / pages * 1000
        first = first or cost
        rows.append(
            [
                f"{pages:,}",
                f"{taken.seconds:.1f}",
                f"{taken.work:.1f}",
                f"{cost:.2f}",
                f"{cost / first:.2f}",
                f"{taken.memory / 1e6:,.0f}",
                f"{taken.memory / pages / 1000:.0f}",
            ]
        )
    return Table("What a page costs as the register grows: mkdocs build", _HEAD, rows)


def _taken(register: Path, site: Path, runs: int) -> Taken:
    name = f"{register.name}: mkdocs build"
    return by_turns(runs, {name: lambda: anew(mkdocs_build(register, site), site, register)})[name]
