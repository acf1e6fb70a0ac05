"""How long an audit takes beside `git log -p` of the same files: tables of medians.

What to compare with another day is the ratio, on a quiet computer. Every command is run once before it counts, then
all of them by turns, so that a busy moment meets all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.long_history import AGREEMENTS, COMMITS, PLEDGES, make_long_history
from tests.benchmarks.measured import Command, Taken, by_turns, measured
from tests.benchmarks.table import Table, times
from tests.scratch_repository import ScratchRepository

RUNS = 7
RECORDS = ("pledges.yaml", "pledges", "followups")


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


def _measured(repository: ScratchRepository, compiled: Path) -> Mapping[str, Taken]:
    """Python keeps what it has compiled, as it does where it is installed."""
    base = repository.git("rev-parse", "HEAD~1")
    settings = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    commands = _commands(repository, base)
    tries = {name: lambda command=command: measured(command, settings=settings) for name, command in commands.items()}
    by_turns(1, tries)
    return by_turns(RUNS, tries)


def _unpack(repository: ScratchRepository) -> None:
    """Every object in a file of its own, which is how they are first written."""
    packs = [path for path in (repository.folder / ".git/objects/pack").iterdir() if path.suffix == ".pack"]
    contents = [path.read_bytes() for path in packs]
    for path in packs:
        path.unlink()
        path.with_suffix(".idx").unlink()
    for content in contents:
        repository.git("unpack-objects", "-q", given=content)


def comparing_revisions() -> Iterator[Table]:
    note = f"{COMMITS:,} commits on {AGREEMENTS * PLEDGES} pledges in {AGREEMENTS} files; medians of {RUNS}."
    with TemporaryDirectory(prefix="pledgebook-") as scratch:
        repository = make_long_history(Path(scratch) / "register")
        compiled = Path(scratch) / "compiled"
        _unpack(repository)
        loose = _measured(repository, compiled)
        yield times("Audit: each object in a file of its own, as commits leave them", loose, "git log -p", note)
        repository.git("repack", "-a", "-d", "-q")
        yield times("Audit: objects packed, as in a clone", _measured(repository, compiled), "git log -p", note)
