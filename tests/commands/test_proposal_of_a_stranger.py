"""A proposal is only data: it is checked by the program of those who are asked to merge it, and nothing in it is run.

The base is cloned into one folder and the proposal into another, as a job for pull requests from forks does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.history.told_history import AGREEMENT, OPENED, REPORT, REPORTED, SIGNED
from tests.rights import NOBODY
from tests.scratch_repository import ScratchRepository

REGISTER = "register"
# The program as it is installed, so that the folder in which it is started is on no path of Python's.
PLEDGEBOOK = Path(sys.executable).parent / "pledgebook"

# Leaves a file beside the tests, whichever program runs it.
_PYTHON = "import pathlib; pathlib.Path({trace!r}).touch()\n"
_SHELL = "#!/bin/sh\ntouch '{trace}'\n"
_GIT_CONFIG = """[core]
\trepositoryformatversion = 0
\tbare = true
\tfsmonitor = "touch '{trace}'; false"
\thooksPath = hooks
\tpager = "touch '{trace}'"
\tsshCommand = "touch '{trace}'"
[filter "evil"]
\tclean = "touch '{trace}'"
\tsmudge = "touch '{trace}'"
[diff]
\texternal = "touch '{trace}'"
"""


@pytest.fixture
def base(tmp_path: Path) -> ScratchRepository:
    base = ScratchRepository(tmp_path / "published")
    base.commit({f"{REGISTER}/{path}": text for path, text in {"pledges.yaml": OPENED, AGREEMENT: SIGNED}.items()})
    return base


def proposal(base: ScratchRepository, folder: Path, files: Mapping[str, str]) -> Path:
    """A clone whose commit is a merge of base and of a stranger's branch, with no branch checked out."""
    base.git("checkout", "--quiet", "-b", "forslag")
    base.commit(files)
    base.git("checkout", "--quiet", "main")
    base.commit({f"{REGISTER}/followups/2022-02-01-polisen.md": REPORTED.replace("01-18", "02-01")})
    base.git("checkout", "--quiet", "--detach", "main")
    base.git("merge", "--quiet", "--no-ff", "--message=x", "forslag")
    base.git("clone", "--quiet", "--no-local", str(base.folder), str(folder))
    copy = ScratchRepository(folder)
    copy.git("checkout", "--quiet", "--detach", base.git("rev-parse", "HEAD"))
    return folder


def run(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PLEDGEBOOK, *map(str, arguments), "--today", "2026-11-22"],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def checked(folder: Path, base: ScratchRepository, *, cwd: Path) -> str:
    """What `check` and `review` print together; both must be able to run."""
    since = base.git("rev-parse", "main")
    said = ""
    for command in (("check", "--format", "github"), ("review",)):
        done = run(command[0], folder, "--since", since, *command[1:], cwd=cwd)
        assert done.returncode in (0, 1), done.stderr
        assert done.stderr == ""
        said += done.stdout
    return said


def test_a_register_in_another_folder_is_held_against_the_base(base: ScratchRepository, tmp_path: Path) -> None:
    files = {f"{REGISTER}/{REPORT}": REPORTED.replace("22}}", "22}, p7: fulfilled}")}
    folder = proposal(base, tmp_path / "proposal", files) / REGISTER
    said = checked(folder, base, cwd=base.folder)
    assert f"::error file={REGISTER}/{REPORT},line=7," in said
    assert "record-vanished" not in said, "what the base has got meanwhile is in the merge"
    relative = run("check", "../proposal/register", "--since", base.git("rev-parse", "main"), cwd=base.folder)
    assert relative.stdout.startswith(f"{REPORT}:7:")


def test_nothing_in_a_proposal_is_run(base: ScratchRepository, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    python, shell = _PYTHON.format(trace=str(trace)), _SHELL.format(trace=trace)
    tree = {
        "sitecustomize.py": python,
        "usercustomize.py": python,
        "pledgebook/__init__.py": python,
        "pledgebook/__main__.py": python,
        "hooks/pledgebook/__init__.py": python,
        "hooks/mkdocs_hooks.py": python,
        "yaml.py": python,
        "click.py": python,
        "conftest.py": python,
        "mkdocs.yml": "site_name: x\nhooks: [hooks/mkdocs_hooks.py]\n",
        "pyproject.toml": "[project]\nname = 'pledgebook'\nversion = '9'\n",
        "Makefile": f"check:\n\ttouch '{trace}'\n",
        "git": shell,
        ".gitattributes": "* filter=evil diff=evil merge=evil\n",
        ".gitmodules": f"[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c touch% '{trace}'\n",
        ".github/workflows/ci.yml": "on: push\n",
    }
    everywhere = {f"{folder}{path}": text for path, text in tree.items() for folder in ("", f"{REGISTER}/")}
    folder = proposal(base, tmp_path / "proposal", everywhere) / REGISTER
    for path in ("git", f"{REGISTER}/git"):
        (tmp_path / "proposal" / path).chmod(0o755)
    said = checked(folder, base, cwd=base.folder)
    assert "H817" in said
    # Not even where the program is started in the stranger's folder.
    assert checked(Path(), base, cwd=folder) == said
    assert not trace.exists()
    # The trap is set: this is what a module of Python's does in that folder, and what CI must never do.
    subprocess.run([sys.executable, "-m", "pledgebook"], cwd=folder, check=False)
    assert trace.exists()


def test_a_repository_that_lies_in_the_tree_is_not_taken_for_the_registers(
    base: ScratchRepository, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    inside = {
        "HEAD": "ref: refs/heads/main\n",
        "config": _GIT_CONFIG.format(trace=trace),
        "objects/info/x": "x",
        "refs/heads/x": "x",
        "hooks/post-index-change": _SHELL.format(trace=trace),
    }
    folder = proposal(base, tmp_path / "proposal", {f"{REGISTER}/{path}": text for path, text in inside.items()})
    (folder / REGISTER / "hooks" / "post-index-change").chmod(0o755)
    for command in ("check", "review"):
        done = run(command, folder / REGISTER, "--since", base.git("rev-parse", "main"), cwd=base.folder)
        assert done.returncode == 2
        assert done.stderr.startswith(f"I mappen `{folder / REGISTER}` ligger filer som får git att ta den för")
    assert not trace.exists()


def test_a_link_out_of_the_proposal_is_not_followed(base: ScratchRepository, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("areas: hemligt\n", "utf-8")
    folder = proposal(base, tmp_path / "proposal", {"README.md": "x"}) / REGISTER
    (folder / "pledges" / "exempelby-2026.yaml").symlink_to(secret)
    said = checked(folder, base, cwd=base.folder)
    assert "S107" in said
    assert "hemligt" not in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator can give a folder away")
def test_a_proposal_that_belongs_to_another_user_is_refused_in_one_sentence(
    base: ScratchRepository, tmp_path: Path
) -> None:
    folder = proposal(base, tmp_path / "proposal", {"README.md": "x"})
    shutil.chown(folder, NOBODY)
    shutil.chown(folder / ".git", NOBODY)
    done = run("check", folder / REGISTER, "--since", base.git("rev-parse", "main"), cwd=base.folder, LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Git does not want to read the folder `{folder / REGISTER}`, because it belongs to")
    assert done.stderr.count("\n") == 1
