"""What is written together, and together is as it was: the pages or files of one record, or of one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pledgebook.publishing.page import Page
from pledgebook.publishing.site_file import SiteFile


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


@dataclass(frozen=True, slots=True)
class FileChapter:
    """The same for files that are no pages: data, feeds, calendars. `name` is its own among all of these."""

    name: str
    files: Callable[[], Iterable[SiteFile]]
