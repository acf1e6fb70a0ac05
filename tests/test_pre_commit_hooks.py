"""The hooks for pre-commit are ones that it can read, and their commands do what they say."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.complaint_cases import BASE
from tests.scratch_repository import ScratchRepository

ROOT = Path(__file__).parents[1]
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
AGREEMENT = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
pledges:
    p1: {by: polisen,   sv: "Vi går ut.", en: We go out.}
"""


@pytest.fixture
def register(tmp_path: Path) -> ScratchRepository:
    repository = ScratchRepository(tmp_path / "register")
    repository.put_all({"pledges.yaml": BASE.read_text("utf-8"), "pledges/exempelby-2026.yaml": AGREEMENT})
    repository.commit({"README.md": "Registret.\n", "followups/README.txt": "Här ligger uppföljningarna.\n"})
    return repository


def run(hook_id: str, repository: ScratchRepository) -> subprocess.CompletedProcess[str]:
    """As pre-commit runs it: the entry, and the files that it is for unless it wants none."""
    hook = HOOKS[hook_id]
    program, *arguments = shlex.split(hook["entry"])
    files = [file for file in repository.git("ls-files").splitlines() if re.search(hook["files"], file)]
    if hook.get("pass_filenames", True):
        arguments += files
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    return subprocess.run(command, cwd=repository.folder, capture_output=True, text=True, check=False)


def test_every_hook_has_what_pre_commit_asks_for() -> None:
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert hook["language"] == "python"
        re.compile(hook["files"])


def test_the_check_reads_the_whole_register(register: ScratchRepository) -> None:
    (register.folder / "followups" / "README.txt").unlink()
    assert run("pledgebook-check", register).returncode == 0
    register.put("pledges/exempelby-2026.yaml", AGREEMENT.replace("by: polisen", "by: polis"))
    done = run("pledgebook-check", register)
    assert done.returncode == 1
    assert "unknown-reference" in done.stdout


def test_the_form_is_mended_in_the_files_that_are_records(register: ScratchRepository) -> None:
    done = run("pledgebook-fmt", register)
    assert done.returncode == 0, done.stderr
    written = (register.folder / "pledges" / "exempelby-2026.yaml").read_text("utf-8")
    assert "\n  p1: {by: polisen, sv: Vi går ut., en: We go out.}\n" in written
