"""Entries as they stand in the files of feeds: in several, and made once where those follow upon each other."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from markupsafe import Markup

from pledgebook.publishing.asked import Question
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.feeds.atom import atom_entry
from pledgebook.publishing.feeds.entries import Entries
from pledgebook.publishing.feeds.entry_content import content
from pledgebook.publishing.feeds.feed import Feeds
from pledgebook.publishing.feeds.json_feed import json_item
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.writer import Writer

# Those of a county are some thousands. All of a large register would take much memory in each process.
_MOST_KEPT = 4000


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry as it stands in Atom and in JSON Feed."""

    atom: Markup
    json: str


class WrittenEntries:
    """Those of one language. What an entry asked for is asked again for each feed that it stands in."""

    def __init__(self, contents: Contents, writer: Writer, settings: Settings) -> None:
        self.writer = writer
        self.edition = writer.edition
        self._contents = contents
        self._settings = settings
        self.feeds = Feeds(writer.edition, settings)
        self._entries = Entries(contents, writer.edition, settings)
        self._kept: OrderedDict[str, tuple[WrittenEntry, frozenset[Question]]] = OrderedDict()

    def written(self, name: str) -> WrittenEntry:
        if name in self._kept:
            self._kept.move_to_end(name)
            written, questions = self._kept[name]
            self.edition.ask_again(questions)
            return written
        written, questions = self._kept[name] = self.edition.remembering(lambda: self._write(name))
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return written

    def _write(self, name: str) -> WrittenEntry:
        event = self._contents.events.by_name[name]
        entry = self._entries.entry(event)
        html = content(self._contents, self.writer, self._settings, event, entry.url)
        return WrittenEntry(atom_entry(self.writer, entry, html), json_item(entry, str(html)))
