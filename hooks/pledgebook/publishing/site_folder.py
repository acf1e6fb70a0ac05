"""The pages in their folder: chapter by chapter, by as many processes as there are processors, where it is worth it.

Each process writes what it has made and tells only its digest, so that a large site is never in memory as a whole.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

from pledgebook.publishing.asked import Question
from pledgebook.publishing.site import Site
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.site_map import MapEntry

T = TypeVar("T")
R = TypeVar("R")

# To start processes costs more than a small site: fewer chapters are written by one.
FEWEST_FOR_SEVERAL = 100

# What a process takes at a time: enough that asking for more costs nothing, few enough that all end together.
_AT_A_TIME = 20


@dataclass(frozen=True, slots=True)
class Written:
    """What lies in the folder: the SHA-256 of each file by its path, and the entries of the site map."""

    digests: Mapping[str, str]
    entries: tuple[MapEntry, ...]


@dataclass(frozen=True, slots=True)
class WrittenChapter:
    """A chapter that lies in the folder, and all that it asked for, in a fixed order."""

    files: Written
    asked: tuple[Question, ...]


Chapters = Mapping[str, WrittenChapter]


def processors() -> int:
    """How many processes can work at once; one where a process cannot be forked safely."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write_chapters(
    site: Site,
    folder: Path,
    processes: int,
    told: Callable[[int], object] = lambda number: None,
    names: Sequence[str] | None = None,
) -> Chapters:
    """Write these chapters, or all, into the folder. `told` is called with how many more there are, now and then."""
    names = site.chapters if names is None else names
    if len(names) < FEWEST_FOR_SEVERAL:
        processes = 1
    _Worker.begin(site, folder)
    every: dict[str, WrittenChapter] = {}
    # In the order of the chapters, whoever wrote them.
    for written in in_several_processes(_Worker.write_some, list(_some_at_a_time(names)), processes):
        every |= written
        told(len(written))
    return every


def in_several_processes(work: Callable[[T], R], parts: Sequence[T], processes: int) -> Iterator[R]:
    """What `work` makes of each part, in their order. Forked, the processes have all that is there now."""
    if processes == 1:
        yield from map(work, parts)
        return
    # What is there already is shared, and would be copied if the collector touched it.
    gc.freeze()
    try:
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(work, parts)
    finally:
        gc.unfreeze()


def write_files(folder: Path, files: Iterable[SiteFile]) -> Written:
    """Write the files into the folder, each in the folders of its path."""
    digests: dict[str, str] = {}
    entries: list[MapEntry] = []
    for file in files:
        content = file.bytes
        _write(f"{folder}/{file.path}", content)
        digests[file.path] = hashlib.sha256(content).hexdigest()
        entries += [file.entry] if file.entry else []
    return Written(digests, tuple(entries))


class _Worker:
    """A process that writes chapters, or the only one. Forked, it has the site without being sent it."""

    _mine: ClassVar[_Worker]

    def __init__(self, site: Site, folder: Path) -> None:
        self._site = site
        self._folder = folder

    @classmethod
    def begin(cls, site: Site, folder: Path) -> None:
        cls._mine = cls(site, folder)

    @classmethod
    def write_some(cls, chapters: Sequence[str]) -> Chapters:
        return cls._mine.write(chapters)

    def write(self, chapters: Sequence[str]) -> Chapters:
        return {chapter: self._write(chapter) for chapter in chapters}

    def _write(self, chapter: str) -> WrittenChapter:
        files = write_files(self._folder, self._site.written(chapter))
        return WrittenChapter(files, tuple(sorted(self._site.asked, key=repr)))


def _some_at_a_time(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[first : first + _AT_A_TIME] for first in range(0, len(names), _AT_A_TIME))


def _write(path: str, content: bytes) -> None:
    """Most files are alone in their folder, so it is made when it turns out not to be there."""
    try:
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 — a hundred thousand times
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        file.write(content)
