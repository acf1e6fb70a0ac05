"""What is kept of a build, as a file between two builds: compressed JSON, which can hold nothing that would be run."""

from __future__ import annotations

import gzip
import json
from collections.abc import Hashable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from pledgebook.publishing.asked import Question
from pledgebook.publishing.kept_build import NOTHING_KEPT, KeptBuild, KeptChapter
from pledgebook.publishing.search_index import WrittenIndex
from pledgebook.publishing.site_folder import Written, WrittenChapter
from pledgebook.publishing.site_map import MapEntry


class InFile:
    """What outlasts a process. See KeptFolder for where the file lies."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> KeptBuild:
        return read_kept(self._file)

    def write(self, kept: KeptBuild) -> None:
        write_kept(kept, self._file)


def write_kept(kept: KeptBuild, file: Path) -> None:
    """In place of the file that is there, whole or not at all."""
    data = {
        "for_all": kept.for_all,
        "chapters": {name: _as_data(chapter) for name, chapter in kept.chapters.items()},
        "records": dict(kept.records),
        "index": [dict(kept.index.files), dict(kept.index.documents)],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    new.write_bytes(gzip.compress(json.dumps(data, separators=(",", ":")).encode(), compresslevel=1, mtime=0))
    new.replace(file)


def read_kept(file: Path) -> KeptBuild:
    """A file that is not there, or that is none of ours, tells of nothing kept: then everything is made anew."""
    try:
        data = json.loads(gzip.decompress(file.read_bytes()))
        chapters = {name: _from_data(chapter) for name, chapter in data["chapters"].items()}
        records = {name: (told, digest) for name, (told, digest) in data["records"].items()}
        files, documents = data["index"]
        return KeptBuild(data["for_all"], chapters, records, WrittenIndex(dict(files), dict(documents)))
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError):
        return NOTHING_KEPT


def _as_data(chapter: KeptChapter) -> dict[str, object]:
    written = chapter.written
    return {
        "answers": chapter.answers,
        "asked": [[name, [key for _, key in same]] for name, same in groupby(written.asked, lambda one: one[0])],
        "files": dict(written.files.digests),
        "entries": [[entry.address, entry.language, entry.changed] for entry in written.files.entries],
    }


def _from_data(data: Any) -> KeptChapter:  # noqa: ANN401 — JSON
    entries = tuple(MapEntry(address, language, changed) for address, language, changed in data["entries"])
    written = WrittenChapter(
        files=Written(dict(data["files"]), entries),
        asked=tuple(_questions(data["asked"])),
    )
    return KeptChapter(written, data["answers"])


def _questions(data: Iterable[tuple[str, list[Any]]]) -> Iterable[Question]:
    return ((name, _key(key)) for name, keys in data for key in keys)


def _key(key: Any) -> Hashable:  # noqa: ANN401 — JSON has lists where we had tuples
    return tuple(key) if isinstance(key, list) else key
