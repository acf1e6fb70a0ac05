"""The JSON Schemas of the API, as they are kept in schemas/ and as they are published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from pledgebook.publishing.api.collections import SHAPE_OF, address_of_schema
from pledgebook.publishing.api.files import indented
from pledgebook.publishing.site_file import SiteFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

# What several shapes consist of. It describes no file by itself.
PARTS = "parts"
_WHOLE = "collection"


@cache
def schemas() -> Mapping[str, Schema]:
    """By name: `parts`, a shape such as `pledge`, `index`, and the collections, such as `pledges`.

    They refer to each other by the names of their files, as they lie beside each other.
    """
    kept = {name: _kept(name) for name in (PARTS, *SHAPE_OF.values(), "index")}
    return kept | {collection: _of_collection(collection, shape) for collection, shape in SHAPE_OF.items()}


def schema_files(site_url: str) -> Iterator[SiteFile]:
    for name, schema in schemas().items():
        address = address_of_schema(name)
        yield SiteFile(address, indented({"$schema": DIALECT, "$id": site_url + address, **schema}))


def _of_collection(collection: str, shape: str) -> Schema:
    schema = _kept(_WHOLE)
    items = {**schema["properties"]["items"], "items": {"$ref": f"{shape}.schema.json"}}
    title = f"{schema['title']}: {collection}"
    return {**schema, "title": title, "properties": {**schema["properties"], "items": items}}


def _kept(name: str) -> Schema:
    return kept_file(f"schemas/{name}.yaml")


def kept_file(path: str) -> Schema:
    """A file of data in this package."""
    found: Schema = yaml.load((files(__package__) / path).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return found
