"""How long an audit takes beside `git log -p` of the same files: a table of medians.

Run by `make bench`. It measures time, so it is no test: what to compare with another day is the ratio, on a quiet
computer. Every command is run once before it counts, then all of them by turns, so that a busy moment meets all.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from tests.benchmarks.long_history import AGREEMENTS, COMMITS, PLEDGES, make_long_history
from tests.scratch_repository import ScratchRepository

RUNS = 7
RECORDS = ("pledges.yaml", "pledges", "followups")

Command = Sequence[str]
# What one run took: seconds on the clock, and seconds of work by all processors.
Times = tuple[float, float]


def _commands(repository: ScratchRepository, base: str) -> Mapping[str, Command]:
    folder = str(repository.folder)
    pledgebook = (sys.executable, "-m", "pledgebook")
    return {
        "git log -p": ("git", "-C", folder, "log", "-p", "--", *RECORDS),
        "pledgebook audit": (*pledgebook, "audit", folder),
        "pledgebook audit --whole": (*pledgebook, "audit", "--whole", folder),
        "pledgebook check": (*pledgebook, "check", "--today=2023-12-01", folder),
        "pledgebook check --since": (*pledgebook, "check", "--today=2023-12-01", f"--since={base}", folder),
    }


def _run(command: Command, environment: Mapping[str, str]) -> Times:
    begun, worked = time.monotonic(), os.times()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = os.times()
    if done.returncode:
        raise click.ClickException(f"{' '.join(command)}: {done.stderr.decode()}")
    work = (after.children_user - worked.children_user) + (after.children_system - worked.children_system)
    return time.monotonic() - begun, work


def _measured(repository: ScratchRepository, compiled: Path) -> Mapping[str, Sequence[Times]]:
    """The times of each command. Python keeps what it has compiled, as it does where it is installed."""
    base = repository.git("rev-parse", "HEAD~1")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    commands = _commands(repository, base)
    times: dict[str, list[Times]] = {name: [] for name in commands}
    for number in range(RUNS + 1):
        for name, command in commands.items():
            took = _run(command, environment)
            times[name] += [took] if number else []
    return times


def _show(title: str, times: Mapping[str, Sequence[Times]]) -> None:
    medians = {name: tuple(median(column) for column in zip(*runs, strict=True)) for name, runs in times.items()}
    by_git = medians["git log -p"]
    click.echo(f"\n{title}\n\n| command | s | × git log -p | CPU s | × |\n|---|---|---|---|---|")
    for name, (seconds, work) in medians.items():
        click.echo(f"| `{name}` | {seconds:.2f} | {seconds / by_git[0]:.1f} | {work:.2f} | {work / by_git[1]:.1f} |")


def _unpack(repository: ScratchRepository) -> None:
    """Every object in a file of its own, which is how they are first written."""
    packs = [path for path in (repository.folder / ".git/objects/pack").iterdir() if path.suffix == ".pack"]
    contents = [path.read_bytes() for path in packs]
    for path in packs:
        path.unlink()
        path.with_suffix(".idx").unlink()
    for content in contents:
        repository.git("unpack-objects", "-q", given=content)


def _computer() -> str:
    git = subprocess.run(("git", "version"), capture_output=True, text=True, check=True).stdout.strip()
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    return f"Python {platform.python_version()}, {git}, {os.cpu_count()} × {platform.machine()}; load {load}"


def main() -> None:
    with TemporaryDirectory(prefix="pledgebook-") as scratch:
        repository = make_long_history(Path(scratch) / "register")
        compiled = Path(scratch) / "compiled"
        pledges = AGREEMENTS * PLEDGES
        click.echo(f"{COMMITS} commits on {pledges} pledges in {AGREEMENTS} files, median of {RUNS} runs by turns.")
        click.echo(_computer())
        _unpack(repository)
        _show("Each object in a file of its own, as commits leave them:", _measured(repository, compiled))
        repository.git("repack", "-a", "-d", "-q")
        _show("Objects packed, as in a clone:", _measured(repository, compiled))


if __name__ == "__main__":
    main()
