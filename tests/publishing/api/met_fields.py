"""Which fields the schemas have, and which are met in a file: `source/title` counts wherever a source stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pledgebook.publishing.api.schemas import schemas


class Place(NamedTuple):
    """A part of a schema, the file in which it stands, and the way to it from the shape or part that has a name."""

    schema: Mapping[str, Any]
    file: str
    way: str

    def at(self, schema: Mapping[str, Any], step: str = "") -> Place:
        """A part of this one, or what it refers to."""
        if "$ref" not in schema:
            return Place(schema, self.file, self.way + step)
        beside, _, part = schema["$ref"].partition("#/$defs/")
        file = beside.removesuffix(".schema.json") or self.file
        return Place(schemas()[file]["$defs"][part] if part else schemas()[file], file, part or file)


def all_fields() -> set[str]:
    places = [Place(schema, name, name) for name, schema in schemas().items()]
    parts = [place.at(part, f":{name}") for place in places for name, part in place.schema.get("$defs", {}).items()]
    named = [Place(part.schema, part.file, part.way.partition(":")[2]) for part in parts]
    return {field for place in (*places, *named) for field in _fields(place)}


def _fields(place: Place) -> Iterator[str]:
    """Those of the part itself, not of what it refers to."""
    for field, schema in place.schema.get("properties", {}).items():
        yield f"{place.way}/{field}"
        if "$ref" not in schema:
            yield from _fields(place.at(schema, f"/{field}"))
    items = place.schema.get("items", {})
    if "$ref" not in items:
        yield from _fields(place.at(items)) if items else ()


def met_fields(value: object, name: str) -> set[str]:
    """The fields of a whole file with this schema."""
    return set(_met(value, Place(schemas()[name], name, name)))


def _met(value: object, place: Place) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _met(one, place.at(place.schema["items"]))
    elif isinstance(value, dict):
        for field, schema in place.schema.get("properties", {}).items():
            if field in value:
                yield f"{place.way}/{field}"
                yield from _met(value[field], place.at(schema, f"/{field}"))
