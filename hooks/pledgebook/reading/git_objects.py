"""Git's objects – commits, trees (folders) and blobs (files) – each read whole and checked against its id.

An id is a digest of what it names: a commit's holds the id of its tree and of its parents, a tree's those of its
files. So whatever is read here follows from the id of the commit that one began with, and nothing else.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import IO

from pledgebook.reading.git_command import RefusedError, command, environment, reason, run_git

_FOLDER_MODE = "40000"

# A commit as git writes it: tree, parents, author, committer, then what matters to nobody here.
_COMMIT = re.compile(
    rb"tree (?P<tree>[0-9a-f]+)\n"
    rb"(?P<parents>(?:parent [0-9a-f]+\n)*)"
    rb"author [^\n]*\n"
    rb"committer [^\n]*> (?P<seconds>-?[0-9]{1,12}) (?P<zone>[+-]?[0-9]{1,8})\n"
)
_OBJECT_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TREES_KEPT = 256
# Each answer that is waited for costs as much as reading a small object. So many are asked for before one is needed,
# and git looks them up while we read what it found before: 2.1 s instead of 2.5 for a thousand commits. What
# has been asked and not answered must fit into the smallest pipe (4 kB): else git would wait for us and we for git.
_ASKED_AT_ONCE = 16
_MOST_UNANSWERED = 32
# An answer that is not needed yet is kept, unless there are too many; then it is asked for again.
_BYTES_KEPT = 50_000_000


@dataclass(frozen=True, slots=True)
class Commit:
    """A point in the history. `parents` has the first parent first; `entered` is the committer's date, a claim."""

    id: str
    parents: tuple[str, ...]
    entered: datetime


@dataclass(frozen=True, slots=True)
class TreeItem:
    """What a name in a tree stands for: a file, a folder, a link or another repository."""

    mode: str
    id: str

    @property
    def is_folder(self) -> bool:
        return self.mode == _FOLDER_MODE


# A folder's items as git writes them, mode, name and id in one. Most are never looked at: trees are long, and what
# differs between two of them is told by comparing these.
Tree = frozenset[bytes]

# What kind it is, and what it holds.
Object = tuple[str, bytes]


def items_of(written: Iterable[bytes]) -> dict[bytes, TreeItem]:
    """What was written of names in a tree, by name."""
    found: dict[bytes, TreeItem] = {}
    for item in written:
        mode, rest = item.split(b" ", 1)
        name, raw_id = rest.split(b"\0", 1)
        found[name] = TreeItem(mode.decode(), raw_id.hex())
    return found


