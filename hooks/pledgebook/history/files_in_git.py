"""Files of a register as git keeps them, where somebody else would read another text or another file.

What these rules are about cannot be seen in a folder, so `check` alone does not try them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.folder import is_attachment
from pledgebook.reading.git_repository import Entry, Repository
from pledgebook.span import Span

_ORDINARY = "100644"
# Line ends are read alike, so that attributes which change them change nothing.
_REWRITING = ("filter", "ident", "working-tree-encoding")
_NOTHING_SET = ("unspecified", "unset", "UTF-8", "utf-8")
_POINTER = b"version https://git-lfs.github.com/spec/"
_LONGEST_POINTER = 1024


def troubles_in_git(repository: Repository, entries: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """`entries` are the files of the commit that is checked out."""
    yield from _not_ordinary(entries.values())
    yield from _alike(entries)
    yield from _pointers(repository, entries.values())
    for path, attribute, value in repository.attributes(list(entries), _REWRITING):
        if value not in _NOTHING_SET:
            yield complaint("attribute-rewrites-file", Span(path), attribute=attribute, value=value)


def _not_ordinary(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    for entry in entries:
        if entry.mode != _ORDINARY:
            yield complaint("file-not-ordinary", Span(entry.path), path=entry.path, mode=entry.mode)


def _alike(paths: Iterable[str]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(_as_some_disks_see(path), path)
        if other != path:
            yield complaint("names-alike", Span(path), path=path, other=other)


def _as_some_disks_see(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _pointers(repository: Repository, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Of attachments: a record that is none of its text cannot be read at all."""
    files = [entry for entry in entries if is_attachment(entry.path) and entry.mode.startswith("100")]
    sizes = repository.sizes([entry.blob for entry in files])
    for entry in files:
        if sizes[entry.blob] <= _LONGEST_POINTER and repository.blob(entry.blob).startswith(_POINTER):
            yield complaint("pointer-for-content", Span(entry.path))
