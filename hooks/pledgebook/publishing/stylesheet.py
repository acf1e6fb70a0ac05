"""The one stylesheet of the site: of the theme's rules those that some page can use, and then our own.

Of Material's 137 kB our pages use a small part. Which one is found in the pages as they are written, so that neither
a new template nor a new version of the theme needs a list that somebody keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pledgebook.publishing.style_rules import Condition, Keyframes, Paper, Rule, StyleRule, read_styles, write_styles

# Our own, in the order in which they are joined: later ones win.
OWN_STYLES = ("colours", "frame", "text", "records", "lists", "pictures", "search", "changes", "proposals", "print")

_START_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_ATTRIBUTE = re.compile(r'\s([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?')
_WORD = re.compile(r"[\w-]+")
# Values that are others on almost every page, and that no rule asks for: a link, a day, a text, a place in a picture.
_OF_ITS_OWN = re.compile(
    r'="(?:(?<= href=")|(?<= datetime=")|(?<= content=")|(?<= aria-label=")|(?<= data-pb-copy=")'
    r'|(?<= d=")|(?<= [xy]=")|(?<= [xy][12]="))[^"]*"'
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")

# A string or a comment, or else a whole rule whose selectors have nothing in them that a comma could be part of.
_STRING_OR_RULE = re.compile(
    r"""("[^"\\]*"|'[^'\\]*'|/\*.*?\*/)|(?<=[{}])([^{}()"'\\@;]+){(?:[^{}"'\\]|"[^"\\]*"|'[^'\\]*')*}""", re.DOTALL
)
_CLASS = re.compile(r"\.[a-zA-Z_-][\w-]*")


class UsedNames:
    """The tags, classes, ids and attributes of the pages seen since `begin`, named as selectors name them."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._known: dict[str, frozenset[str]] = {}

    def begin(self) -> None:
        self.names = set()

    def add(self, html: str) -> None:
        """Take note of a page, written by us or by the site generator: attributes stand in double quotes."""
        for tag in set(_START_TAG.findall(_OF_ITS_OWN.sub("", html))):
            names = self._known.get(tag)
            if names is None:
                names = self._known[tag] = frozenset(_names_in(tag))
            self.names |= names


def _names_in(tag: str) -> Iterator[str]:
    name = _NAME.search(tag)
    yield name[0].lower() if name else ""
    for attribute, value in _ATTRIBUTE.findall(tag):
        yield f"[{attribute}]"
        if attribute == "class":
            yield from (f".{one}" for one in value.split())
        elif attribute == "id":
            yield f"#{value}"
        else:
            yield f"[{attribute}={value}]"


def nameable(names: Set[str], styles: str) -> frozenset[str]:
    """The names all of whose words stand in the styles. No rule can need another, so no other need be remembered."""
    words = _words(styles)
    return frozenset(name for name in names if words.issuperset(_WORD.findall(name)))


@cache
def _words(styles: str) -> frozenset[str]:
    return frozenset(_WORD.findall(styles))


def stylesheet(theme_styles: str, names: Set[str]) -> str:
    """The theme's rules that a page can use, without the variables that nothing then asks for, and our own."""
    kept = tuple(_usable(read_styles(_without_foreign_classes(theme_styles, frozenset(names))), names))
    return write_styles(_without_unused_variables(kept)) + own_styles()


@cache
def own_styles() -> str:
    folder = files("pledgebook.publishing") / "assets" / "styles"
    return "".join(write_styles(read_styles((folder / f"{name}.css").read_text("utf-8"))) for name in OWN_STYLES)


def _without_foreign_classes(css: str, names: frozenset[str]) -> str:
    """The styles without most of the rules that no page can use: so they need not be read, which takes far longer."""

    def kept(found: re.Match[str]) -> str:
        string, selectors = found.groups()
        may_match = string or any(names.issuperset(_CLASS.findall(selector)) for selector in selectors.split(","))
        return found[0] if may_match else ""

    return _STRING_OR_RULE.sub(kept, css)


def _usable(rules: Iterable[Rule], names: Set[str]) -> Iterator[Rule]:
    for rule in rules:
        match rule:
            case StyleRule(selectors):
                if matching := tuple(selector for selector in selectors if selector.needs <= names):
                    yield replace(rule, selectors=matching)
            case Condition(rules=inner):
                if kept := tuple(_usable(inner, names)):
                    yield replace(rule, rules=kept)
            case Keyframes() | Paper():
                yield rule


def _without_unused_variables(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Again and again, for a variable may be asked for by one that nothing asks for."""
    while True:
        text = write_styles(rules)
        asked = set(_VARIABLE.findall(text))
        fewer = tuple(_asked_for(rules, asked, text))
        if fewer == rules:
            return rules
        rules = fewer


def _asked_for(rules: Iterable[Rule], variables: set[str], text: str) -> Iterator[Rule]:
    for rule in rules:
        match rule:
            case StyleRule(declarations=declarations):
                kept = tuple(d for d in declarations if not d[0].startswith("--") or d[0] in variables)
                if kept:
                    yield replace(rule, declarations=kept)
            case Condition(rules=inner):
                if asked := tuple(_asked_for(inner, variables, text)):
                    yield replace(rule, rules=asked)
            case Paper():
                yield rule
            case Keyframes(name=name):
                if re.search(rf"animation[\w-]*:[^;}}]*\b{re.escape(name)}\b", text):
                    yield rule
