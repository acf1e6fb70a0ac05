"""Whether data is whole: each file ends as its format does, and holds as much as others say of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pledgebook.commands.finished_site import FinishedSite
from pledgebook.commands.smoke_trouble import SmokeTrouble
from pledgebook.publishing.addresses import API, DATA, DATA_PACKAGE, MEETINGS, is_kept_for_machines

_INDEX = f"{API}index.json"

# With what each format ends as we write it, but for line breaks. Tables have their sizes in the data package.
_ENDS: Mapping[str, bytes] = {
    ".ics": b"END:VCALENDAR",
    ".json": b"}",
    ".jsonld": b"}",
    ".ndjson": b"}",
    ".rdf": b"</rdf:RDF>",
    ".xml": b"</feed>",
}
_LONGEST_END = 32


def data_troubles(site: FinishedSite) -> Iterator[SmokeTrouble]:
    for path, file in site.files.items():
        end = _ENDS.get(file.suffix)
        if end and (is_kept_for_machines(path) or path.startswith(MEETINGS)) and not _ends_with(file, end):
            yield SmokeTrouble("data-cut", path)
    for path, told in ((_INDEX, _of_collections), (DATA_PACKAGE, _of_tables)):
        try:
            yield from told(site, json.loads(site.files[path].read_bytes())) if path in site.files else ()
        except (ValueError, KeyError, TypeError):
            yield SmokeTrouble("data-cut", path)


def _ends_with(file: Path, end: bytes) -> bool:
    """Or is empty: where that is wrong, it is told as such."""
    with file.open("rb") as opened:
        size = opened.seek(0, 2)
        opened.seek(max(0, size - _LONGEST_END))
        return size == 0 or opened.read().rstrip().endswith(end)


def _of_collections(site: FinishedSite, index: Mapping[str, list[dict[str, str]]]) -> Iterator[SmokeTrouble]:
    """Each has as many lines as the index of the API says that it has records."""
    for collection in index["collections"]:
        path = f"{API}{collection['name']}.ndjson"
        if path not in site.files:
            yield SmokeTrouble("missing", path)
        elif site.files[path].read_bytes().count(b"\n") != int(collection["count"]):
            yield SmokeTrouble("data-lost", path, _INDEX)


def _of_tables(site: FinishedSite, package: Mapping[str, list[dict[str, str]]]) -> Iterator[SmokeTrouble]:
    """Each is as large as the data package says."""
    for table in package["resources"]:
        path = f"{DATA}{table['path']}"
        if path not in site.files:
            yield SmokeTrouble("missing", path)
        elif site.files[path].stat().st_size != int(table["bytes"]):
            yield SmokeTrouble("data-lost", path, DATA_PACKAGE)
