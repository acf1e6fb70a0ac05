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
    closing = _FENCE_LINE.search(source.text, 3)
    if closing is None:
        return None, [complaint("front-matter-not-closed", Span(source.path))]
    # The opening fence becomes an empty line, so that every line keeps its number.
    front = SourceText(source.path, "\n" + source.text[source.text.index("\n") + 1 : closing.start()])
    node, problems = read_yaml(front)
    if node is None:
        return None, problems
    body = source.text[closing.end() :].removeprefix("\n")
    return MarkdownFile(source.path, node, body, source.text.count("\n", 0, closing.end()) + 2), problems
