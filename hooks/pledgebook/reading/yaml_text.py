"""YAML text becomes nodes. Whatever YAML would silently lose or change is a complaint instead."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import yaml

from pledgebook.diagnostics.diagnostic import Diagnostic, Fact, complaint
from pledgebook.reading.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from pledgebook.reading.source_text import MOST_COMPLAINTS_A_KIND, SourceText
from pledgebook.reading.yaml_trouble import syntax_trouble
from pledgebook.span import Span

_TAB = re.compile(r"^[^\t\n]*\t", re.MULTILINE)
# A space that is none to YAML, so that the name of the field does not end at its colon.
_ODD_SPACE = re.compile(r"^[ ]*(?:- +)*[a-z][a-z0-9_-]*:[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)
_HASH_AFTER = re.compile(r"[ ]+(#\S)")
_BULLET_LINE = re.compile(r"\n[ ]*([-•·*])[ ]")
_QUOTE_SIGNS = frozenset("”“„’‘»«")


def read_yaml(source: SourceText) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML document, or None if it cannot be read. An empty document is an empty text."""
    problems = list(_forbidden_before_parsing(source))
    if problems:
        return None, problems
    reader = _Reader(source)
    try:
        with _no_garbage_collection():
            root = reader.document()
    except yaml.YAMLError as error:
        return None, [syntax_trouble(source, error)]
    return (root if reader.is_understood else None), reader.problems


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Parsing makes many objects and no garbage: collecting meanwhile doubles the time (measured, 11 MB)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _forbidden_before_parsing(source: SourceText) -> Iterator[Diagnostic]:
    for match in islice(_TAB.finditer(source.text), MOST_COMPLAINTS_A_KIND):
        yield complaint("tab-character", source.span_at(match.end() - 1))
    for match in islice(_ODD_SPACE.finditer(source.text), MOST_COMPLAINTS_A_KIND):
        index = match.end() - 1
        yield complaint("invisible-character", source.span_at(index), character=f"U+{ord(source.text[index]):04X}")


class _Reader:
    """Turns the parser's events into nodes, gathering what is wrong with them on the way.

    Events are read one by one, so that a text nested too deep, or one that multiplies itself by aliases, is
    found before it costs time or memory. `is_understood` is False where a value was lost: then nothing that
    is said of the record could be relied on.
    """

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.path = source.path
        self.problems: list[Diagnostic] = []
        self.is_understood = True
        self._events: Iterator[Any] = iter(yaml.parse(source.text, Loader=yaml.CSafeLoader))

    def document(self) -> Node:
        next(self._events)  # the beginning of the text
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return Scalar("", Span(self.path), Span(self.path), is_plain=True)
        root = self._node(next(self._events), 1)
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._lose("several-documents", self._span(after.start_mark))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event. There is no implied type: every scalar is the text as written."""
        span = self._span(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            self._lose("anchor-or-tag", span, sign=self.text[event.start_mark.index])
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(event, span, depth)
            case yaml.SequenceStartEvent():
                return self._sequence(span, depth)
            case yaml.ScalarEvent():
                return self._scalar(event, span)
            case _:
                return Scalar("", span, span, is_plain=True)

    def _sequence(self, span: Span, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(items, span)

    def _mapping(self, start: Any, span: Span, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._lose("key-not-text", key.span)
            elif start.flow_style and _is_nothing(value) and not self._has_colon(event.end_mark.index):
                self._complain("comma-splits-text", key.span, text=key.value)
            elif key.value in entries:
                self._complain("duplicate-key", key.span, key=key.value, line=entries[key.value][0].span.line)
            else:
                entries[key.value] = (key, value)
        return Mapping(list(entries.values()), span)

    def _has_colon(self, end_of_key: int) -> bool:
        return self.text[end_of_key : end_of_key + 20].lstrip().startswith(":")

    def _scalar(self, event: Any, span: Span) -> Scalar:
        value = event.value.strip()
        begin, end = event.start_mark.index, event.end_mark.index
        if not event.style:
            self._complain_of_plain(event, span)
            return Scalar(value, span, span, is_plain=True, is_verbatim=value == self.text[begin:end])
        if event.style in "|>":
            first_line = self._first_line_of_block(event, span)
            return Scalar(value, span, first_line, is_plain=False, is_verbatim=event.style == "|")
        is_verbatim = value == self.text[begin + 1 : end - 1]
        return Scalar(value, span, span.offset(0, 1), is_plain=False, is_verbatim=is_verbatim)

    def _first_line_of_block(self, event: Any, span: Span) -> Span:
        lines = self.text[event.start_mark.index : event.end_mark.index].split("\n")
        for number, line in enumerate(lines[1:], start=1):
            if line.strip():
                return Span(self.path, span.line + number, len(line) - len(line.lstrip()) + 1)
        return span

    def _complain_of_plain(self, event: Any, span: Span) -> None:
        """Text without quotes of which YAML drops or joins a part without a word."""
        value, begin, end = event.value, event.start_mark.index, event.end_mark.index
        hash_after = _HASH_AFTER.match(self.text, end)
        if hash_after is not None:
            place = self._span(event.end_mark).offset(0, hash_after.start(1) - end)
            self._complain("comment-cuts-text", place, text=value)
            self.is_understood = self.is_understood and bool(value)
        bullet = _BULLET_LINE.search(self.text, begin, end)
        if bullet is not None:
            line_start = self.text.rindex("\n", begin, bullet.start(1))
            line = span.line + self.text.count("\n", begin, bullet.start(1))
            self._complain("list-in-plain-text", Span(self.path, line, bullet.start(1) - line_start))
        if value[:1] in _QUOTE_SIGNS and value[-1] in _QUOTE_SIGNS and _QUOTE_SIGNS.isdisjoint(value[1:-1]):
            self._complain("typographic-quotes", span, sign=value[0])

    def _span(self, mark: Any) -> Span:
        return Span(self.path, mark.line + 1, mark.column + 1)

    def _complain(self, slug: str, span: Span, **facts: Fact) -> None:
        self.problems.append(complaint(slug, span, **facts))

    def _lose(self, slug: str, span: Span, **facts: Fact) -> None:
        self._complain(slug, span, **facts)
        self.is_understood = False


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_plain and node.value == ""
