"""A Markdown file becomes front matter (nodes) and a body (text), both with true line numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.nodes import Node
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.span import Span

_FENCE_LINE = re.compile(r"^---[ ]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """`front_matter` is None where there is none.

    `body` keeps its line breaks and `body_line` is the line of the file on which it begins.
    """

    path: str
    front_matter: Node | None
    body: str
    body_line: int

    @property
    def body_span(self) -> Span:
        return Span(self.path, self.body_line, 1)


def read_markdown(source: SourceText) -> tuple[MarkdownFile | None, list[Diagnostic]]:
    """The file in its two parts, or None if its front matter cannot be read."""
    if _FENCE_LINE.match(source.text) is None:
        return MarkdownFile(source.path, None, source.text, 1), []
    parts = front_matter_and_body(source.text)
    if parts is None:
        return None, [complaint("front-matter-not-closed", Span(source.path))]
    front, body = parts
    # The opening fence becomes an empty line, so that every line keeps its number.
    node, problems = read_yaml(SourceText(source.path, f"\n{front}"))
    if node is None:
        return None, problems
    return MarkdownFile(source.path, node, body, front.count("\n") + 3), problems


def front_matter_and_body(text: str) -> tuple[str, str] | None:
    """The lines between the fences, and what stands below them; None if the text does not have both fences."""
    closing = _FENCE_LINE.search(text, 3) if _FENCE_LINE.match(text) else None
    if closing is None:
        return None
    return text[text.index("\n") + 1 : closing.start()], text[closing.end() :].removeprefix("\n")
