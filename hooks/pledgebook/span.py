"""Where something was written: a file, a line and a column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a record file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def offset(self, lines: int, columns: int) -> Span:
        """The place so many lines down and columns along, in a text that begins here and keeps its indent."""
        return Span(self.path, self.line + lines, self.column + columns)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def lines_and_columns(text: str, index: int) -> tuple[int, int]:
    """How many lines down and columns along the character at `index` stands, both from 0."""
    starts = _line_starts(text)
    line = bisect_right(starts, index) - 1
    return line, index - starts[line]


# A text with thousands of troubles is not searched for line ends once for each of them.
@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")))
