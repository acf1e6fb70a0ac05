"""Where Markdown links to something, and where its fenced blocks stand. Code is no link, whatever it looks like.

What is code is told by the rules of CommonMark and of Python-Markdown, which renders the prose pages, at once:
what only one of them takes for code may be live on a page, so here it is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ ]*(?P<info>\{[^`\n]*\}|[\w#.+-]*)[ ]*")
_CODE = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
# A target may stand on the line below. A definition may stand in a quotation or a list.
_INLINE_LINK = re.compile(r"\]\(\s*<?(?P<target>[^\s)>]*)")
_DEFINITION = re.compile(r"^[ >*+.)\d-]*\[(?!\^)(?:\\.|[^\]\\]){1,999}\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")


@dataclass(frozen=True, slots=True)
class Link:
    """`index` is where the target begins, counted in characters from the beginning of the text."""

    target: str
    index: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block. Lines count from 0. One that is not closed is its first line alone, and no code."""

    info: str
    content: str
    first_line: int
    last_line: int

    @property
    def is_closed(self) -> bool:
        return self.last_line > self.first_line

    @property
    def lines(self) -> range:
        return range(self.first_line, self.last_line + 1)


def links_in(text: str) -> list[Link]:
    """Every link target, in order, outside code. Footnotes are no links."""
    masked = without_code(text)
    # `[ordlistan](<page:glossary>)` looks like two links: the later pattern, which knows more of it, is right.
    found = {
        match.start("target"): match["target"]
        for pattern in (_INLINE_LINK, _DEFINITION, _AUTOLINK)
        for match in pattern.finditer(masked)
    }
    return [Link(found[index], index) for index in sorted(found)]


def without_code(text: str) -> str:
    """The text with code blanked out by spaces, so that every other character keeps its place."""
    lines = text.split("\n")
    for fence in fences_in(text):
        for number in fence.lines if fence.is_closed else ():
            lines[number] = " " * len(lines[number])
    return "\n".join(_CODE.sub(lambda match: " " * len(match.group()), line) for line in lines)


def fences_in(text: str) -> list[Fence]:
    """Every fenced block. Its last line is the next one that has nothing but the very same fence."""
    if "```" not in text and "~~~" not in text:
        return []
    lines = text.split("\n")
    closing_lines: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closing_lines[line.rstrip(" ")].append(number)
    found: list[Fence] = []
    for number, line in enumerate(lines):
        match = _FENCE.fullmatch(line)
        if match is None or (found and number <= found[-1].last_line):
            continue
        candidates = closing_lines[match["fence"]]
        position = bisect_right(candidates, number)
        last = candidates[position] if position < len(candidates) else number
        found.append(Fence(match["info"], "\n".join(lines[number + 1 : last]), number, last))
    return found
