"""A real git repository for a test, with days and names of its own, whatever the computer is set to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Anna Andersson",
    "GIT_AUTHOR_EMAIL": "anna@exempelby.example",
    "GIT_COMMITTER_NAME": "Anna Andersson",
    "GIT_COMMITTER_EMAIL": "anna@exempelby.example",
}
FIRST_DAY = "2026-01-10T12:00:00+01:00"


class ScratchRepository:
    """A folder with a repository in it. The branch is `main`; commits are all of one moment unless told otherwise."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str, given: bytes = b"", day: str = FIRST_DAY, **settings: str) -> str:
        """What git prints; it must succeed."""
        environment = _ENVIRONMENT | {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} | settings
        command = ["git", "-C", str(self.folder), *arguments]
        done = subprocess.run(command, env=environment, input=given, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return os.fsdecode(done.stdout).removesuffix("\n")

    def follow(self, remote: Path) -> None:
        """Become a clone of another repository, with its main branch checked out."""
        self.git("remote", "add", "origin", str(remote))
        self.git("fetch", "--quiet", "origin")
        self.git("checkout", "--quiet", "-B", "main", "--track", "origin/main")

    def put(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def put_all(self, files: Mapping[str, str | None]) -> None:
        """Put these files, and remove those that are None."""
        for path, text in files.items():
            if text is None:
                (self.folder / path).unlink()
            else:
                self.put(path, text)

    def commit(self, files: Mapping[str, str | None] | None = None, *, day: str = FIRST_DAY) -> str:
        """The id of a commit that puts these files, and removes those that are None."""
        self.put_all(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x", day=day)
        return self.git("rev-parse", "HEAD")

    def write(self, kind: str, content: bytes) -> str:
        """The id of an object that is stored as it is given, whether git would have written it or not."""
        return self.git("hash-object", "-t", kind, "-w", "--stdin", "--literally", given=content)

    def loose_file(self, object_id: str) -> Path:
        return self.folder / ".git" / "objects" / object_id[:2] / object_id[2:]
