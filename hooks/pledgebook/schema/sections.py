"""A follow-up's body: its title, its introduction, and a section for each pledge under `## p1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.markdown_links import fences_in
from pledgebook.span import Span

_HEADING = re.compile(r"## +([a-z][a-z0-9-]*) *$")
_ANY_HEADING = re.compile(r"## +\S")
_TITLE = re.compile(r"# +(\S.*?) *$")

TITLE = "#"
INTRODUCTION = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`is_verbatim` is False where the words stand in two places of the file."""

    words: str
    span: Span
    heading_span: Span
    is_verbatim: bool = True


def body_sections(file: MarkdownFile) -> dict[str, Section]:
    """The parts of a body that hold text, by pledge id; the title under `#`, what stands before them under ``.

    Only a heading of the second level that is an id opens a section; other headings belong to the text. Sections of
    the same name are joined.
    """
    found: dict[str, list[Section]] = {}
    for key, section in _parts(file):
        if section.words:
            found.setdefault(key, []).append(section)
    return {key: _joined(parts) for key, parts in found.items()}


def _parts(file: MarkdownFile) -> Iterator[tuple[str, Section]]:
    key, heading, begin = INTRODUCTION, file.body_span, 0
    lines = file.body.split("\n")
    code = {number for fence in fences_in(file.body) for number in fence.lines}
    is_at_top = True
    for number, line in enumerate(lines):
        match = None if number in code else _HEADING.match(line)
        title = _TITLE.match(line) if is_at_top else None
        is_at_top = is_at_top and not line.strip()
        if title is not None:
            span = file.body_span.offset(number, title.start(1))
            yield TITLE, Section(title[1], span, span)
            begin = number + 1
        elif match is not None:
            yield key, _section(lines, begin, number, heading, file)
            key, heading, begin = match[1], file.body_span.offset(number, match.start(1)), number + 1
    yield key, _section(lines, begin, len(lines), heading, file)


def _section(lines: list[str], begin: int, end: int, heading: Span, file: MarkdownFile) -> Section:
    """The lines from `begin` up to `end`, without the empty ones around them."""
    first = next((number for number in range(begin, end) if lines[number].strip()), end)
    return Section("\n".join(lines[first:end]).rstrip(), file.body_span.offset(first, 0), heading)


def _joined(parts: list[Section]) -> Section:
    if len(parts) == 1:
        return parts[0]
    return replace(parts[0], words="\n\n".join(part.words for part in parts), is_verbatim=False)


def headings_without_text(file: MarkdownFile) -> list[tuple[str, Span]]:
    """Every heading of the second level with nothing below it, neither text nor lesser headings."""
    lines = file.body.split("\n")
    code = {number for fence in fences_in(file.body) for number in fence.lines}
    headings = [number for number, line in enumerate(lines) if number not in code and _ANY_HEADING.match(line)]
    return [
        (lines[number].strip(), file.body_span.offset(number, 0))
        for number, end in pairwise([*headings, len(lines)])
        if not any(line.strip() for line in lines[number + 1 : end])
    ]
