"""An event in one language: what a feed tells of it, before it is written in any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Author:
    """`url` is the page of the actor, empty where it does not say who it is."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Category:
    """As in Atom: `term` for machines, within a `scheme`, and `label` in words."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Addresses are whole ones, and moments as in RFC 3339. `published` is empty where no day is stated:
    of a report of a year, its last day would be a claim that nobody has made.

    `authors` are those who report or decide; what is computed or mended here has none but that of the feed.
    """

    id: str
    title: str
    url: str
    published: str
    updated: str
    authors: tuple[Author, ...]
    category: Category


def moment(day: date) -> str:
    """The beginning of the day in Greenwich, for nothing is known of the hour: in Sweden it is the same day then."""
    return f"{day.isoformat()}T00:00:00Z"
