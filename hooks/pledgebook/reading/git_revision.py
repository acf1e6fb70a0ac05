"""The register as it stood in a commit, in the shape in which reading/folder.py gives what lies on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.folder import (
    AGREEMENT_FOLDER,
    FOLLOW_UP_FOLDER,
    MAX_FILES,
    PROSE_FOLDER,
    REGISTER_FILE,
    RecordFolder,
    is_attachment,
    too_large,
)
from pledgebook.reading.git_repository import Repository
from pledgebook.reading.git_trees import Entry
from pledgebook.reading.source_text import SourceFile
from pledgebook.span import Span

_SYMBOLIC_LINK = "120000"
_ORDINARY_FILE = "100"


def folder_at(repository: Repository, commit: str) -> RecordFolder:
    """What `read_folder` would give of a clean checkout of the commit, with the same limits and complaints.

    Checksums of attachments can be asked for as long as the repository is open.
    """
    return folder_of(repository, repository.entries_at(commit))


def folder_of(repository: Repository, entries: Mapping[str, Entry]) -> RecordFolder:
    """The same of entries, such as those of a merge."""
    problems: list[Diagnostic] = []
    by_path = _to_read(entries, problems)
    sizes = repository.sizes([entry.blob for entry in by_path.values() if _is_ordinary(entry)])
    files: list[SourceFile] = []
    attachments: dict[str, int] = {}
    for path, entry in by_path.items():
        size = sizes.get(entry.blob, 0)
        trouble = _trouble_with(entry, size)
        if trouble is not None:
            problems.append(trouble)
        elif is_attachment(path):
            attachments[path.removeprefix(f"{PROSE_FOLDER}/")] = size
        else:
            files.append(SourceFile(path, repository.blob(entry.blob)))

    def checksum(path: str) -> str:
        return hashlib.sha256(repository.blob(by_path[f"{PROSE_FOLDER}/{path}"].blob)).hexdigest()

    return RecordFolder(tuple(files), attachments, tuple(problems), checksum)


def _to_read(entries: Mapping[str, Entry], problems: list[Diagnostic]) -> dict[str, Entry]:
    """What lies at the places of records, in order. A folder called like a record is there as well, with no blob."""
    found = {path: entry for path, entry in entries.items() if PurePosixPath(path).parts[0] != REGISTER_FILE}
    for path in _folders_called_like_records(entries):
        found[path] = Entry(path, "40000", "")
    if REGISTER_FILE in entries:
        found[REGISTER_FILE] = entries[REGISTER_FILE]
    for name in (AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER):
        if name in found and found[name].mode != _SYMBOLIC_LINK:
            del found[name]
            problems.append(complaint("folder-expected", Span(name)))
    if len(found) > MAX_FILES:
        problems.append(complaint("too-many-files", Span(AGREEMENT_FOLDER), files=len(found), limit=MAX_FILES))
    return {path: found[path] for path in sorted(found)[:MAX_FILES]}


def _folders_called_like_records(entries: Mapping[str, Entry]) -> set[str]:
    folders = {path.rpartition("/")[0] for path in entries}
    above = {str(parent) for folder in folders for parent in (PurePosixPath(folder), *PurePosixPath(folder).parents)}
    return {folder for folder in above if folder.endswith((".md", ".yaml"))}


def _trouble_with(entry: Entry, size: int) -> Diagnostic | None:
    """Why a file must not be read."""
    if entry.mode == _SYMBOLIC_LINK:
        return complaint("symbolic-link", Span(entry.path))
    if not _is_ordinary(entry):
        return complaint("file-expected", Span(entry.path))
    return too_large(entry.path, size)


def _is_ordinary(entry: Entry) -> bool:
    return entry.mode.startswith(_ORDINARY_FILE)
