"""What is known of a site that was built before: which of its chapters would be written just so again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pledgebook.publishing.answers import Answers
from pledgebook.publishing.site_folder import Chapters, WrittenChapter, in_several_processes

# What a process looks at before it asks for more.
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class KeptChapter:
    """A chapter as it was written, with the digest of the answers to all that it asked."""

    written: WrittenChapter
    answers: str


KeptChapters = Mapping[str, KeptChapter]


@dataclass(frozen=True, slots=True)
class KeptBuild:
    """`for_all` is the digest of what all chapters depend on, asked or not. Where that is another, nothing holds."""

    for_all: str
    chapters: KeptChapters


NOTHING_KEPT = KeptBuild("", {})


def to_keep(written: Chapters, answers: Answers) -> KeptChapters:
    return {name: KeptChapter(chapter, answers.digest(chapter.asked)) for name, chapter in written.items()}


def chapters_that_hold(kept: KeptBuild, for_all: str, names: Iterable[str], answers: Answers) -> KeptChapters:
    """Of the chapters that the site has now, those that were asked for and answered as now."""
    if kept.for_all != for_all:
        return {}
    known = ((name, kept.chapters[name]) for name in names if name in kept.chapters)
    return {name: one for name, one in known if one.answers == answers.digest(one.written.asked)}


def intact(chapters: KeptChapters, folder: Path, processes: int) -> KeptChapters:
    """Those whose files still lie in the folder as they were written: somebody may have had a hand in them."""
    paths = [path for chapter in chapters.values() for path in chapter.written.files.digests]
    groups = [(folder, paths[first : first + _AT_A_TIME]) for first in range(0, len(paths), _AT_A_TIME)]
    found: dict[str, str] = {}
    for digests in in_several_processes(_digests, groups, processes):
        found |= digests
    return {name: chapter for name, chapter in chapters.items() if _is_as_written(chapter.written, found)}


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
