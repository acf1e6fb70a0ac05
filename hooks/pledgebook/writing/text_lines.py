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
    for number, line in enumerate(lines):
        if number in code:
            kept.append(line)
        elif line.strip(" \t"):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            kept.append(_without_end(line, following))
        elif not kept or kept[-1] or number - 1 in code or _is_in_indented_code(lines, number):
            kept.append("")
    return "\n".join(kept)


def _without_end(line: str, following: str) -> str:
    """Two spaces at the end of a line that goes on break it; more say no more."""
    is_broken = _HARD_BREAK.search(line) and following.strip() and not line.startswith("#")
    return f"{line.rstrip(' ')}  " if is_broken else line.rstrip(" \t")


def _is_in_indented_code(lines: list[str], number: int) -> bool:
    """Whether the next line that is not empty stands as far in as code does: there, empty lines count."""
    following = next((line for line in lines[number:] if line.strip()), "")
    return following.startswith("    ")
