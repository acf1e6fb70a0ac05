"""Files that lie at another path than before, told by what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pledgebook.reading.source_text import SourceFile

# Each file that is new is compared with each that is gone. Where more are gone, only the very same content is found.
_MOST_COMPARED = 100


def moved_files(before: Iterable[SourceFile], now: Iterable[SourceFile]) -> Mapping[str, str]:
    """The earlier path by the new one, where a file is gone and a new one has most of its lines."""
    earlier, later = ({file.path: file.content for file in files} for files in (before, now))
    gone = {path: content for path, content in earlier.items() if path not in later}
    new = {path: content for path, content in later.items() if path not in earlier}
    same = {content: path for path, content in gone.items()}
    moved = {path: same[content] for path, content in new.items() if content in same}
    if len(gone) <= _MOST_COMPARED:
        found = set(moved.values())
        left = {path: _lines(content) for path, content in gone.items() if path not in found}
        for path in sorted(new.keys() - moved.keys()):
            lines = _lines(new[path])
            likest = max(left, key=lambda old: len(lines & left[old]), default=None)
            if likest is not None and 2 * len(lines & left[likest]) > max(len(lines), len(left[likest])):
                moved[path] = likest
                del left[likest]
    return moved


def _lines(content: bytes) -> frozenset[bytes]:
    return frozenset(content.split(b"\n"))
