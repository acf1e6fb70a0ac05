"""A host of git repositories, as its users meet it: a bare repository, clones, proposals, checks and merges.

What CI does is done by the installed `pledgebook`, on the result of a merge that is thrown away afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.mistake_cases import PUBLISHED
from tests.scratch_repository import ScratchRepository

OPENING = "2027-07-01T12:00:00+02:00"
NOW = "2027-09-15T12:00:00+02:00"
TODAY = "2027-09-15"

PLEDGEBOOK = Path(sys.executable).with_name("pledgebook")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and how it ended."""

    exit_code: int
    text: str


def pledgebook(folder: Path, *arguments: str, today: str = TODAY) -> Answer:
    """The installed command, in a folder. Its answer is in Swedish."""
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    command = [str(PLEDGEBOOK), *arguments, "--today", today]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout + done.stderr)


class Host:
    """Holds the register of Exempelby, published on its main branch."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clones = 0
        self.remote = folder / "host.git"
        ScratchRepository(self.remote, "--bare")
        first = ScratchRepository(folder / "first")
        first.put_all({path.relative_to(PUBLISHED).as_posix(): path.read_text("utf-8") for path in _files(PUBLISHED)})
        first.commit(day=OPENING)
        first.git("push", "--quiet", str(self.remote), "main")

    def clone(self, remote: Path | None = None) -> ScratchRepository:
        self._clones += 1
        clone = ScratchRepository(self._folder / f"clone-{self._clones}")
        clone.follow(remote or self.remote)
        return clone

    def fork(self) -> Path:
        """A repository of a stranger's own, with the same history."""
        fork = self._folder / "fork.git"
        ScratchRepository(fork, "--bare").git("fetch", "--quiet", str(self.remote), "main:main")
        return fork

    def propose(
        self, branch: str, files: Mapping[str, str | None], editor: ScratchRepository, *, day: str = NOW
    ) -> None:
        """An editor's branch with these files put and those that are None removed, pushed."""
        if editor.git("branch", "--list", branch):
            editor.git("checkout", "--quiet", branch)
        else:
            editor.git("checkout", "--quiet", "-b", branch)
        editor.commit(files, day=day)
        self.push(branch, editor)

    def push(self, branch: str, editor: ScratchRepository) -> None:
        editor.git("push", "--quiet", "origin", branch)

    def check(self, branch: str, remote: Path | None = None, *, today: str = TODAY) -> Answer:
        """What CI says of a proposal: all records on the merge result, and what it changes of what main publishes."""
        return self._say("check", branch, remote or self.remote, today)

    def review(self, branch: str, remote: Path | None = None, *, today: str = TODAY) -> Answer:
        """What CI says of it in plain words."""
        return self._say("review", branch, remote or self.remote, today)

    def _say(self, command: str, branch: str, remote: Path, today: str) -> Answer:
        proposal = self.clone()
        base = proposal.git("rev-parse", "HEAD")
        proposal.git("fetch", "--quiet", str(remote), branch)
        proposal.git("merge", "--quiet", "--no-ff", "--message=x", "FETCH_HEAD", day=NOW)
        return pledgebook(self._folder, command, str(proposal.folder), "--since", base, today=today)

    def squash(self, branch: str, *, day: str = NOW) -> str:
        """What the button on the host does: one commit on main, and the branch is gone."""
        merging = self.clone()
        merging.git("merge", "--quiet", "--squash", f"origin/{branch}", day=day)
        commit = merging.commit(day=day)
        merging.git("push", "--quiet", "origin", "main")
        merging.git("push", "--quiet", "origin", "--delete", branch)
        return commit

    def audit(self, *, today: str = TODAY) -> Answer:
        return pledgebook(self._folder, "audit", str(self.clone().folder), today=today)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def meant(path: str) -> str:
    """A file that an editor was to add, as it should be."""
    return (PUBLISHED.parent / "meant" / path).read_text("utf-8")
