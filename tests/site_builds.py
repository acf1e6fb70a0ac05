"""Builds of a site by MkDocs, as a person or CI makes them: a process of its own in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
RECORDS = ("pledges.yaml", "followups", "content", "mkdocs.yml")

# 2026-11-22T12:00:00Z
DAY = "1795348800"


def copy_of_repository(folder: Path) -> Path:
    """The records and settings of this repository, with the engine and the history linked in, to be changed at will."""
    for name in RECORDS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    (folder / "hooks").symlink_to(REPOSITORY / "hooks")
    if (REPOSITORY / ".git").exists():
        (folder / ".git").symlink_to(REPOSITORY / ".git")
    return folder


def build(
    folder: Path, site: Path, *, program: str = "mkdocs", day: str = DAY, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict`, or the same with ProperDocs."""
    return subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml", "-d", str(site)],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": day, "NO_MKDOCS_2_WARNING": "1", **(settings or {})},
        capture_output=True,
        text=True,
        check=False,
    )
