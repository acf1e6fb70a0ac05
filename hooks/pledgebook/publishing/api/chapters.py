"""The chapters of the API: one for each agreement, one for each collection, and those of the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from pledgebook.publishing.api.collections import COLLECTIONS
from pledgebook.publishing.api.description import files_of_description
from pledgebook.publishing.api.files import files_of_agreement, files_of_collection, files_of_register
from pledgebook.publishing.api.index import index_file
from pledgebook.publishing.api.schemas import schema_files
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.writer import Writer


def api_chapters(contents: Contents, writers: Mapping[str, Writer], settings: Settings) -> Iterator[FileChapter]:
    """In a fixed order. Ids of agreements have no colon, so none can be named as another chapter is."""
    editions = {language: writer.edition for language, writer in writers.items()}
    telling = Telling(contents, editions, settings.site_url)
    yield FileChapter("api::index", lambda: [index_file(telling)])
    yield FileChapter("api::description", partial(files_of_description, telling))
    yield FileChapter("api::schemas", partial(schema_files, settings.site_url))
    yield FileChapter("api::register", partial(files_of_register, telling))
    for collection in COLLECTIONS:
        yield FileChapter(f"api::{collection}", partial(files_of_collection, telling, collection))
    for agreement_id in contents.facts.agreements:
        yield FileChapter(f"api:{agreement_id}", partial(files_of_agreement, telling, agreement_id))
