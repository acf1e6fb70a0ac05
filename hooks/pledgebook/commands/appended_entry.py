"""One more entry at the end of a list or a map in a record, written into its YAML as text: all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pledgebook.reading.nodes import Mapping

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


class NotWritableError(Exception):
    """The record is written in a form in which no line can be added for certain."""


def with_key(text: str, record: Mapping, entry: str) -> str:
    """The text of a file with one more key last in a map in block style.

    `entry` is the key with its value as YAML, not indented. It stands apart by an empty line where the last one does.
    """
    if not record.entries:
        raise NotWritableError
    lines = [line for line in _LINE.findall(text) if line]
    end = _line_end(lines)
    key, _ = record.entries[-1]
    indent, first = key.span.column - 1, key.span.line - 1
    after = _last_line(lines, first, indent)
    before = first - 1
    while before > 0 and lines[before].lstrip(" ").startswith("#"):
        before -= 1
    is_apart = len(record.entries) > 1 and not lines[before].strip()
    added = [*([""] if is_apart else []), *_indented(entry, indent)]
    return _with_lines(lines, after, added, end)


def with_entry(text: str, record: Mapping, field: str, entry: str) -> str:
    """The text of a file with one more item last in the list `field` of a record in block style.

    `entry` is the item as YAML, its dash and line ends included, not indented. Comments below the list are left below.
    Who calls reads the result: what this makes of a form that it does not know may not be what was meant.
    """
    if not record.entries:
        raise NotWritableError
    lines = [line for line in _LINE.findall(text) if line]
    end = _line_end(lines)
    last_key, _ = record.entries[-1]
    indent = last_key.span.column - 1
    key = next((key for key, _ in record.entries if key.value == field), None)
    if key is None:
        after = _last_line(lines, last_key.span.line - 1, indent)
        added = [f"{' ' * indent}{field}:", *_indented(entry, indent + 2)]
    else:
        after = _last_line(lines, key.span.line - 1, indent)
        dashes = [line for line in lines[key.span.line : after + 1] if line.lstrip(" ").startswith("- ")]
        if not dashes:
            raise NotWritableError
        added = _indented(entry, min(map(_indent_of, dashes)))
    return _with_lines(lines, after, added, end)


def _line_end(lines: Sequence[str]) -> str:
    return next((found[0] for line in lines if (found := re.findall(r"\r\n|\r|\n", line))), "\n")


def _with_lines(lines: Sequence[str], after: int, added: Sequence[str], end: str) -> str:
    last = lines[after] if lines[after].endswith(("\r", "\n")) else lines[after] + end
    return "".join([*lines[:after], last, *(line + end for line in added), *lines[after + 1 :]])


def _indented(entry: str, indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else line for line in entry.splitlines()]


def _last_line(lines: Sequence[str], first: int, indent: int) -> int:
    """The last line, with anything in it, of what begins under a key that stands so far in."""
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        is_item = line[indent:].startswith("- ") and not line[:indent].strip()
        if line.strip() and _indent_of(line) <= indent and not is_item:
            break
        if line.strip():
            last = number
    return last


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
