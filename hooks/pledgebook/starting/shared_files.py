"""What every register begins with and this repository uses itself: copied, so that there is one of each.

In a checkout these files lie where the repository has them, in an installed package below `shared/`, where
pyproject.toml has put them. Files of hosts that this repository does not use lie below `gitlab/` and `forgejo/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pledgebook.publishing.code_host import HostKind

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parents[2]

FOR_ALL = (
    ".editorconfig",
    ".gitattributes",
    "LICENSE-records",
    "requirements.lock",
    "requirements-archive.lock",
)
# Prose that holds for every municipality, in the languages of the register.
PROSE = (
    "om-medborgarloften.md",
    "sa-satts-status.md",
    "for-redaktorer/*.md",
)
PICTURES = ("content/bilder/*",)
FOR_HOST: Mapping[HostKind, tuple[str, ...]] = {
    HostKind.GITHUB: (
        ".github/workflows/proposal.yml",
        ".github/workflows/publish.yml",
        ".github/workflows/links.yml",
        ".github/workflows/updates.yml",
        ".github/dependabot.yml",
        ".github/ISSUE_TEMPLATE/*.yml",
        ".github/PULL_REQUEST_TEMPLATE/*.md",
        ".github/pull_request_template.md",
    ),
    HostKind.GITLAB: (
        ".gitlab-ci.yml",
        ".gitlab/issue_templates/*.md",
        ".gitlab/merge_request_templates/*.md",
    ),
    HostKind.FORGEJO: (
        ".forgejo/workflows/*.yml",
        ".forgejo/issue_template/*.yml",
        ".forgejo/pull_request_template.md",
    ),
}


def shared_files(host: HostKind, languages: tuple[str, ...]) -> dict[str, bytes]:
    """All of them by the paths that they will have."""
    prose = [f"content/{language}/{pattern}" for language in languages for pattern in PROSE]
    found = dict(_matching(shared_root(), (*FOR_ALL, *prose, *PICTURES)))
    return found | dict(_matching(host_root(host), FOR_HOST[host]))


def shared_file(path: str) -> bytes:
    return (shared_root() / path).read_bytes()


def shared_root() -> Path:
    packed = _HERE / "shared"
    return packed if packed.is_dir() else _CHECKOUT


def host_root(host: HostKind) -> Path:
    """Where the files of a host lie. Of GitHub it is this repository itself, which uses them."""
    return shared_root() if host is HostKind.GITHUB else _HERE / host.value


def _matching(root: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for pattern in patterns:
        for file in sorted(root.glob(pattern)):
            if file.is_file():
                yield file.relative_to(root).as_posix(), file.read_bytes()
