"""All tables with their description: one chapter, for the description tells the digest of each file."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.tables import parquet_file
from pledgebook.publishing.tables.column import Editions
from pledgebook.publishing.tables.csv_text import csv_text
from pledgebook.publishing.tables.data_package import TableFile, data_package
from pledgebook.publishing.tables.tables import all_tables


def table_chapters(contents: Contents, editions: Editions, settings: Settings) -> Iterator[FileChapter]:
    yield FileChapter("tables", lambda: _files(contents, editions, settings))


def _files(contents: Contents, editions: Editions, settings: Settings) -> Iterator[SiteFile]:
    register = contents.register
    files = []
    for file in _table_files(contents, editions, settings):
        yield _as_site_file(file)
        files.append(file)
    # CSV first: each name in the package is then known before another form of the same table is told of.
    files.sort(key=lambda file: file.format)
    publisher = register.actors[register.publisher.id]
    identity = settings.ids_begin_with + addresses.DATA_PACKAGE
    package = data_package(editions, files, publisher, contents.today, settings.site_url, identity)
    yield SiteFile(addresses.DATA_PACKAGE, package)


def _as_site_file(file: TableFile) -> SiteFile:
    path = addresses.DATA + file.path
    return SiteFile(path, file.content.decode()) if file.format == "csv" else SiteFile(path, "", binary=file.content)


def _table_files(contents: Contents, editions: Editions, settings: Settings) -> Iterator[TableFile]:
    has_parquet = parquet_file.is_written(len(contents.register.pledges))
    for table in all_tables(editions, settings.site_url):
        rows = table.cells(contents)
        yield TableFile(table, f"{table.name}.csv", "csv", csv_text(table, rows).encode())
        if has_parquet:
            yield TableFile(table, f"{table.name}.parquet", "parquet", parquet_file.parquet_file(table, rows))
