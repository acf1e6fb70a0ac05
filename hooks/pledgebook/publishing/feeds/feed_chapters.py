"""All feeds, in chapters: one for an agreement with its pledges, and one for each file of every other feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.feeds.atom import atom_entry, atom_feed, atom_file, atom_name
from pledgebook.publishing.feeds.entries import Entries
from pledgebook.publishing.feeds.events import Names
from pledgebook.publishing.feeds.feed import Of, Subject, feed_of, updated
from pledgebook.publishing.feeds.json_feed import json_feed, json_item
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.writer import Writer

Writers = Mapping[str, Writer]


def feed_chapters(contents: Contents, writers: Writers, settings: Settings) -> Iterator[FileChapter]:
    """In a fixed order. Each is in all languages."""
    register = contents.register
    subjects = [Subject(Of.REGISTER)]
    subjects += [Subject(Of.AREA, area) for area in register.areas]
    subjects += [Subject(Of.PARTY, actor) for actor in register.actors]
    for subject in subjects:
        written = partial(_of_one, contents, writers, settings, subject)
        yield FileChapter(f"feeds:{subject.address}", written)
        for number in range(1, contents.events.newest[subject.address].archives + 1):
            yield FileChapter(f"feeds:{subject.address}:{number}", partial(written, number))
    for agreement in register.agreements:
        yield FileChapter(
            f"feeds:{addresses.of_agreement(agreement)}", partial(_of_agreement, contents, writers, settings, agreement)
        )


def _of_one(
    contents: Contents, writers: Writers, settings: Settings, subject: Subject, number: int | None = None
) -> Iterator[SiteFile]:
    for writer in writers.values():
        yield from _Files(contents, writer, settings).written(subject, number)


def _of_agreement(contents: Contents, writers: Writers, settings: Settings, agreement_id: str) -> Iterator[SiteFile]:
    """Its feed, with any archives, and those of its pledges. They have most entries in common."""
    pledges = [pledge.full_id for pledge in contents.register.agreements[agreement_id].pledges]
    subjects = [Subject(Of.AGREEMENT, agreement_id), *(Subject(Of.PLEDGE, pledge) for pledge in pledges)]
    for writer in writers.values():
        files = _Files(contents, writer, settings)
        for subject in subjects:
            archives = contents.events.newest[subject.address].archives
            for number in (None, *range(1, archives + 1)):
                yield from files.written(subject, number)


class _Files:
    """Writes the files of feeds in one language; an entry that stands in several is made once."""

    def __init__(self, contents: Contents, writer: Writer, settings: Settings) -> None:
        self._contents = contents
        self._writer = writer
        self._settings = settings
        self._entries = Entries(contents, writer, settings)
        self._made: dict[str, tuple[str, str]] = {}

    def written(self, subject: Subject, number: int | None) -> Iterator[SiteFile]:
        """An archive by its number, or else the feed itself, which is in JSON too."""
        events = self._contents.events
        found: Names = events.newest[subject.address] if number is None else events.archives[subject.address, number]
        made = [self._written(name) for name in reversed(found.names)]
        feed = feed_of(self._entries, self._settings, subject)
        when = updated(self._writer.edition, [events.by_name[name] for name in found.names])
        file = atom_file(feed, self._settings.site_url + feed.folder, when, number, found.archives)
        yield SiteFile(feed.folder + atom_name(number), atom_feed(self._writer, feed, file, [atom for atom, _ in made]))
        if number is None:
            items = [item for _, item in made]
            yield SiteFile(feed.folder + addresses.JSON_FEED, json_feed(feed, self._settings.site_url, items))

    def _written(self, name: str) -> tuple[str, str]:
        """The entry in Atom and in JSON."""
        if name not in self._made:
            event = self._contents.events.by_name[name]
            entry = self._entries.entry(event)
            content = self._entries.content(event, entry.url)
            self._made[name] = (atom_entry(self._writer, entry, content), json_item(entry, content))
        return self._made[name]
