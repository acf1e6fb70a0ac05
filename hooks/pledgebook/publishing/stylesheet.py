"""The one stylesheet of the site: of the theme's rules those that some page can use, and then our own.

Of Material's 137 kB our pages use a small part. Which one is found in what pages are made of (names_for_styles.py), so
that neither a new template nor a new version of the theme needs a list that somebody keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pledgebook.publishing.style_rules import Condition, Keyframes, Paper, Rule, StyleRule, read_styles, write_styles

# Our own, in the order in which they are joined: later ones win.
OWN_STYLES = (
    "colours",
    "frame",
    "text",
    "statuses",
    "records",
    "lists",
    "pictures",
    "search",
    "changes",
    "proposals",
    "print",
)

# Those of a card, which is to be light in a page that is not ours.
CARD_STYLES = ("colours", "statuses", "card")

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")

# A string or a comment, or else a whole rule whose selectors have nothing in them that a comma could be part of.
_STRING_OR_RULE = re.compile(
    r"""("[^"\\]*"|'[^'\\]*'|/\*.*?\*/)|(?<=[{}])([^{}()"'\\@;]+){(?:[^{}"'\\]|"[^"\\]*"|'[^'\\]*')*}""", re.DOTALL
)
_CLASS = re.compile(r"\.[a-zA-Z_-][\w-]*")


def stylesheet(theme_styles: str, names: Set[str]) -> str:
    """The theme's rules that a page can use, without the variables that nothing then asks for, and our own."""
    kept = tuple(_usable(read_styles(_without_foreign_classes(theme_styles, frozenset(names))), names))
    return write_styles(_without_unused_variables(kept)) + own_styles()


@cache
def own_styles(names: tuple[str, ...] = OWN_STYLES) -> str:
    folder = files("pledgebook.publishing") / "assets" / "styles"
    return "".join(write_styles(read_styles((folder / f"{name}.css").read_text("utf-8"))) for name in names)


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
                if matching := tuple(s for s in selectors if all(is_there(need, names) for need in s.needs)):
                    yield replace(rule, selectors=matching)
            case Condition(rules=inner):
                if kept := tuple(_usable(inner, names)):
                    yield replace(rule, rules=kept)
            case Keyframes() | Paper():
                yield rule


def is_there(need: str, names: Set[str]) -> bool:
    """Whether a page can have it: an attribute that can have any value is named `[lang=*]`."""
    return need in names or f"{need.partition('=')[0]}=*]" in names


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
