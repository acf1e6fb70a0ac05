"""A git repository whose commits are told in a few lines: which files hold what, one commit after the other."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.complaint_cases import BASE

AGREEMENT = "pledges/exempelby-2021.yaml"
REPORT = "followups/2022-01-18-polisen.md"

SIGNED = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
untranslated: [en]
pledges:
  p1:
    by: polisen
    sv: Minst 20 fotpatruller i månaden.
    target: {at_least: 20, of: fotpatruller, per: month}
  p2:
    by: exempelby-kommun
    sv: Två dialogmöten.
"""
REPORTED = """---
agreement: exempelby-2021
by: polisen
date: 2022-01-18
untranslated: [en]
sources: [{title: Polisens rapport}]
pledges: {p1: {verdict: fulfilled, result: 22}}
---
Så gick det.
"""
AMENDED = (
    SIGNED
    + """    amendments:
      - id: a1
        after: signed
        kind: clarified
        from: 2021-03-01
        decided: {date: 2021-03-01, by: exempelby-kommun}
        reason: Två var för vagt.
        now: {sv: Två dialogmöten på torget.}
"""
)
OPENED = BASE.read_text("utf-8") + "opened: 2021-01-01\n"

# What git asks for; the days are fixed so that commit ids are the same every time.
_WHO = {
    "GIT_AUTHOR_NAME": "Redaktör",
    "GIT_AUTHOR_EMAIL": "redaktor@example.org",
    "GIT_COMMITTER_NAME": "Redaktör",
    "GIT_COMMITTER_EMAIL": "redaktor@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class ToldHistory:
    """`commit` writes files and commits them on the current branch; None removes one. `lines` counts the commits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        day = f"2022-02-{1 + self._number // 24:02}T{self._number % 24:02}:00:00+01:00"
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_WHO, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        for path, text in files.items():
            file = self.folder / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")

    def commit(self, files: Mapping[str, str | None]) -> str:
        """The id of the commit."""
        self._number += 1
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"Steg {self._number}")
        return self.git("rev-parse", "HEAD")

    def opened(self) -> str:
        """A first commit in which the register is open, with an agreement and a report."""
        return self.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED, REPORT: REPORTED})
