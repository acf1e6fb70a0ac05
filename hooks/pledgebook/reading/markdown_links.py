"""Where Markdown links to something, and where its fenced blocks stand. Code is no link, whatever it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_INLINE_LINK = re.compile(r"\]\(\s*<?(?P<target>[^\s)>]*)")
_LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>[^\s>]+)")
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")


@dataclass(frozen=True, slots=True)
class Link:
    """`index` is where the target begins, counted in characters from the beginning of the text."""

    target: str
    index: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block. Lines count from 0; `last_line` is the closing fence, or the text's last line without one."""

    info: str
    content: str
    first_line: int
    last_line: int


def links_in(text: str) -> list[Link]:
    """Every link target, in order, outside code."""
    found = []
    masked = without_code(text)
    position = 0
    for line in masked.split("\n"):
        for pattern in (_INLINE_LINK, _LINK_DEFINITION, _AUTOLINK):
            for match in pattern.finditer(line):
                found.append(Link(match["target"], position + match.start("target")))
        position += len(line) + 1
    return sorted(found, key=lambda link: link.index)


def without_code(text: str) -> str:
    """The text with code blanked out by spaces, so that every other character keeps its place."""
    lines = text.split("\n")
    for fence in fences_in(text):
        for number in range(fence.first_line, fence.last_line + 1):
            lines[number] = " " * len(lines[number])
    return "\n".join(_CODE.sub(lambda match: " " * len(match.group()), line) for line in lines)


def fences_in(text: str) -> list[Fence]:
    found: list[Fence] = []
    lines = text.split("\n")
    opening: tuple[int, str, str] | None = None
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match is None:
            continue
        if opening is None:
            opening = number, match["fence"], match["info"].strip()
        elif (
            match["fence"][0] == opening[1][0] and len(match["fence"]) >= len(opening[1]) and not match["info"].strip()
        ):
            content = "\n".join(lines[opening[0] + 1 : number])
            found.append(Fence(opening[2], content, opening[0], number))
            opening = None
    if opening is not None:
        found.append(Fence(opening[2], "\n".join(lines[opening[0] + 1 :]), opening[0], len(lines) - 1))
    return found
