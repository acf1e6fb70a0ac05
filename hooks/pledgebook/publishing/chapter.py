"""Pages that are written together, and together are as they were: those of one record, or one list with its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pledgebook.publishing.page import Page


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that has become another; both are below the language's root."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """`name` is its own within an edition, and stays while records come and go. Its pages are made when asked for.

    `pages` may hold ids, and what is the same for all chapters, but nothing that comes from a record.
    """

    name: str
    pages: Callable[[], Iterable[Page | Redirect]]
