"""A site built anew from what a commit holds, apart from everything that lies in the working folder.

The commit's own settings and hook are run, as they are by whoever deploys it: only rebuild what you trust.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from pledgebook.clock import SWEDEN
from pledgebook.reading.git_repository import Repository

_LINES_OF_REASON = 20

# What another build of the same commit and day was told, which is no part of either.
_OF_ONE_BUILD = ("PLEDGEBOOK_PREVIOUS_SEAL", "PLEDGEBOOK_DRAFTS", "PLEDGEBOOK_KEPT")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Two folders: the register as it was checked out, and the site that was made of it."""

    register: Path
    site: Path


class BuildFailedError(Exception):
    """The site could not be built. The text is the end of what the site generator said."""


@contextmanager
def rebuilt(repository: Repository, commit: str, day: date) -> Iterator[Rebuilt]:
    """The site of a commit as it is on `day`; both folders are gone afterwards."""
    with TemporaryDirectory(prefix="pledgebook-") as scratch:
        checked_out, site = Path(scratch, "commit"), Path(scratch, "site")
        checked_out.mkdir()
        register = repository.check_out(commit, checked_out)
        build_site(register, site, day)
        yield Rebuilt(register, site)


def build_site(register: Path, site: Path, day: date) -> None:
    """Raises BuildFailedError."""
    noon = datetime.combine(day, time(12), SWEDEN).astimezone(UTC)
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ONE_BUILD}
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=register,
        env={**environment, "SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode != 0:
        raise BuildFailedError("\n".join(ended.stderr.splitlines()[-_LINES_OF_REASON:]))
