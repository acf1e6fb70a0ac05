"""YAML text becomes nodes. Whatever YAML would silently lose or change is a complaint instead."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

import yaml

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.nodes import Mapping, Node, Scalar, Sequence
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_trouble import syntax_trouble
from pledgebook.span import Span

MAX_DEPTH = 30
MAX_INDENT = 120

_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_INDENT = re.compile(rf"^ {{{MAX_INDENT},}}\S", re.MULTILINE)
_DEEP_DASHES = re.compile(rf"(?:[-?][ ]+){{{MAX_DEPTH},}}")
_TAB = re.compile(r"^[^\t\n]*\t", re.MULTILINE)
_HASH_AFTER = re.compile(r"[ ]+(#\S)")
_DASH_LINE = re.compile(r"\n[ ]*[-•*][ ]")
_TYPOGRAPHIC_QUOTES = "”“„’»«"


class _TextOnlyLoader(yaml.CSafeLoader):
    """Every scalar stays the text that was written: no `no` → False, no `12:30` → 750."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 — PyYAML looks it up on the class


def read_yaml(source: SourceText) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML document, or None if it cannot be read. An empty document is None and no complaint."""
    problems = list(_forbidden_before_parsing(source))
    if problems:
        return None, problems
    try:
        with _no_garbage_collection():
            root = yaml.compose(source.text, Loader=_TextOnlyLoader)
    except yaml.YAMLError as error:
        return None, [syntax_trouble(source, error)]
    if root is None:
        return None, []
    converter = _Converter(source)
    return converter.convert(root), converter.problems


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
    for match in _TAB.finditer(source.text):
        yield complaint("tab-character", source.span_at(match.end() - 1))
    depth = 0
    for match in _BRACKET.finditer(source.text):
        depth += 1 if match.group() in "[{" else -1
        if depth > MAX_DEPTH:
            yield complaint("nested-too-deep", source.span_at(match.start()), limit=MAX_DEPTH)
            return
    for pattern in (_DEEP_INDENT, _DEEP_DASHES):
        deep = pattern.search(source.text)
        if deep is not None:
            yield complaint("nested-too-deep", source.span_at(deep.end() - 1), limit=MAX_DEPTH)
            return


class _Converter:
    """Turns PyYAML's nodes into ours, gathering what is wrong with them on the way."""

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.path = source.path
        self.problems: list[Diagnostic] = []

    def convert(self, node: yaml.Node) -> Node:
        mark = node.start_mark
        span = Span(self.path, mark.line + 1, mark.column + 1)
        if self.text[mark.index : mark.index + 1] in ("&", "!", "*"):
            # An alias is the very node it points at, so descending could go round for ever or explode.
            self.problems.append(complaint("anchor-or-tag", span, sign=self.text[mark.index]))
            return Scalar("", span, span, is_plain=True)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, span)
        if isinstance(node, yaml.SequenceNode):
            return Sequence([self.convert(item) for item in node.value], span)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, span)
        raise TypeError(node)

    def _mapping(self, node: yaml.MappingNode, span: Span) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            if not isinstance(key, Scalar):
                self.problems.append(complaint("key-not-text", key.span))
                continue
            if key.value in entries:
                first = entries[key.value][0].span
                self.problems.append(complaint("duplicate-key", key.span, key=key.value, line=first.line))
                continue
            value = self.convert(value_node)
            if node.flow_style and self._is_nothing(value) and not self._has_colon(key_node):
                self.problems.append(complaint("comma-splits-text", key.span, text=key.value))
                continue
            entries[key.value] = (key, value)
        return Mapping(list(entries.values()), span)

    @staticmethod
    def _is_nothing(value: Node) -> bool:
        return isinstance(value, Scalar) and value.is_plain and value.value == ""

    def _has_colon(self, key_node: yaml.Node) -> bool:
        after = key_node.end_mark.index
        return self.text[after : after + 20].lstrip().startswith(":")

    def _scalar(self, node: yaml.ScalarNode, span: Span) -> Scalar:
        value: str = node.value
        if not node.style:
            self._complain_of_plain(node, span)
            return Scalar(value.strip(), span, span, is_plain=True)
        if node.style in "|>":
            return Scalar(value.strip(), span, self._first_line_of_block(node, span), is_plain=False)
        return Scalar(value.strip(), span, span.offset(0, 1), is_plain=False)

    def _first_line_of_block(self, node: yaml.Node, span: Span) -> Span:
        lines = self.text[node.start_mark.index : node.end_mark.index].split("\n")
        for number, line in enumerate(lines[1:], start=1):
            if line.strip():
                return Span(self.path, span.line + number, len(line) - len(line.lstrip()) + 1)
        return span

    def _complain_of_plain(self, node: yaml.Node, span: Span) -> None:
        """Text without quotes of which YAML drops or joins a part without a word."""
        end = node.end_mark.index
        cut = _HASH_AFTER.match(self.text, end)
        if cut is not None and node.value:
            place = Span(self.path, node.end_mark.line + 1, node.end_mark.column + 1 + cut.start(1) - end)
            self.problems.append(complaint("comment-cuts-text", place, text=node.value))
        if node.end_mark.line > node.start_mark.line:
            written = self.text[node.start_mark.index : end]
            dash = _DASH_LINE.search(written)
            if dash is not None:
                place = span.offset(written.count("\n", 0, dash.start() + 1), 0)
                self.problems.append(complaint("list-in-plain-text", Span(self.path, place.line, 1)))
        if node.value[:1] and node.value[0] in _TYPOGRAPHIC_QUOTES and node.value[-1] in _TYPOGRAPHIC_QUOTES:
            self.problems.append(complaint("typographic-quotes", span, sign=node.value[0]))
