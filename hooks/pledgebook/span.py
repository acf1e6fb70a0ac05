"""Where something was written: a file, a line and a column."""

from __future__ import annotations

from dataclasses import dataclass


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
