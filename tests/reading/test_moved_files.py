"""A file that was renamed is found by what it holds."""

from __future__ import annotations

from pledgebook.reading.moved_files import moved_files
from pledgebook.reading.source_text import SourceFile

LINES = "".join(f"rad {number}\n" for number in range(10))


def moved(before: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    earlier, later = ([SourceFile(path, text.encode()) for path, text in files.items()] for files in (before, now))
    return dict(moved_files(earlier, later))


def test_a_file_with_the_same_content_was_moved() -> None:
    assert moved({"a": LINES, "b": "x"}, {"b": "x", "c": LINES}) == {"c": "a"}


def test_a_file_that_was_edited_as_well_was_moved() -> None:
    assert moved({"a": LINES}, {"c": LINES.replace("rad 3", "rad tre")}) == {"c": "a"}


def test_another_file_was_not() -> None:
    assert moved({"a": LINES}, {"c": LINES[:20] + "och mycket annat\n" * 9}) == {}


def test_a_copy_was_not_moved() -> None:
    assert moved({"a": LINES}, {"a": LINES, "c": LINES}) == {}


def test_each_file_was_moved_once() -> None:
    assert moved({"a": LINES}, {"c": LINES.replace("1", "x"), "d": LINES.replace("2", "x")}) == {"c": "a"}
