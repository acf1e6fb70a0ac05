"""A register's history, read from git in a way that proves something, or refused.

After reading/folder.py this is the second place where records come from. Nothing of a checkout is read, and nothing
is written to the repository. Names are looked up in the repository itself. All else is read through an empty
repository of our own, made for the occasion, that borrows the objects: there the configuration, attributes, hooks,
replacements, grafts and merge programs of the other do not exist.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.reading.git_command import RefusedError, answer, reason, require_recent_git, run_git
from pledgebook.reading.git_objects import Commit, ObjectReader, blob_id
from pledgebook.reading.git_trees import Entry, all_differences, differences, record_tree

__all__ = ["Commit", "Entry", "RefusedError", "Repository", "Step"]

# How many commits are compared with their parents side by side, so that git is asked for many objects at once.
_STEPS_AT_ONCE = 16

_WHY_NO_REPOSITORY = (
    ("not a git repository", "not-a-repository"),
    ("cannot change to", "not-a-repository"),
    ("dubious ownership", "someone-elses-repository"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit changed among the records, seen from each of its parents in order, by path.

    None stands for a file that is gone. A commit without parents is seen from an empty register.
    """

    commit: Commit
    changed: tuple[Mapping[str, Entry | None], ...]


class Repository:
    """The repository that a register's folder lies in; all paths are relative to that folder.

    Every method refuses (RefusedError) what it cannot answer for certain. Commits are named by whole ids, as
    `resolve` gives them. To be used in a `with` statement, for it holds a process of git's.
    """

    def __init__(self, folder: Path, *, prefix: str, objects: Path, object_format: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self._borrowed_objects = objects
        self._object_format = object_format
        self._held = ExitStack()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The repository around `folder`, unless it is cut, patched or not whole."""
        require_recent_git()
        ended = run_git(folder, "rev-parse", "--show-object-format", "--is-shallow-repository", "--is-bare-repository")
        if ended.returncode != 0:
            said = reason(ended)
            slug = next((slug for words, slug in _WHY_NO_REPOSITORY if words in said), "refused-by-git")
            raise RefusedError(slug, folder=str(folder), reason=said)
        object_format, is_shallow, is_bare = ended.stdout.decode().split()
        if is_bare == "true" and os.path.lexists(folder / REGISTER_FILE):
            # Git takes any folder with `HEAD`, `objects` and `refs` for a repository, and a commit may hold such files.
            raise RefusedError("repository-in-register", folder=str(folder))
        if is_shallow == "true":
            raise RefusedError("shallow-clone", folder=str(folder))
        inside = Path(answer(folder, "rev-parse", "--path-format=absolute", "--git-common-dir"))
        _refuse_what_is_patched(folder, inside)
        prefix = answer(folder, "rev-parse", "--show-prefix")
        return cls(folder, prefix=prefix, objects=inside / "objects", object_format=object_format)

    def __enter__(self) -> Self:
        with ExitStack() as held:
            scratch = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="pledgebook-")))
            self._reading = _borrow(self._borrowed_objects, self._object_format, scratch, "--bare")
            self._objects = ObjectReader(self._reading, self._object_format)
            held.callback(self._objects.close)
            self._held = held.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def resolve(self, revision: str) -> str:
        """The id of the commit that a branch, a tag or an id means, if it can mean only one."""
        if "\0" in revision:
            raise RefusedError("unknown-revision", revision=revision)
        ended = run_git(self._folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        # Git warns where a tag, a branch or an id have one name, and takes one of them: so a warning is a refusal.
        if b"is ambiguous" in ended.stderr or (ended.returncode == 0 and ended.stderr):
            raise RefusedError("ambiguous-revision", revision=revision, reason=reason(ended))
        if ended.returncode != 0:
            is_damaged = b"hash mismatch" in ended.stderr or b"corrupt" in ended.stderr
            slug = "refused-by-git" if is_damaged else "unknown-revision"
            raise RefusedError(slug, revision=revision, reason=reason(ended))
        return ended.stdout.decode().strip()

    def head(self) -> str:
        """The commit that is checked out."""
        if run_git(self._folder, "rev-parse", "--verify", "--quiet", "HEAD").returncode != 0:
            raise RefusedError("no-commits", folder=str(self._folder))
        return self.resolve("HEAD")

    def main_line(self, tip: str) -> tuple[Commit, ...]:
        """The tip, its first parent, that one's first parent … and the oldest of them first."""
        self._objects.commit(tip)
        listed = run_git(self._reading, "rev-list", "--first-parent", tip)
        if listed.returncode == 0:
            # Only so that all can be asked for at once: which commits are on the line, they say themselves.
            self._objects.ahead(listed.stdout.decode().split()[1:])
        line = [self._objects.commit(tip)]
        while line[-1].parents:
            line.append(self._objects.commit(line[-1].parents[0]))
        return tuple(reversed(line))

    def steps(
        self, commits: Sequence[Commit], will_be_read: Callable[[str], bool] = lambda path: False
    ) -> Iterator[Step]:
        """What each commit changed, in the order given. `will_be_read`: whether `blob` will be asked for a path."""
        for first in range(0, len(commits), _STEPS_AT_ONCE):
            steps = self._steps(commits[first : first + _STEPS_AT_ONCE])
            entries = [entry for step in steps for entry in step.changed[0].values() if entry is not None]
            self._objects.ahead(
                entry.blob for entry in entries if entry.mode.startswith("100") and will_be_read(entry.path)
            )
            yield from steps

    def _steps(self, commits: Sequence[Commit]) -> list[Step]:
        parents = [commit.parents or (None,) for commit in commits]
        pairs = [
            (parent and self._records(parent), self._records(commit.id))
            for commit, all_parents in zip(commits, parents, strict=True)
            for parent in all_parents
        ]
        found = iter(all_differences(self._objects, pairs))
        return [
            Step(commit, tuple(islice(found, len(all_parents))))
            for commit, all_parents in zip(commits, parents, strict=True)
        ]

    def entries_at(self, commit: str) -> Mapping[str, Entry]:
        """The record files of a commit, by path in order."""
        return self._entries(self._records(commit))

    def blob(self, blob_id: str) -> bytes:
        """The content of a file, whose id is computed anew."""
        return self._objects.blob(blob_id)

    def check_out(self, commit: str, folder: Path) -> Path:
        """Put all files of a commit into the empty `folder`, as a repository of its own with that commit's history.

        Return the register's folder in it. Links are put there as the text they consist of.
        """
        _borrow(self._borrowed_objects, self._object_format, folder, "--initial-branch=main")
        answer(folder, "update-ref", "refs/heads/main", commit)
        answer(folder, "-c", "core.symlinks=false", "checkout", "--quiet", "--force", "main")
        return folder / self._prefix

    def holds_as_it_lies(self, commit: str, paths: Iterable[str]) -> bool:
        """Whether the record files of a commit are exactly these files of the register's folder, byte by byte."""
        entries = self.entries_at(commit)
        return entries.keys() == set(paths) and all(self._lies_there(entry) for entry in entries.values())

    def _lies_there(self, entry: Entry) -> bool:
        try:
            content = (self._folder / entry.path).read_bytes()
        except OSError:
            return False
        return entry.blob == blob_id(content, self._object_format)

    def sizes(self, blob_ids: Sequence[str]) -> Mapping[str, int]:
        """How large files are, without reading them."""
        return self._objects.sizes(blob_ids)

    def attributes(self, paths: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """Path, attribute and value: what git would do with these files of the checkout, by all that tells it to."""
        given = b"".join(os.fsencode(path) + b"\0" for path in paths)
        ended = run_git(self._folder, "check-attr", "-z", "--stdin", *names, given=given)
        if ended.returncode != 0:
            raise RefusedError("refused-by-git", folder=str(self._folder), reason=reason(ended))
        words = os.fsdecode(ended.stdout).split("\0")[:-1]
        yield from zip(words[0::3], words[1::3], words[2::3], strict=True)

    def is_ancestor(self, earlier: str, later: str) -> bool:
        """Whether `later` was built on `earlier`, by whichever parents; a commit is its own ancestor."""
        return self._ask_of_two("merge-base", "--is-ancestor", earlier, later) is not None

    def merged_tree(self, base: str, head: str) -> Mapping[str, Entry] | None:
        """The record files as a merge of `head` into `base` would leave them; None if the two contradict each other."""
        merged = self._ask_of_two("merge-tree", "--write-tree", base, head)
        return None if merged is None else self._entries(record_tree(self._objects, merged, self._prefix))

    def _ask_of_two(self, name: str, option: str, one: str, other: str) -> str | None:
        """What a command of git prints of two commits, or None where it answers no."""
        for commit in (one, other):
            self._objects.commit(commit)
        ended = run_git(self._reading, name, option, one, other)
        if ended.returncode == 1:
            return None
        if b"unrelated histories" in ended.stderr:
            raise RefusedError("unrelated-histories", one=one, other=other)
        if ended.returncode != 0:
            raise RefusedError("refused-by-git", folder=str(self._folder), reason=reason(ended))
        return ended.stdout.decode().strip()

    def _records(self, commit: str) -> str | None:
        return record_tree(self._objects, self._objects.tree_of_commit(commit), self._prefix)

    def _entries(self, tree: str | None) -> Mapping[str, Entry]:
        found = differences(self._objects, None, tree)
        return {path: entry for path, entry in found.items() if entry is not None}


def _refuse_what_is_patched(folder: Path, inside: Path) -> None:
    """A history with pieces left out or swapped on this computer is not the one that others see."""
    partial = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
    if run_git(folder, "config", "--get-regexp", partial).returncode == 0:
        raise RefusedError("partial-clone", folder=str(folder))
    replaced = answer(folder, "for-each-ref", "--count=1", "--format=%(refname:lstrip=2)", "refs/replace/")
    if replaced:
        raise RefusedError("replaced-objects", id=replaced)
    grafts = inside / "info" / "grafts"
    if grafts.is_file() and grafts.read_bytes().strip():
        raise RefusedError("grafts", file=str(grafts))


def _borrow(objects: Path, object_format: str, folder: Path, *options: str) -> Path:
    """`folder` as a repository of our own, which holds nothing and finds everything in `objects`."""
    answer(folder, "init", "--quiet", "--template=", f"--object-format={object_format}", *options)
    quoted = str(objects).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    borrowed = folder / answer(folder, "rev-parse", "--git-path", "objects/info/alternates")
    borrowed.parent.mkdir(exist_ok=True)
    borrowed.write_text(f'"{quoted}"\n', "utf-8", "surrogateescape")
    return folder
