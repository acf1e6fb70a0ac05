"""CSS as rules that know which names their selectors need: read by a parser, written back without needless space.

The parser is tinycss2 (CSS Syntax Level 3). Of selectors only the names are understood: tags, classes, ids and
attributes that must be on a page for the rule to match. What stands within `:not(…)` and the like is no such name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, HashToken, IdentToken, LiteralToken, Node, QualifiedRule
from tinycss2.ast import SquareBracketsBlock as Brackets

_CONDITIONS = ("media", "supports")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Selector:
    """`needs` are names as in `p`, `.class`, `#id`, `[attribute]` and `[attribute=value]`."""

    written: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class StyleRule:
    """`declarations` are pairs of a property and the whole of what was written for it."""

    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """`@media …` or `@supports …` around rules."""

    written: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Keyframes:
    name: str
    written: str


@dataclass(frozen=True, slots=True)
class Paper:
    """`@page`: the size and margins of paper."""

    written: str


Rule = StyleRule | Condition | Keyframes | Paper


@cache
def read_styles(css: str) -> tuple[Rule, ...]:
    """The rules in their order. `@font-face` and what a browser would skip are left out."""
    return tuple(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def write_styles(rules: Iterable[Rule]) -> str:
    return "".join(map(_written, rules))


def _written(rule: Rule) -> str:
    match rule:
        case StyleRule(selectors, declarations):
            head = ",".join(selector.written for selector in selectors)
            return f"{head}{{{';'.join(text for _, text in declarations)}}}"
        case Condition(written, rules):
            return f"{written}{{{write_styles(rules)}}}"
        case Keyframes(written=written) | Paper(written):
            return written


def _rules(nodes: Iterable[Node]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            declarations = tuple(_declarations(node.content))
            if declarations:
                yield StyleRule(tuple(_selectors(node.prelude)), declarations)
        elif isinstance(node, AtRule) and node.content is not None:
            prelude = _terse(tinycss2.serialize(node.prelude))
            if node.lower_at_keyword in _CONDITIONS:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield Condition(f"@{node.lower_at_keyword} {prelude}", tuple(_rules(inner)))
            elif node.lower_at_keyword == "keyframes":
                yield Keyframes(prelude, _terse(node.serialize()))
            elif node.lower_at_keyword == "page":
                yield Paper(_terse(node.serialize()))


def _declarations(content: Sequence[Node]) -> Iterator[tuple[str, str]]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(node, Declaration):
            value = _terse(tinycss2.serialize(node.value))
            yield node.name, f"{node.name}:{value}{'!important' if node.important else ''}"


def _selectors(prelude: Sequence[Node]) -> Iterator[Selector]:
    nodes: list[Node] = []
    for node in [*prelude, None]:
        if node is None or (isinstance(node, LiteralToken) and node == ","):
            yield Selector(_terse(tinycss2.serialize(nodes)), frozenset(_needed(nodes)))
            nodes = []
        else:
            nodes.append(node)


def _needed(tokens: Sequence[Node]) -> Iterator[str]:
    before = ""
    for token in tokens:
        if isinstance(token, HashToken):
            yield f"#{token.value}"
        elif isinstance(token, Brackets):
            yield from _needed_attribute(token)
        elif isinstance(token, IdentToken) and before != ":":
            yield f".{token.value}" if before == "." else token.lower_value
        before = token.value if isinstance(token, LiteralToken) else ""


def _needed_attribute(brackets: Brackets) -> Iterator[str]:
    parts = [token for token in brackets.content if token.type != "whitespace"]
    name = getattr(parts[0], "value", "")
    yield f"[{name}]"
    if len(parts) == 3 and isinstance(parts[1], LiteralToken) and parts[1] == "=":
        yield f"[{name}={getattr(parts[2], 'value', '')}]"


def _terse(css: str) -> str:
    return _SPACE.sub(" ", css).strip()
