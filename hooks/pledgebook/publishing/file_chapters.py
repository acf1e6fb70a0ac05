"""All files that stand beside the pages and are made of the records: data, feeds and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pledgebook.publishing.api.chapters import api_chapters
from pledgebook.publishing.calendars.calendar_chapters import calendar_chapters
from pledgebook.publishing.cards import card_chapters
from pledgebook.publishing.catalogue.catalogue_chapters import catalogue_chapters
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.earlier_addresses import at_every_address, earlier_addresses
from pledgebook.publishing.feeds.feed_chapters import feed_chapters
from pledgebook.publishing.inventory import inventory_chapters
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.tables.table_chapters import table_chapters
from pledgebook.publishing.writer import Writer


def file_chapters(contents: Contents, writers: Mapping[str, Writer], settings: Settings) -> Iterator[FileChapter]:
    """In a fixed order. Like pages they ask the contents for records, and hold none."""
    earlier = earlier_addresses(contents.register)
    homes = [writer.edition.home for writer in writers.values()]
    for chapter in _chapters(contents, writers, settings):
        yield FileChapter(chapter.name, partial(_at_every_address, chapter, earlier, homes))


def _at_every_address(
    chapter: FileChapter, earlier: Mapping[str, tuple[str, ...]], homes: Iterable[str]
) -> Iterator[SiteFile]:
    return at_every_address(chapter.files(), earlier, homes)


def _chapters(contents: Contents, writers: Mapping[str, Writer], settings: Settings) -> Iterator[FileChapter]:
    editions = {language: writer.edition for language, writer in writers.items()}
    yield from table_chapters(contents, editions, settings)
    yield from card_chapters(contents, writers)
    yield from feed_chapters(contents, writers, settings)
    yield from api_chapters(contents, writers, settings)
    yield from calendar_chapters(contents, writers, settings)
    yield from catalogue_chapters(contents, editions, settings)
    yield from inventory_chapters(editions)
