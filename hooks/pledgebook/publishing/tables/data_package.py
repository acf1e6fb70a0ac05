"""The tables described for programs: a data package, see https://datapackage.org/standard/data-package/ (version 2).

Titles and descriptions are in the register's first language, and in every language under `titles` and `descriptions`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pledgebook.model.actor import Actor
from pledgebook.publishing.licence import LICENCE
from pledgebook.publishing.tables.column import Column, Editions, ForeignKey, Kind, Table
from pledgebook.publishing.tables.csv_text import DELIMITER

Described = dict[str, object]

_PROFILES = "https://datapackage.org/profiles/2.0/"
_LICENCE: Described = {
    "name": "CC0-1.0",
    "path": LICENCE,
    "title": "Creative Commons Zero 1.0",
}
_DIALECT: Described = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


@dataclass(frozen=True, slots=True)
class TableFile:
    """`table` is what the file has. `format` is `csv` or `parquet`."""

    table: Table[Any]
    path: str
    format: str
    content: bytes


def data_package(
    editions: Editions, files: Sequence[TableFile], publisher: Actor, today: date, site_url: str, identity: str
) -> str:
    """`identity` names the package for ever, whatever its address is."""
    first = next(iter(editions.values()))
    by: Described = {"title": first.plain(publisher.present_name), "roles": ["publisher"]}
    if publisher.url:
        by["path"] = publisher.url
    package: Described = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "medborgarloften",
        "id": identity,
        **_told(editions, "tables.package"),
        "homepage": site_url,
        "created": f"{today}T00:00:00Z",
        "licenses": [_LICENCE],
        "contributors": [by],
        "languages": list(editions),
        "resources": [*_resources(editions, files)],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resources(editions: Editions, files: Iterable[TableFile]) -> Iterator[Described]:
    for file in files:
        is_csv = file.format == "csv"
        name = file.table.name
        resource: Described = {
            "name": name if is_csv else f"{name}-{file.format}",
            "type": "table" if is_csv else "file",
            "path": file.path,
            **_told(editions, f"tables.table.{name}"),
            "format": file.format,
            "mediatype": _MEDIA_TYPES[file.format],
            "bytes": len(file.content),
            "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        }
        if is_csv:
            resource |= {
                "encoding": "utf-8",
                "dialect": _DIALECT,
                "schema": _schema(editions, file.table),
            }
        yield resource


_MEDIA_TYPES: Mapping[str, str] = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def _schema(editions: Editions, table: Table[Any]) -> Described:
    return {
        "fields": [_field(editions, column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(key) for key in table.foreign_keys],
        "missingValues": [""],
    }


def _field(editions: Editions, column: Column[Any]) -> Described:
    field: Described = {"name": column.name, "type": column.kind.value, **_told_of(editions, column)}
    if column.kind is Kind.LIST:
        field |= {"delimiter": DELIMITER, "itemType": "string"}
    constraints: Described = {"required": True} if column.is_required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if constraints:
        field["constraints"] = constraints
    return field


def _foreign_key(key: ForeignKey) -> Described:
    reference: Described = {"fields": ["id"]}
    if key.table:
        reference["resource"] = key.table
    return {"fields": [key.column], "reference": reference}


def _told(editions: Editions, words: str) -> Described:
    titles = {language: edition.say(f"{words}.title") for language, edition in editions.items()}
    return _in_languages(titles, {language: edition.say(f"{words}.about") for language, edition in editions.items()})


def _told_of(editions: Editions, column: Column[Any]) -> Described:
    titles, about = {}, {}
    for language, edition in editions.items():
        say = edition.say
        title = say(f"tables.column.{column.words}.title")
        if column.language:
            title = say("tables.in_language.title", of=title, language=edition.language_name(column.language))
        elif column.is_precision:
            title = say("tables.precision.title", of=title)
        titles[language] = title
        about[language] = say(
            "tables.precision.about" if column.is_precision else f"tables.column.{column.words}.about"
        )
    return _in_languages(titles, about)


def _in_languages(titles: Mapping[str, str], about: Mapping[str, str]) -> Described:
    first = next(iter(titles))
    return {"title": titles[first], "description": about[first], "titles": titles, "descriptions": about}
