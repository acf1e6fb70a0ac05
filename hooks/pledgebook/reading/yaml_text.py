"""YAML text becomes nodes. Whatever YAML would silently lose or change is a complaint instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pledgebook.diagnostics.diagnostic import Diagnostic, Fact, complaint
from pledgebook.reading.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from pledgebook.reading.source_text import MOST_COMPLAINTS_A_KIND, SourceText, odd_characters_in, unseen
from pledgebook.reading.yaml_trouble import syntax_trouble
from pledgebook.span import Span

_TAB = re.compile(r"^[^\t\n]*\t", re.MULTILINE)
# A space that is none to YAML, so that the name of the field does not end at its colon.
_ODD_SPACE = re.compile(r"^[ ]*(?:- +)*[a-z][a-z0-9_-]*:[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)
_HASH_AFTER = re.compile(r"[ ]+(#\S)")
_BULLET_LINE = re.compile(r"\n[ ]*([-•·*])[ ]")
_QUOTE_SIGNS = frozenset("”“„’‘»«")
_QUOTE_SIGN = re.compile(r"[”“„’‘»«]")


def read_yaml(source: SourceText, depth: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML document, or None if it cannot be read. An empty document is an empty text.

    `depth` is how deep the root lies where the text is a part of a larger one.
    """
    problems = list(forbidden_before_parsing(source))
    if problems:
        return None, problems
    reader = _Reader(source)
    try:
        root = reader.document(depth)
    except yaml.YAMLError as error:
        return None, [syntax_trouble(source, error)]
    return (root if reader.is_understood else None), reader.problems


def forbidden_before_parsing(source: SourceText) -> Iterator[Diagnostic]:
    """What no YAML file may hold, wherever it stands."""
    if source.is_ordinary:
        return
    for match in islice(_TAB.finditer(source.text), MOST_COMPLAINTS_A_KIND):
        yield complaint("tab-character", source.span_at(match.end() - 1))
    for match in islice(_ODD_SPACE.finditer(source.text), MOST_COMPLAINTS_A_KIND):
        index = match.end() - 1
        yield complaint("invisible-character", source.span_at(index), **unseen(source.text[index]))


class _Reader:
    """Turns the parser's events into nodes, gathering what is wrong with them on the way.

    Events are read one by one, so that a text nested too deep, or one that multiplies itself by aliases, is
    found before it costs time or memory. `is_understood` is False where a value was lost: then nothing that
    is said of the record could be relied on.

    Most texts have none of the signs that YAML drops or joins without a word, so each is looked for once in the
    whole text, and at each value only if it is there.
    """

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.path = source.path
        self.problems: list[Diagnostic] = []
        self.is_understood = True
        self._has_hash = " #" in source.text
        self._has_quote_sign = _QUOTE_SIGN.search(source.text) is not None
        self._next_event: Callable[[], Any] = yaml.CSafeLoader(source.text).get_event

    def document(self, depth: int) -> Node:
        self._next_event()  # the beginning of the text
        if isinstance(self._next_event(), yaml.StreamEndEvent):
            return Scalar("", Span(self.path), is_plain=True)
        root = self._node(self._next_event(), depth)
        self._next_event()  # the end of the document
        after = self._next_event()
        if not isinstance(after, yaml.StreamEndEvent):
            self._lose("several-documents", self._span(after.start_mark))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event. There is no implied type: every scalar is the text as written."""
        mark = event.start_mark
        span = Span(self.path, mark.line + 1, mark.column + 1)
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            self._lose("anchor-or-tag", span, sign=self.text[mark.index])
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=mark)
        if kind is ScalarEvent:
            return self._scalar(event, span)
        if kind is MappingStartEvent:
            return self._mapping(event, span, depth + 1)
        if kind is SequenceStartEvent:
            return self._sequence(span, depth + 1)
        return Scalar("", span, is_plain=True)

    def _sequence(self, span: Span, depth: int) -> Sequence:
        items = []
        while type(event := self._next_event()) is not SequenceEndEvent:
            items.append(self._node(event, depth))
        return Sequence(items, span)

    def _mapping(self, start: Any, span: Span, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        is_flow = start.flow_style
        while type(event := self._next_event()) is not MappingEndEvent:
            key = self._node(event, depth)
            value = self._node(self._next_event(), depth)
            if type(key) is not Scalar:
                self._lose("key-not-text", key.span)
            elif is_flow and _is_nothing(value) and not self._has_colon(event.end_mark.index):
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
            is_verbatim = value == self.text[begin:end]
            if self._has_hash or self._has_quote_sign or not is_verbatim:
                self._complain_of_plain(event, span)
            return Scalar(value, span, is_plain=True, is_verbatim=is_verbatim)
        if event.style in "|>":
            lines, columns = self._first_line_of_block(event, span)
            return Scalar(value, span, lines, columns, is_plain=False, is_verbatim=event.style == "|")
        is_verbatim = value == self.text[begin + 1 : end - 1]
        if not is_verbatim and event.style == '"':
            # What a file may not hold may not come out of `\u202e` either.
            value = unicodedata.normalize("NFC", value)
            self.problems += odd_characters_in(value, span)
        return Scalar(value, span, 0, 1, is_plain=False, is_verbatim=is_verbatim)

    def _first_line_of_block(self, event: Any, span: Span) -> tuple[int, int]:
        """How many lines down, and columns along or back, the first line with text begins."""
        lines = self.text[event.start_mark.index : event.end_mark.index].split("\n")
        for number, line in enumerate(lines[1:], start=1):
            if line.strip():
                return number, len(line) - len(line.lstrip()) + 1 - span.column
        return 0, 0

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
