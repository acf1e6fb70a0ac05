"""Results as tables: what was measured, beside what, and the page that keeps the last of them."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import mkdocs

from tests.benchmarks.hugo_site import hugo_version
from tests.benchmarks.measured import Taken

RESULTS = Path(__file__).with_name("results.md")
_HEAD_OF_TIMES = ("what", "wall, s", "×", "CPU, s", "×", "memory, MB", "×")


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"## {self.title}\n\n{table}\n" + (f"\n{self.note}\n" if self.note else "")


def times(title: str, found: Mapping[str, Taken], beside: str, note: str = "") -> Table:
    """Every ratio is to the row named `beside`."""
    base = found[beside]
    rows = [[name, *_with_ratios(taken, base)] for name, taken in found.items()]
    return Table(title, _HEAD_OF_TIMES, rows, note)


def _with_ratios(taken: Taken, base: Taken) -> Iterable[str]:
    for value, unit, of in (
        (taken.seconds, 1.0, base.seconds),
        (taken.work, 1.0, base.work),
        (taken.memory, 1e6, base.memory),
    ):
        shown = value / unit
        yield f"{shown:,.0f}" if shown >= 100 else f"{shown:.1f}" if shown >= 10 else f"{shown:.2f}"
        yield f"{value / of:.2f}" if of else "–"


def machine(runs: int) -> str:
    """Where and with what it was measured."""
    commit = _said("git", "rev-parse", "--short", "HEAD")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    return (
        f"Commit {commit}; {os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB, {platform.system()}, "
        f"load at the end {load}. Python {platform.python_version()}, MkDocs {mkdocs.__version__}, {hugo_version()} "
        f"with its default settings. Medians of {runs}, run by turns. Memory is the highest sum of PSS over the "
        "processes."
    )


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent)
    return done.stdout.strip()
