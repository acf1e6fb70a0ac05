"""What is known of a site that was built before: which of its chapters would be written just so again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pledgebook.history.record_digests import RecordDigests
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Record
from pledgebook.publishing.answers import Answers
from pledgebook.publishing.search_index import WrittenIndex
from pledgebook.publishing.site_folder import Chapters, WrittenChapter, in_several_processes
from pledgebook.publishing.site_seal import paths_in

# What a process looks at before it asks for more.
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class KeptChapter:
    """A chapter as it was written, with the digest of the answers to all that it asked."""

    written: WrittenChapter
    answers: str


KeptChapters = Mapping[str, KeptChapter]


NO_INDEX = WrittenIndex({}, {})


@dataclass(frozen=True, slots=True)
class KeptBuild:
    """`for_all` is the digest of what all chapters depend on, asked or not. Where that is another, nothing holds.

    `records` are those of a seal by their names: what tells one from another, and its digest.
    """

    for_all: str
    chapters: KeptChapters
    records: Mapping[str, tuple[str, str]]
    index: WrittenIndex


NOTHING_KEPT = KeptBuild("", {}, {}, NO_INDEX)


class Store(Protocol):
    """Where what is kept lies between two builds."""

    def read(self) -> KeptBuild: ...
    def write(self, kept: KeptBuild) -> None: ...


class InMemory:
    """For builds of one process."""

    def __init__(self) -> None:
        self._kept = NOTHING_KEPT

    def read(self) -> KeptBuild:
        return self._kept

    def write(self, kept: KeptBuild) -> None:
        self._kept = kept


def to_keep(written: Chapters, answers: Answers) -> KeptChapters:
    return {name: KeptChapter(chapter, answers.digest(chapter.asked)) for name, chapter in written.items()}


def records_to_keep(digests: RecordDigests, answers: Answers) -> Mapping[str, tuple[str, str]]:
    """Those that are many; a register's own file, and all in it, is read and written down each time."""
    records = digests.records.items()
    return {name: (answers.told(one), digests[name]) for name, one in records if isinstance(one, Agreement | FollowUp)}


def digests_that_hold(kept: KeptBuild, records: Mapping[str, Record], answers: Answers) -> dict[str, str]:
    known = ((name, *one) for name, one in kept.records.items() if name in records)
    return {name: digest for name, told, digest in known if told == answers.told(records[name])}


def chapters_that_hold(kept: KeptBuild, names: Iterable[str], answers: Answers) -> KeptChapters:
    """Of the chapters that the site has now, those that were asked for and answered as now."""
    known = ((name, kept.chapters[name]) for name in names if name in kept.chapters)
    return {name: one for name, one in known if one.answers == answers.digest(one.written.asked)}


def intact(chapters: KeptChapters, folder: Path, processes: int) -> KeptChapters:
    """Those whose files still lie in the folder as they were written: somebody may have had a hand in them."""
    found = _digests_of([path for one in chapters.values() for path in one.written.files.digests], folder, processes)
    return {name: chapter for name, chapter in chapters.items() if _is_as_written(chapter.written, found)}


def is_intact(index: WrittenIndex, folder: Path, processes: int) -> bool:
    """Whether it lies in its folder as it was written, and nothing else does."""
    return dict(_digests_of(list(paths_in(folder)), folder, processes)) == dict(index.files)


def _digests_of(paths: Sequence[str], folder: Path, processes: int) -> Mapping[str, str]:
    """Those of the files that are there."""
    groups = [(folder, paths[first : first + _AT_A_TIME]) for first in range(0, len(paths), _AT_A_TIME)]
    found: dict[str, str] = {}
    for digests in in_several_processes(_digests, groups, processes if len(groups) > 1 else 1):
        found |= digests
    return found


def _digests(group: tuple[Path, Collection[str]]) -> Mapping[str, str]:
    folder, paths = group
    found: dict[str, str] = {}
    for path in paths:
        try:
            with open(f"{folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 — a hundred thousand times
                found[path] = hashlib.sha256(file.read()).hexdigest()
        except OSError:
            continue
    return found


def _is_as_written(chapter: WrittenChapter, found: Mapping[str, str]) -> bool:
    return all(found.get(path) == digest for path, digest in chapter.files.digests.items())
