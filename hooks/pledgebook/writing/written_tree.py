"""YAML as somebody wrote it: values, lists and maps as in the nodes, and the comments and empty lines between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

# A line of comments, with its `#`; an empty line is an empty text.
Lines = list[str]


@dataclass(slots=True)
class Leaf:
    """One value. `style` is empty where it was written without quotes."""

    value: str
    style: str
    begin: int = 0
    end: int = 0

    @property
    def is_plain(self) -> bool:
        return not self.style


@dataclass(slots=True)
class Branch:
    """A list or a map. `below` are the comments after its last entry."""

    is_map: bool
    is_in_brackets: bool
    column: int
    begin: int
    end: int = 0
    entries: list[Entry] = field(default_factory=list)
    below: Lines = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One entry of a map, or an item of a list, which has no key. `beside` is the comment on its line."""

    key: Leaf | None
    value: Tree
    begin: int
    above: Lines = field(default_factory=list)
    beside: str = ""


@dataclass(slots=True)
class Document:
    """`head` are the comments that are about the whole file, `tail` those that no list or map could hold."""

    root: Tree
    head: Lines = field(default_factory=list)
    tail: Lines = field(default_factory=list)


Tree = Leaf | Branch


def comments_in(document: Document) -> Iterator[str]:
    """Every comment, in no certain order."""
    yield from filter(None, [*document.head, *document.tail])
    if isinstance(document.root, Branch):
        yield from _comments_below(document.root)


def _comments_below(branch: Branch) -> Iterator[str]:
    yield from filter(None, branch.below)
    for entry in branch.entries:
        yield from filter(None, [*entry.above, entry.beside])
        if isinstance(entry.value, Branch):
            yield from _comments_below(entry.value)
