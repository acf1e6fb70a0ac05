"""A file of a feed in Atom (RFC 4287), and how it is paged (RFC 5005, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pledgebook.publishing import addresses
from pledgebook.publishing.feeds.entry import Entry
from pledgebook.publishing.feeds.feed import Feed
from pledgebook.publishing.writer import Writer


@dataclass(frozen=True, slots=True)
class AtomFile:
    """`links` are those to other files of the feed, by relation."""

    url: str
    updated: str
    links: tuple[tuple[str, str], ...]
    is_archive: bool

    @property
    def is_paged(self) -> bool:
        return bool(self.links)


def atom_name(number: int | None) -> str:
    """What the file is called: an archive by its number."""
    stem, _, ending = addresses.ATOM_FEED.partition(".")
    return addresses.ATOM_FEED if number is None else f"{stem}-{number}.{ending}"


def atom_file(folder: str, updated: str, number: int | None, archives: int) -> AtomFile:
    """`folder` is the whole address of where the files lie, and `archives` the number of the last one to link to."""
    links = tuple((rel, folder + name) for rel, name in _links(number, archives))
    return AtomFile(folder + atom_name(number), updated, links, number is not None)


def _links(number: int | None, archives: int) -> Iterator[tuple[str, str]]:
    if number is None:
        if archives:
            yield "prev-archive", atom_name(archives)
        return
    yield "current", atom_name(None)
    if number > 1:
        yield "prev-archive", atom_name(number - 1)
    if number < archives:
        yield "next-archive", atom_name(number + 1)


def atom_entry(writer: Writer, entry: Entry, content: Markup) -> Markup:
    return Markup(writer.fragment("feed_entry.xml", "", {"entry": entry, "content": content}))  # noqa: S704


def atom_feed(writer: Writer, feed: Feed, file: AtomFile, entries: Iterable[Markup]) -> str:
    """`entries` are as `atom_entry` writes them, the newest first."""
    shown = {"feed": feed, "file": file, "entries": Markup("\n".join(entries))}  # noqa: S704
    return writer.fragment("feed.xml", "", shown)