class ObjectReader:
    """Objects by id, through one `git cat-file`, which lives until `close`."""

    def __init__(self, repository: Path, object_format: str) -> None:
        self._repository = repository
        self._format = object_format
        id_bytes = hashlib.new(object_format, usedforsecurity=False).digest_size
        self._items = re.compile(rb"[1-7][0-7]{4,5} [^\0/]+\0.{%d}" % id_bytes, re.DOTALL)
        self._names = re.compile(rb"[1-7][0-7]{4,5} ([^\0/]+)\0.{%d}" % id_bytes, re.DOTALL)
        self._commits: dict[str, tuple[Commit, str]] = {}
        self._trees: dict[str, Tree] = {}
        self._asked: deque[str] = deque()
        self._ahead: dict[str, Object] = {}
        self._bytes_ahead = 0
        self._process = subprocess.Popen(
            # There is nothing to convert. But for this option git would pass a file on while it unpacks it, fall
            # silent where a damaged one ends too early, and we would wait for the rest.
            command(repository, "cat-file", "--batch", "--textconv"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )

    def close(self) -> None:
        with suppress(BrokenPipeError):
            self._to_git.close()
        self._from_git.close()
        self._process.wait()

    def blob(self, object_id: str) -> bytes:
        return self._read(object_id, "blob")

    def ahead(self, object_ids: Iterable[str]) -> None:
        """Asks for what will be needed soon, in this order."""
        wanted = [one for one in dict.fromkeys(object_ids) if one not in self._ahead and one not in self._trees]
        for first in range(0, len(wanted), _ASKED_AT_ONCE):
            while len(self._asked) > _MOST_UNANSWERED:
                self._keep_answer()
            self._ask(wanted[first : first + _ASKED_AT_ONCE])

    def tree(self, object_id: str) -> Tree:
        if object_id not in self._trees:
            if len(self._trees) == _TREES_KEPT:
                del self._trees[next(iter(self._trees))]
            self._trees[object_id] = self._read_tree(object_id)
        return self._trees[object_id]

    def commit(self, object_id: str) -> Commit:
        return self._commit_and_tree(object_id)[0]

    def tree_of_commit(self, object_id: str) -> str:
        return self._commit_and_tree(object_id)[1]

    def sizes(self, object_ids: Sequence[str]) -> dict[str, int]:
        """How many bytes each object claims to have: it is not read for that."""
        for object_id in object_ids:
            require_id(object_id)
        asked = "".join(f"{object_id}\n" for object_id in object_ids)
        ended = run_git(self._repository, "cat-file", "--batch-check", given=asked.encode())
        lines = ended.stdout.decode().splitlines()
        if len(lines) != len(object_ids):
            raise RefusedError("refused-by-git", reason=reason(ended))
        return {name: _kind_and_size(line, name)[1] for name, line in zip(object_ids, lines, strict=True)}

    def _commit_and_tree(self, object_id: str) -> tuple[Commit, str]:
        if object_id not in self._commits:
            self._commits[object_id] = _read_commit(object_id, self._read(object_id, "commit"))
        return self._commits[object_id]

    def _read_tree(self, object_id: str) -> Tree:
        content = self._read(object_id, "tree")
        written = self._items.findall(content)
        names = set(self._names.findall(content))
        if len(names) != len(written) or b"".join(written) != content:
            # A name twice would show one file to some programs and another to others.
            raise RefusedError("malformed-object", id=object_id)
        return frozenset(written)

    def _read(self, object_id: str, kind: str) -> bytes:
        found, content = self._object(object_id)
        if found != kind:
            raise RefusedError("malformed-object", id=object_id)
        return content

    def _object(self, object_id: str) -> Object:
        if object_id in self._ahead:
            kept = self._ahead.pop(object_id)
            self._bytes_ahead -= len(kept[1])
            return kept
        if object_id not in self._asked:
            self._ask((object_id,))
        while self._asked[0] != object_id:
            self._keep_answer()
        return self._answer()

    def _keep_answer(self) -> None:
        object_id = self._asked[0]
        found = self._answer()
        if self._bytes_ahead + len(found[1]) <= _BYTES_KEPT:
            self._ahead[object_id] = found
            self._bytes_ahead += len(found[1])

    def _ask(self, object_ids: Sequence[str]) -> None:
        for object_id in object_ids:
            require_id(object_id)
        self._asked.extend(object_ids)
        try:
            self._to_git.write("".join(f"{object_id} -\n" for object_id in object_ids).encode())
            self._to_git.flush()
        except BrokenPipeError:
            while self._asked:  # git has ended, and refuses from where it did
                self._answer()

    def _answer(self) -> Object:
        """What git says to the first of all questions."""
        object_id = self._asked.popleft()
        found, size = _kind_and_size(self._from_git.readline().decode(), object_id)
        content = self._from_git.read(size + 1)[:size]
        if _id_of(found, content, self._format) != object_id or len(content) != size:
            raise RefusedError("damaged-object", id=object_id)
        return found, content

    @property
    def _to_git(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101 — a pipe was asked for
        return self._process.stdin

    @property
    def _from_git(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101
        return self._process.stdout


def blob_id(content: bytes, object_format: str) -> str:
    """The id that a file with this content has in git."""
    return _id_of("blob", content, object_format)


def _id_of(kind: str, content: bytes, object_format: str) -> str:
    digest = hashlib.new(object_format, f"{kind} {len(content)}\0".encode(), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()


def require_id(object_id: str) -> None:
    """Refuses what is no whole id, such as an option or a name that could mean several things."""
    if not _OBJECT_ID.fullmatch(object_id):
        raise RefusedError("unknown-revision", revision=object_id)


def _kind_and_size(answer: str, object_id: str) -> tuple[str, int]:
    """What git tells of an object before its content. It ends without a word where it cannot unpack one."""
    words = answer.split()
    if len(words) == 3:
        return words[1], int(words[2])
    raise RefusedError("missing-object" if words[1:] == ["missing"] else "damaged-object", id=object_id)


def _read_commit(object_id: str, content: bytes) -> tuple[Commit, str]:
    match = _COMMIT.match(content)
    if match is None:
        raise RefusedError("malformed-object", id=object_id)
    parents = tuple(line.removeprefix("parent ") for line in match["parents"].decode().splitlines())
    try:
        entered = (_EPOCH + timedelta(seconds=int(match["seconds"]))).astimezone(_zone(match["zone"].decode()))
    except OverflowError as error:
        raise RefusedError("malformed-object", id=object_id) from error
    return Commit(object_id, parents, entered), match["tree"].decode()


def _zone(text: str) -> timezone:
    """`+0200`. Some programs have written zones that are none: the moment is the same in UTC."""
    number = abs(int(text))
    offset = timedelta(hours=number // 100, minutes=number % 100)
    if offset >= timedelta(days=1):
        return UTC
    return timezone(-offset if text.startswith("-") else offset)
