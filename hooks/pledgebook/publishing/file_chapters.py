"""All files that stand beside the pages and are made of the records: data, feeds and calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.publishing.api.chapters import api_chapters
from pledgebook.publishing.calendars.calendar_chapters import calendar_chapters
from pledgebook.publishing.cards import card_chapters
from pledgebook.publishing.catalogue.catalogue_chapters import catalogue_chapters
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.feeds.feed_chapters import feed_chapters
from pledgebook.publishing.inventory import inventory_chapters
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.tables.table_chapters import table_chapters
from pledgebook.publishing.writer import Writer


def file_chapters(contents: Contents, writers: Mapping[str, Writer], settings: Settings) -> Iterator[FileChapter]:
    """In a fixed order. Like pages they ask the contents for records, and hold none."""
    yield from card_chapters(contents, writers)
    editions = {language: writer.edition for language, writer in writers.items()}
    yield from table_chapters(contents, editions, settings)
    yield from feed_chapters(contents, writers, settings)
    yield from api_chapters(contents, writers, settings)
    yield from calendar_chapters(contents, writers, settings)
    yield from catalogue_chapters(contents, editions, settings)
    yield from inventory_chapters(editions)
