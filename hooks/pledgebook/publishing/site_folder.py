"""The pages in their folder: chapter by chapter, by as many processes as there are processors, where it is worth it.

Each process writes what it has made and tells only its digest, so that a large site is never in memory as a whole.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from pledgebook.publishing.site import Site, SiteFile
from pledgebook.publishing.site_map import MapEntry

# To start processes costs more than a small site: fewer chapters are written by one.
FEWEST_FOR_SEVERAL = 100

# What a process takes at a time: enough that asking for more costs nothing, few enough that all end together.
_AT_A_TIME = 20


@dataclass(slots=True)
class Written:
    """What lies in the folder: the SHA-256 of each file by its path, the entries of the site map, names for styles."""

    digests: dict[str, str] = field(default_factory=dict)
    entries: list[MapEntry] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, other: Written) -> None:
        self.digests |= other.digests
        self.entries += other.entries
        self.names |= other.names


def processors() -> int:
    """How many processes can work at once; one where a process cannot be forked safely."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write_chapters(
    site: Site, folder: Path, processes: int, told: Callable[[int], object] = lambda number: None
) -> Written:
    """Write all chapters into the folder. `told` is called with how many more there are, now and then."""
    names = site.chapters
    if processes == 1 or len(names) < FEWEST_FOR_SEVERAL:
        return _gathered(map(_Worker(site, folder).write, _some_at_a_time(names)), told)
    # What is there already is shared, and would be copied if the collector touched it.
    gc.collect()
    gc.freeze()
    try:
        with ProcessPoolExecutor(
            processes, multiprocessing.get_context("fork"), initializer=_Worker.begin, initargs=(site, folder)
        ) as pool:
            return _gathered(pool.map(_Worker.write_some, _some_at_a_time(names)), told)
    finally:
        gc.unfreeze()


def write_files(folder: Path, files: Iterable[SiteFile]) -> Written:
    """Write the files into the folder, each in the folders of its path."""
    written = Written()
    for file in files:
        content = file.content.encode()
        _write(f"{folder}/{file.path}", content)
        written.digests[file.path] = hashlib.sha256(content).hexdigest()
        written.entries += [file.entry] if file.entry else []
    return written


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
    def write_some(cls, chapters: Sequence[str]) -> tuple[int, Written]:
        return cls._mine.write(chapters)

    def write(self, chapters: Sequence[str]) -> tuple[int, Written]:
        files = (file for chapter in chapters for file in self._site.written(chapter))
        written = write_files(self._folder, files)
        written.names = set(self._site.used.names)
        return len(chapters), written


def _some_at_a_time(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[first : first + _AT_A_TIME] for first in range(0, len(names), _AT_A_TIME))


def _gathered(results: Iterable[tuple[int, Written]], told: Callable[[int], object]) -> Written:
    """In the order of the chapters, whoever wrote them. With each part comes the number of its chapters."""
    every = Written()
    for number, written in results:
        every.add(written)
        told(number)
    return every


def _write(path: str, content: bytes) -> None:
    """Most files are alone in their folder, so it is made when it turns out not to be there."""
    try:
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 — a hundred thousand times
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        file.write(content)
