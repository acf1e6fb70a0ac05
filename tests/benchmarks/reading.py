"""Reading and checking all records, beside what checks YAML against JSON Schema and nothing more."""

from __future__ import annotations

import sys
from pathlib import Path

from pledgebook import schema
from tests.benchmarks.measured import Command, Taken, by_turns, measured
from tests.benchmarks.table import Table, times
from tests.made_up.country import TODAY

_SCHEMAS = Path(schema.__file__).parent
_FOLDER = "front-matter"


def reading(register: Path, runs: int) -> Table:
    fronts = write_front_matter(register)
    ours = (sys.executable, "-m", "pledgebook", "check", f"--today={TODAY}", str(register))
    tries = {
        "pledgebook check": lambda: measured(ours),
        "check-jsonschema": lambda: _by_schema(register, fronts),
    }
    note = (
        "check-jsonschema is called once for each kind of file; the front matter of follow-ups was written to files of "
        "its own before, which is not counted. It checks fields one by one, and nothing between records."
    )
    return times("Reading and checking", by_turns(runs, tries), "check-jsonschema", note)


def write_front_matter(register: Path) -> Path:
    """What stands at the top of each follow-up, as a file of YAML."""
    folder = register.parent / f"{register.name}-{_FOLDER}"
    folder.mkdir(exist_ok=True)
    for path in (register / "followups").glob("*.md"):
        text = path.read_text("utf-8")
        if text.startswith("---\n") and not path.name.endswith(".en.md"):
            (folder / f"{path.stem}.yaml").write_text(text.split("---\n", 2)[1], "utf-8")
    return folder


def commands_by_schema(register: Path, fronts: Path) -> list[Command]:
    files = {
        "pledges": [register / "pledges.yaml"],
        "agreement": sorted((register / "pledges").iterdir()),
        "follow-up": sorted(fronts.iterdir()),
    }
    program = (sys.executable, "-m", "check_jsonschema", "--quiet", "--schemafile")
    return [
        (*program, str(_SCHEMAS / f"{kind}.schema.json"), *(path.name for path in found))
        for kind, found in files.items()
    ]


def _by_schema(register: Path, fronts: Path) -> Taken:
    """Each call in the folder of its files: thousands of whole paths are more than a command line holds."""
    folders = (register, register / "pledges", fronts)
    taken = [
        measured(command, folder=folder)
        for command, folder in zip(commands_by_schema(register, fronts), folders, strict=True)
    ]
    return sum(taken[1:], start=taken[0])
