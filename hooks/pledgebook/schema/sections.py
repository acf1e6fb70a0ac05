"""A follow-up's body: its title, its introduction, and a section for each pledge under `## p1`."""

from __future__ import annotations

import re
from dataclasses import dataclass

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

    Only a heading of the second level that is an id opens a section; other headings belong to the text.
    """
    sections: dict[str, Section] = {}
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
            sections[TITLE] = Section(title[1], span, span)
            begin = number + 1
        elif match is not None:
            _add(sections, key, heading, lines[begin:number], file, begin)
            key, heading, begin = match[1], file.body_span.offset(number, match.start(1)), number + 1
    _add(sections, key, heading, lines[begin:], file, begin)
    return sections


def headings_without_text(file: MarkdownFile) -> list[tuple[str, Span]]:
    """Every heading of the second level with nothing below it, neither text nor lesser headings."""
    lines = file.body.split("\n")
    code = {number for fence in fences_in(file.body) for number in fence.lines}
    headings = [number for number, line in enumerate(lines) if number not in code and _ANY_HEADING.match(line)]
    ends = [*headings[1:], len(lines)]
    return [
        (lines[number].strip(), file.body_span.offset(number, 0))
        for number, end in zip(headings, ends, strict=True)
        if not any(line.strip() for line in lines[number + 1 : end])
    ]


def _add(
    sections: dict[str, Section], key: str, heading: Span, lines: list[str], file: MarkdownFile, begin: int
) -> None:
    """A second section of the same name is joined to the first."""
    while lines and not lines[0].strip():
        lines, begin = lines[1:], begin + 1
    words = "\n".join(lines).rstrip()
    if not words:
        return
    earlier = sections.get(key)
    if earlier is not None:
        words = f"{earlier.words}\n\n{words}"
    span = earlier.span if earlier else file.body_span.offset(begin, 0)
    sections[key] = Section(words, span, heading, is_verbatim=earlier is None)
