"""The tags, classes, ids and attributes that pages can have, named as selectors name them.

What the engine writes is made of its templates, of markup that stands in its modules, and of what its Markdown becomes:
the names in those are found there, and no page need be looked at. Prose comes from the site generator and is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment
from jinja2.lexer import TOKEN_DATA, TOKEN_VARIABLE_BEGIN

from pledgebook.publishing.markdown import every_element

_START_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_ATTRIBUTE = re.compile(r"""\s([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?""")
_SHOWN = (TOKEN_DATA, TOKEN_VARIABLE_BEGIN)


@cache
def names_of_the_engine() -> frozenset[str]:
    """The names in all that pages from records can be made of. Some may be on no page: then a rule too many stays."""
    package = files("pledgebook.publishing")
    templates = (_constant(path.read_text("utf-8")) for path in (package / "templates").iterdir())
    modules = (path.read_text("utf-8") for path in _modules(package))
    return names_in("\n".join([*templates, *modules, every_element()]))


def names_in(html: str) -> frozenset[str]:
    """The names in a page, written by us or by the site generator: attributes stand in double quotes."""
    return frozenset(name for tag in set(_START_TAG.findall(html)) for name in _names_in_tag(tag))


def _constant(template: str) -> str:
    """A template with `{}` for each expression. Its conditions are gone, so that all of their branches are there."""
    pieces = Environment(autoescape=True).lex(template)
    return "".join(text if kind == TOKEN_DATA else "{}" for _, kind, text in pieces if kind in _SHOWN)


def _modules(folder: Traversable) -> Iterator[Traversable]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _modules(path)
        elif path.name.endswith(".py"):
            yield path


def _names_in_tag(tag: str) -> Iterator[str]:
    name = _NAME.search(tag)
    yield name[0].lower() if name else ""
    for attribute, value in _ATTRIBUTE.findall(tag):
        yield f"[{attribute}]"
        if attribute == "class":
            yield from (f".{one}" for one in value.split())
        elif attribute == "id":
            yield f"#{value}"
        else:
            # What stands in braces can become any value.
            yield f"[{attribute}={'*' if '{' in value else value}]"
