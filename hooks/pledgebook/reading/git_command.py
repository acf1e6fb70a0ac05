"""How git is called: a program with a fixed environment, so that nobody's settings decide what is read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# `merge-tree --write-tree` came with 2.38; all else that is used here is older.
LEAST_VERSION = (2, 38)

# What git needs to run at all. Whoever is named by SUDO_UID may let an administrator read what is theirs.
_KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "SUDO_UID")
_FIXED = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
# What a repository's own configuration could say against it.
_SETTINGS = (
    "core.commitGraph=false",
    "core.quotePath=false",
    "core.warnAmbiguousRefs=true",
    "advice.graftFileDeprecated=false",  # git would warn of the empty graft file that it is given above
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
)


class RefusedError(Exception):
    """A history cannot be read in a way that proves anything. The sentences stand under `refused` in wording/."""

    def __init__(self, slug: str, **facts: str) -> None:
        super().__init__(slug, facts)
        self.slug = slug
        self.facts: Mapping[str, str] = facts


def environment() -> dict[str, str]:
    """All that git gets to know of its surroundings: no GIT_DIR, no home, no settings of user or system."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | _FIXED


def command(folder: Path, *arguments: str) -> list[str]:
    """The list of arguments that runs git in a folder."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return ["git", "-C", str(folder), *settings, *arguments]


def run_git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answered, whether it liked the question or not. Refuses if there is no git."""
    try:
        return subprocess.run(command(folder, *arguments), env=environment(), input=given, capture_output=True)
    except OSError as error:
        raise RefusedError("git-missing") from error


def answer(folder: Path, *arguments: str) -> str:
    """What git printed, without the last line end. Refuses, with git's own words, if git failed."""
    ended = run_git(folder, *arguments)
    if ended.returncode != 0:
        raise RefusedError("refused-by-git", reason=reason(ended))
    return os.fsdecode(ended.stdout).removesuffix("\n")


def reason(ended: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of git's complaint."""
    lines = ended.stderr.decode("utf-8", "replace").splitlines() or ["?"]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ")


def require_recent_git() -> None:
    found = answer(Path(), "version").removeprefix("git version ")
    number = found.split(" ")[0]
    parts = tuple(int(part) for part in number.split(".")[:2] if part.isdigit())
    if parts < LEAST_VERSION:
        least = ".".join(str(part) for part in LEAST_VERSION)
        raise RefusedError("git-too-old", found=number, least=least)
