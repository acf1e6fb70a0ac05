"""What running a command takes: time on the clock, work by all processors, and the most memory its processes hold.

Memory is the sum of the proportional set sizes (PSS) of the process and all below it, read from /proc again and again:
pages that several processes share are counted once. Where there is no /proc it is the largest resident set.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

# Seconds between looks at the least; and ten times as long as a look takes, which is long where there is much memory.
_BETWEEN_LOOKS = 0.05
_TIMES_A_LOOK = 10
_PROCESSES = Path("/proc")

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the clock, seconds of work, and bytes."""

    seconds: float
    work: float
    memory: float

    def __add__(self, other: Taken) -> Taken:
        """One after the other."""
        return Taken(self.seconds + other.seconds, self.work + other.work, max(self.memory, other.memory))

    def __sub__(self, other: Taken) -> Taken:
        """Without a part of it. What that part held in memory is not known to have been the most."""
        return Taken(self.seconds - other.seconds, self.work - other.work, self.memory)


def measured(*commands: Command, folder: Path | None = None, settings: Mapping[str, str] | None = None) -> Taken:
    """The commands one after another. One that fails ends it all."""
    taken = [_measured(command, folder, {**os.environ, **(settings or {})}) for command in commands]
    return sum(taken[1:], start=taken[0])


def taken_here(work: Callable[[], object]) -> Taken:
    """What work in this process takes, with the processes it waits for. Its memory is not looked at."""
    begun, before = time.monotonic(), sum(os.times()[:4])
    work()
    return Taken(time.monotonic() - begun, sum(os.times()[:4]) - before, 0)


def by_turns(runs: int, tries: Mapping[str, Callable[[], Taken]]) -> Mapping[str, Taken]:
    """The median of each, run by turns so that a busy moment meets all."""
    found: dict[str, list[Taken]] = {name: [] for name in tries}
    for run in range(runs):
        for name, one in tries.items():
            click.echo(f"  {name} ({run + 1} of {runs})", err=True)
            found[name].append(one())
    return {name: _median(taken) for name, taken in found.items()}


def _median(taken: Sequence[Taken]) -> Taken:
    return Taken(*(median(getattr(one, name) for one in taken) for name in ("seconds", "work", "memory")))


def _measured(command: Command, folder: Path | None, environment: Mapping[str, str]) -> Taken:
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        look = _Look(process.pid)
        look.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        look.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read()[-2000:].decode("utf-8", "replace")
            raise click.ClickException(f"{' '.join(command)[:300]}\n{words}")
    resident = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Taken(seconds, usage.ru_utime + usage.ru_stime, look.most or resident)


class _Look(threading.Thread):
    """Looks at a process and all below it until told to end."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        took = 0.0
        while not self._ended.wait(max(_BETWEEN_LOOKS, _TIMES_A_LOOK * took)):
            begun = time.monotonic()
            self.most = max(self.most, sum(map(_share_of, _tree(self._pid))))
            took = time.monotonic() - begun

    def end(self) -> None:
        self._ended.set()
        self.join()


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for tasks in (_PROCESSES / str(pid) / "task").glob("*/children"):
        try:
            children = tasks.read_text("utf-8").split()
        except OSError:
            continue
        for child in children:
            yield from _tree(int(child))


def _share_of(pid: int) -> int:
    try:
        lines = (_PROCESSES / str(pid) / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
