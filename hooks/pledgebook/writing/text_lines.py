"""The lines of a longer text: no spaces at their ends but those that break a line, no two empty lines together."""

from __future__ import annotations

import re

from pledgebook.reading.markdown_links import fences_in

_HARD_BREAK = re.compile(r"\S[ ]{2,}$")


def tidied(text: str) -> str:
    """The same text to whoever reads it as Markdown. In code nothing is touched."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    # A fence that is not closed may hold all the rest.
    ends = [(fence.first_line, fence.last_line if fence.is_closed else len(lines)) for fence in fences_in(text)]
    code = {number for first, last in ends for number in range(first, last + 1)}
    kept: list[str] = []
    for number, (line, following) in enumerate(zip(lines, _lines_with_text_after(lines), strict=True)):
        if number in code:
            kept.append(line)
        elif line.strip(" \t"):
            is_followed = number + 1 < len(lines) and bool(lines[number + 1].strip())
            kept.append(_without_end(line, is_followed=is_followed))
        elif not kept or kept[-1] or number - 1 in code or following.startswith("    "):
            # Between lines that stand as far in as code does, every empty line counts.
            kept.append("")
    return "\n".join(kept)


def _lines_with_text_after(lines: list[str]) -> list[str]:
    """For each line, the next one that is not empty."""
    found: list[str] = []
    following = ""
    for line in reversed(lines):
        found.append(following)
        following = line if line.strip() else following
    return found[::-1]


def _without_end(line: str, *, is_followed: bool) -> str:
    """Two spaces at the end of a line that goes on break it; more say no more."""
    is_broken = is_followed and _HARD_BREAK.search(line) and not line.startswith("#")
    return f"{line.rstrip(' ')}  " if is_broken else line.rstrip(" \t")
