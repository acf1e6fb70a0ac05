"""What is known of a site that was built before: which of its chapters would be written just so again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pledgebook.history.record_digests import RecordDigests
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Record
from pledgebook.publishing.answers import Answers
from pledgebook.publishing.pagefind_index import FOLDER as INDEX_FOLDER
from pledgebook.publishing.search_index import WrittenIndex
from pledgebook.publishing.site_folder import Chapters, WrittenChapter


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
    """For builds of one process. What is kept is given once: if that build fails, nobody knows what lies there."""

    def __init__(self) -> None:
        self._kept = NOTHING_KEPT

    def read(self) -> KeptBuild:
        kept, self._kept = self._kept, NOTHING_KEPT
        return kept

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


def intact(chapters: KeptChapters, lying: Mapping[str, str]) -> KeptChapters:
    """Those whose files still lie in the folder as they were written: somebody may have had a hand in them.

    `lying` are the digests of what lies there, by path.
    """
    return {name: chapter for name, chapter in chapters.items() if _is_as_written(chapter.written, lying)}


def is_intact(index: WrittenIndex, lying: Mapping[str, str]) -> bool:
    """Whether the index of the search lies there as it was written, and nothing else with it."""
    found = {path: digest for path, digest in lying.items() if path.startswith(f"{INDEX_FOLDER}/")}
    return found == index.digests


def _is_as_written(chapter: WrittenChapter, lying: Mapping[str, str]) -> bool:
    return all(lying.get(path) == digest for path, digest in chapter.files.digests.items())
