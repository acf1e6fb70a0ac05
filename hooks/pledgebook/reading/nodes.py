"""What YAML says, before anyone decides what it means: scalars, sequences and mappings with their places."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.span import Span

# More levels than any record has, and few enough to be walked by recursion.
MAX_DEPTH = 30


@dataclass(slots=True)
class Scalar:
    """One value, always text: whether `12:30` is a time is for the schema to say.

    `span` is where the value begins. Its first character of content stands `lines` down and `columns` along, which
    differs for quoted values and blocks. `is_plain` tells that it was written without quotes, and `is_verbatim`
    that the file has the value character by character: no escapes, no lines joined into one.
    """

    value: str
    span: Span
    lines: int = 0
    columns: int = 0
    is_plain: bool = False
    is_verbatim: bool = True

    @property
    def text_span(self) -> Span:
        """Where the first character of content stands. Made when asked for: few values need it."""
        return self.span.offset(self.lines, self.columns) if self.lines or self.columns else self.span

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written, or one of YAML's own words for nothing."""
        return not self.value or (self.is_plain and self.value in ("~", "null"))


@dataclass(slots=True)
class Sequence:
    items: list[Node]
    span: Span


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order written. Keys are unique: repeated ones were complained about and left out."""

    entries: list[tuple[Scalar, Node]]
    span: Span

    def value_of(self, key: str) -> Node | None:
        for name, value in self.entries:
            if name.value == key:
                return value
        return None


Node = Scalar | Sequence | Mapping
