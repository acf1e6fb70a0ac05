"""The description of the API, OpenAPI 3.1, in one file with all schemas and with examples from the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pledgebook.publishing.addresses import API, API_DESCRIPTION
from pledgebook.publishing.api.changelog import version_of_api
from pledgebook.publishing.api.collections import COLLECTIONS, OF_AN_AGREEMENT, OF_THE_REGISTER
from pledgebook.publishing.api.files import indented
from pledgebook.publishing.api.index import index
from pledgebook.publishing.api.schemas import PARTS, Schema, kept_file, schemas
from pledgebook.publishing.api.shapes.values import Json
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.site_file import SiteFile

# How a schema is referred to as a file, and within the description.
_BESIDE = ".schema.json"
_WITHIN = "#/components/schemas/"


def files_of_description(telling: Telling) -> Iterator[SiteFile]:
    yield SiteFile(API_DESCRIPTION, indented(description(telling)))


def description(telling: Telling) -> Schema:
    told = kept_file("openapi.yaml")
    paths = dict(told["paths"])
    for path, example in _examples(telling):
        paths[path] = _with_example(paths[path], example)
    return {
        "openapi": told["openapi"],
        "info": {**told["info"], "version": version_of_api()},
        "servers": [{"url": (telling.site_url + API).removesuffix("/")}],
        "tags": told["tags"],
        "paths": paths,
        "components": {**told["components"], "schemas": _schemas()},
    }


def _examples(telling: Telling) -> Iterator[tuple[str, Json]]:
    """One of each kind, as far as there are any: of agreements, from the newest that has any."""
    yield "/index.json", index(telling)
    for collection in (*OF_AN_AGREEMENT, *OF_THE_REGISTER):
        for record in islice(COLLECTIONS[collection](telling), 1):
            yield _path(collection, str(record["id"])), record


_NAMES: Mapping[str, tuple[str, ...]] = {
    "agreements": ("agreement",),
    "pledges": ("agreement", "pledge"),
    "follow-ups": ("follow_up",),
    "amendments": ("agreement", "pledge", "amendment"),
    "parties": ("party",),
    "areas": ("area",),
    "contacts": ("contact",),
    "statuses": ("status",),
}


def _path(collection: str, record_id: str) -> str:
    """The address with names in place of ids. An amendment of an agreement has no pledge in its id."""
    names = _NAMES[collection]
    if record_id.count("/") < len(names) - 1:
        names = (names[0], names[-1])
    return f"/{collection}/{'/'.join(f'{{{name}}}' for name in names)}.json"


def _with_example(path: Schema, example: Json) -> Schema:
    get = path["get"]
    answer = get["responses"]["200"]
    content = {"application/json": {**answer["content"]["application/json"], "example": example}}
    return {**path, "get": {**get, "responses": {**get["responses"], "200": {**answer, "content": content}}}}


def _schemas() -> Schema:
    """All in one: parts stand beside the shapes, under their own names."""
    found: Schema = {}
    for name, schema in schemas().items():
        parts = schema.get("$defs", {})
        own = {key: value for key, value in schema.items() if key != "$defs"}
        found |= {part: _within(value) for part, value in parts.items()}
        if name != PARTS:
            found[name] = _within(own)
    return found


def _within(schema: object) -> object:
    """The same with references into the description."""
    if isinstance(schema, dict):
        return {key: _reference(value) if key == "$ref" else _within(value) for key, value in schema.items()}
    return [_within(part) for part in schema] if isinstance(schema, list) else schema


def _reference(reference: str) -> str:
    file, _, part = reference.partition("#/$defs/")
    return _WITHIN + (part or file.removesuffix(_BESIDE))
