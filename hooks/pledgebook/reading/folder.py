"""Which files a register consists of, read from a folder on disk. The only place that reads records from disk."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.out_of_place import may_be_record, out_of_place
from pledgebook.reading.source_text import MAX_BYTES, SourceFile
from pledgebook.span import Span

REGISTER_FILE = "pledges.yaml"
AGREEMENT_FOLDER = "pledges"
FOLLOW_UP_FOLDER = "followups"
PROSE_FOLDER = "content"

MAX_FILES = 100_000
# What the large hosts of git take as well. Attachments are never held in memory.
MAX_ATTACHMENT_BYTES = 100_000_000


def _no_content(path: str) -> str:
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


@dataclass(frozen=True, slots=True)
class RecordFolder:
    """A register's files as they lie in a folder.

    `attachments` are the other files below content/ (documents, pictures), with their size in bytes, by their
    path below it; `checksum` reads one of them for its SHA-256, and raises OSError if that fails. `problems` is what
    stood in the way of reading.
    """

    files: tuple[SourceFile, ...]
    attachments: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    checksum: Callable[[str], str] = field(default=_no_content, compare=False)

    @property
    def paths(self) -> tuple[str, ...]:
        """Of every file that was read, and of the attachments."""
        attachments = (f"{PROSE_FOLDER}/{path}" for path in self.attachments)
        return (*(file.path for file in self.files), *attachments)

    @property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of every file that was read, by its path."""
        return {file.path: hashlib.sha256(file.content).hexdigest() for file in self.files}


def read_folder(folder: Path) -> RecordFolder:
    """All that a register consists of, sorted by path. Raises NotADirectoryError if `folder` is no folder."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    files: list[SourceFile] = []
    attachments: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for path in _paths(folder, problems):
        try:
            trouble = _trouble_with(folder, path)
            if trouble is not None:
                problems.append(trouble)
            elif is_attachment(path):
                attachments[path.removeprefix(f"{PROSE_FOLDER}/")] = (folder / path).stat().st_size
            else:
                files.append(SourceFile(path, (folder / path).read_bytes()))
        except OSError as error:
            problems.append(_unreadable(path, error))
    problems += _out_of_place(folder)
    content = folder / PROSE_FOLDER
    return RecordFolder(tuple(files), attachments, tuple(problems), lambda path: _checksum(content / path))


def checksums_of(folder: RecordFolder, attachments: Iterable[str]) -> tuple[Mapping[str, str], list[Diagnostic]]:
    """The SHA-256 of these attachments, each read once, and what stood in the way."""
    found: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path in attachments:
        try:
            found[path] = folder.checksum(path)
        except OSError as error:
            problems.append(_unreadable(f"{PROSE_FOLDER}/{path}", error))
    return found, problems


def _checksum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _trouble_with(folder: Path, path: str) -> Diagnostic | None:
    """Why a file must not be read."""
    file = folder / path
    if file.is_symlink():
        # A link could publish a file from outside the register.
        return complaint("symbolic-link", Span(path))
    if not file.is_file():
        return complaint("file-expected", Span(path))
    return too_large(path, file.stat().st_size)


def too_large(path: str, size: int) -> Diagnostic | None:
    limit = MAX_ATTACHMENT_BYTES if is_attachment(path) else MAX_BYTES
    return complaint("file-too-large", Span(path), bytes=size, limit=limit) if size > limit else None


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return complaint("unreadable-file", Span(path), reason=error.strerror or "?")


def _out_of_place(folder: Path) -> list[Diagnostic]:
    """Records beside the register's folders. What cannot be read there is left alone: it need not be the register's."""
    if not _is_open(folder):
        return []
    near = [entry.name for entry in sorted(folder.iterdir()) if not entry.is_symlink()]
    almost = [
        name for name in near if may_be_record(f"{name}/x.md") and (folder / name).is_dir() and _is_open(folder / name)
    ]
    below = [f"{name}/{entry.name}" for name in almost for entry in sorted((folder / name).iterdir())]
    paths = [path for path in (*near, *below) if path != REGISTER_FILE and may_be_record(path)]
    files = [folder / path for path in paths if (folder / path).is_file() and _is_open(folder / path)]
    small = [file for file in files if file.stat().st_size <= MAX_BYTES]
    found = [out_of_place(SourceFile(file.relative_to(folder).as_posix(), file.read_bytes())) for file in small]
    return [diagnostic for diagnostic in found if diagnostic is not None]


def _is_open(path: Path) -> bool:
    return os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK)


def _paths(folder: Path, problems: list[Diagnostic]) -> list[str]:
    paths = [REGISTER_FILE] if os.path.lexists(folder / REGISTER_FILE) else []
    for name in (AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER):
        top = folder / name
        if top.is_symlink():
            paths.append(name)
        elif top.is_dir():
            paths += _paths_below(folder, top, problems)
            paths += _hidden_links_to_folders(folder, top) if name == PROSE_FOLDER else []
        elif top.exists():
            problems.append(complaint("folder-expected", Span(name)))
    if len(paths) > MAX_FILES:
        problems.append(complaint("too-many-files", Span(AGREEMENT_FOLDER), files=len(paths), limit=MAX_FILES))
    return sorted(paths)[:MAX_FILES]


def _paths_below(folder: Path, top: Path, problems: list[Diagnostic]) -> list[str]:
    def unreadable(error: OSError) -> None:
        problems.append(_unreadable(Path(error.filename).relative_to(folder).as_posix(), error))

    paths: list[str] = []
    for current, folders, names in os.walk(top, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(current).relative_to(folder)
        # A folder called like a record, or that is a link, is listed too, so that it can be complained about.
        odd = [name for name in folders if name.endswith((".md", ".yaml")) or _is_link(Path(current, name))]
        entries = names + odd
        paths += [(here / name).as_posix() for name in entries if not name.startswith(".")]
    return paths


def _hidden_links_to_folders(folder: Path, top: Path) -> list[str]:
    """What is hidden is left alone, but a site generator that follows links would go through all they lead to."""
    links = (Path(current, name) for current, folders, _ in os.walk(top) for name in folders)
    found = (link.relative_to(folder) for link in links if _is_link(link))
    return [link.as_posix() for link in found if any(part.startswith(".") for part in link.parts)]


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 — the other one raises where a folder may not be searched


def is_attachment(path: str) -> bool:
    """In record folders every file is a record; below content/ only Markdown is."""
    return path.startswith(f"{PROSE_FOLDER}/") and not path.endswith(".md")
