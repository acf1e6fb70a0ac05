"""What a tree of git holds below the register's folder, and how two trees differ there: by id, never by likeness."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.reading.folder import AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, MAX_FILES, PROSE_FOLDER, REGISTER_FILE
from pledgebook.reading.git_command import RefusedError
from pledgebook.reading.git_objects import ObjectReader, Tree, TreeItem, items_of

_RECORD_NAMES = {os.fsencode(name) for name in (REGISTER_FILE, AGREEMENT_FOLDER, FOLLOW_UP_FOLDER, PROSE_FOLDER)}
# Folders and files. A tree can name the same folder again and again and so seem to hold more than any disk could.
_MAX_NAMES = 2 * MAX_FILES


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a tree. `path` is relative to the register's folder; `mode` is "100644" for an ordinary file.

    What is no ordinary file has an entry as well: "120000" is a symbolic link, "160000" another repository, whose
    `blob` is none.
    """

    path: str
    mode: str
    blob: str


def record_tree(objects: ObjectReader, tree_id: str, folder: str) -> str | None:
    """The tree of the register's folder within a commit's tree, or None where there was no such folder."""
    found: str | None = tree_id
    for name in os.fsencode(folder).split(b"/"):
        if found is not None and name:
            found = _subtree(items_of(objects.tree(found)).get(name))
    return found


def differences(objects: ObjectReader, before: str | None, after: str | None) -> dict[str, Entry | None]:
    """What `after` has that `before` has not, by path in order; None for what is gone. No tree is an empty one."""
    return all_differences(objects, [(before, after)])[0]


def all_differences(
    objects: ObjectReader, pairs: Sequence[tuple[str | None, str | None]]
) -> list[dict[str, Entry | None]]:
    """The differences of each pair. All are gone through side by side, a level of folders at a time."""
    found: list[dict[str, Entry | None]] = [{} for _ in pairs]
    names_seen = [0] * len(pairs)
    waiting = [(number, b"", before, after) for number, (before, after) in enumerate(pairs)]
    while waiting:
        objects.ahead(tree for _, _, *both in waiting for tree in both if tree is not None)
        level, waiting = waiting, []
        for number, folder, old_id, new_id in level:
            old, new = _tree(objects, old_id), _tree(objects, new_id)
            was, becomes = items_of(old - new), items_of(new - old)
            names = {name for name in was.keys() | becomes.keys() if _is_read(folder, name)}
            names_seen[number] += len(names)
            if names_seen[number] > _MAX_NAMES:
                raise RefusedError("too-many-names", limit=str(_MAX_NAMES))
            for name in names:
                earlier, later = was.get(name), becomes.get(name)
                path = os.fsdecode(folder + name)
                if _subtree(earlier) != _subtree(later):
                    waiting.append((number, folder + name + b"/", _subtree(earlier), _subtree(later)))
                if later is not None and not later.is_folder:
                    found[number][path] = Entry(path, later.mode, later.id)
                elif earlier is not None and not earlier.is_folder:
                    found[number][path] = None
    return [dict(sorted(changed.items())) for changed in found]


def _is_read(folder: bytes, name: bytes) -> bool:
    """Hidden files are no records, on disk as here; at the top only the fixed names are."""
    return not name.startswith(b".") if folder else name in _RECORD_NAMES


def _tree(objects: ObjectReader, tree_id: str | None) -> Tree:
    return frozenset() if tree_id is None else objects.tree(tree_id)


def _subtree(item: TreeItem | None) -> str | None:
    return item.id if item is not None and item.is_folder else None
