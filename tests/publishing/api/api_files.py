"""The files of the API as a consumer meets them, and its schemas read as strictly as they can be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from pledgebook.pipeline import run
from pledgebook.publishing.addresses import API
from pledgebook.publishing.api.collections import SHAPE_OF
from pledgebook.publishing.api.schemas import schemas
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import read_folder

TODAY = date(2026, 11, 26)


def site_in_folder(folder: Path) -> Site:
    outcome = run(read_folder(folder), TODAY, Settings("https://example.org/"))
    assert outcome.site is not None
    return outcome.site


@cache
def api_files(site: Site) -> Mapping[str, bytes]:
    """By their paths below the root of the API."""
    chapters = [name for name in site.chapters if name.startswith("files:api:")]
    files = [file for chapter in chapters for file in site.written(chapter)]
    paths = [file.path for file in files]
    assert len(set(paths)) == len(paths)
    assert [path for path in paths if not path.startswith(API)] == []
    return {file.path.removeprefix(API): file.bytes for file in files}


def record(site: Site, path: str) -> Any:  # noqa: ANN401 — JSON
    return json.loads(api_files(site)[path])


def schema_of(path: str) -> str | None:
    """The name of the schema of a JSON file; None for what describes the API itself."""
    collection, slash, _ = path.removesuffix(".json").partition("/")
    if collection == "schema" or path == "openapi.json":
        return None
    return SHAPE_OF[collection] if slash else collection


def troubles(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with any of the files, by our schemas with nothing allowed that they do not tell of."""
    for path, content in files.items():
        name = schema_of(path)
        if path.endswith(".json") and name is not None:
            for error in validator(name).iter_errors(json.loads(content)):
                yield f"{path}: {error.json_path}: {error.message[:200]}"


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"{name}.schema.json"}, registry=_registry(), format_checker=FormatChecker(["date"])
    )


@cache
def _registry() -> Registry[Any]:
    strict = ((f"{name}.schema.json", strictly(schema)) for name, schema in schemas().items())
    return Registry().with_resources((file, DRAFT202012.create_resource(schema)) for file, schema in strict)


def strictly(schema: Any) -> Any:  # noqa: ANN401 — any part of a schema
    """The same, but objects have only the fields that it names."""
    if isinstance(schema, list):
        return [strictly(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: strictly(part) for key, part in schema.items()}
    is_of_an_object = isinstance(schema.get("properties"), dict) and schema.get("type") == "object"
    return {**found, "additionalProperties": False} if is_of_an_object else found
