"""The files of the catalogue, in the three forms in which portals and programs read RDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.tables import parquet_file


def catalogue_chapters(
    contents: Contents, editions: Mapping[str, Edition], settings: Settings
) -> Iterator[FileChapter]:
    yield FileChapter("catalogue", lambda: _files(contents, editions, settings))


def _files(contents: Contents, editions: Mapping[str, Edition], settings: Settings) -> Iterator[SiteFile]:
    # To import rdflib takes a third of a second, and most who import this build no site.
    from pledgebook.publishing.catalogue.catalogue import catalogue
    from pledgebook.publishing.catalogue.written import WRITERS

    has_parquet = parquet_file.is_written(len(contents.register.pledges))
    graph = catalogue(contents, editions, settings, has_parquet=has_parquet)
    for ending, write in WRITERS.items():
        yield SiteFile(f"{addresses.DATA}catalog.{ending}", write(graph))
