"""Records and collections as files: compact JSON, one record on each line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pledgebook.publishing import addresses
from pledgebook.publishing.api.collections import COLLECTIONS, OF_AN_AGREEMENT, OF_THE_REGISTER
from pledgebook.publishing.api.shapes.values import Json
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.site_file import SiteFile

line_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def files_of_agreement(telling: Telling, agreement_id: str) -> Iterator[SiteFile]:
    """Of the agreement itself, its pledges, follow-ups and amendments."""
    facts = telling.contents.facts.agreements[agreement_id]
    for collection, told in OF_AN_AGREEMENT.items():
        yield from _records(collection, told(telling, facts))


def files_of_register(telling: Telling) -> Iterator[SiteFile]:
    """Of whom and what it names, and of each status."""
    for collection, told in OF_THE_REGISTER.items():
        yield from _records(collection, told(telling))


def files_of_collection(telling: Telling, collection: str) -> Iterator[SiteFile]:
    """All its records in one file, and the same as lines. A large one is tens of megabytes, so it is text only once."""
    lines = [line_of(record).encode() for record in COLLECTIONS[collection](telling)]
    head = line_of(head_of_collection(telling, collection, len(lines)))
    yield SiteFile(
        addresses.of_api_collection(collection),
        "",
        binary=f'{head[:-1]},"items":['.encode() + b"\n" + b",\n".join(lines) + b"]}\n",
    )
    yield SiteFile(addresses.of_api_collection(collection, "ndjson"), "", binary=b"".join(map(_ended, lines)))


def head_of_collection(telling: Telling, collection: str, number: int) -> Json:
    return {
        "collection": collection,
        "generated_for": telling.today,
        "languages": list(telling.editions),
        "original_language": telling.original_language,
        "count": number,
    }


def indented(value: object) -> str:
    """What is read by people too: the index, the schemas and the description."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _records(collection: str, records: Iterable[Json]) -> Iterator[SiteFile]:
    for record in records:
        yield SiteFile(addresses.of_api_record(collection, str(record["id"])), f"{line_of(record)}\n")


def _ended(line: bytes) -> bytes:
    return line + b"\n"
