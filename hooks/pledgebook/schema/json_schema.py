"""The same fields as JSON Schema (2020-12), with which an editor completes, explains and checks record files.

An editor reads YAML 1.2, where `2021` is a number and `no` a text, while our own reader takes every value as
text: so the schemas take numbers too. They know one record at a time; references are checked by `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from pledgebook.schema.agreement import AgreementShape
from pledgebook.schema.all_shapes import ALL_SHAPES
from pledgebook.schema.follow_up import FollowUpShape
from pledgebook.schema.kind import JsonSchema
from pledgebook.schema.meaning_file import meaning
from pledgebook.schema.register import RegisterShape
from pledgebook.schema.shape import Field, Shape
from pledgebook.schema.simple import Flag
from pledgebook.schema.translation import TranslationShape
from pledgebook.schema.words import LANGUAGE_PATTERN, TEXT_SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES: Mapping[str, type[Shape]] = {
    "pledges.schema.json": RegisterShape,
    "agreement.schema.json": AgreementShape,
    "follow-up.schema.json": FollowUpShape,
    "translation.schema.json": TranslationShape,
}
_SHAPE_BY_NAME = {shape.name: shape for shape in ALL_SHAPES}
# Swedish is the original of the records, so the explanations shown beside them are Swedish too.
_LANGUAGE = "sv"


def json_schemas() -> dict[str, JsonSchema]:
    """One schema for each kind of record file, by file name; for Markdown files, of their front matter."""
    return {name: _file_schema(shape) for name, shape in _FILES.items()}


def as_file(schema: JsonSchema) -> str:
    """The text of a schema file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _file_schema(shape: type[Shape]) -> JsonSchema:
    return {
        "$schema": DIALECT,
        "title": meaning(_LANGUAGE)["records"][shape.name]["title"],
        "$ref": _reference(shape.name),
        "$defs": _definitions(shape.name),
    }


def _definitions(name: str) -> dict[str, JsonSchema]:
    """The schema of a record and of every record that can stand in it."""
    found: dict[str, JsonSchema] = {}
    wanted = [name]
    while wanted:
        current = wanted.pop()
        if current not in found:
            found[current] = _shape_schema(_SHAPE_BY_NAME[current])
            wanted += _names_referred_to(found[current])
    return {key: found[key] for key in sorted(found)}


def _names_referred_to(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(_reference(""))
        for part in schema.values():
            yield from _names_referred_to(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _names_referred_to(part)


def _reference(name: str) -> str:
    return f"#/$defs/{name}"


def _shape_schema(shape: type[Shape]) -> JsonSchema:
    words = meaning(_LANGUAGE)["records"][shape.name]
    schema: JsonSchema = {
        "title": words["title"],
        "description": words["about"],
        "type": "object",
        "properties": {n: _field_schema(field, words["fields"][n]) for n, field in shape.fields.items()},
        "required": [name for name, field in shape.fields.items() if field.is_required],
        "additionalProperties": False,
    }
    if shape.words is not None:
        text = {**TEXT_SCHEMA, "description": words["words"]}
        schema["patternProperties"] = {_language_but_no_field(shape): text}
        if shape.words.is_required:
            # Which language must be there is said in the register, so any of them will do here.
            schema["not"] = {"propertyNames": {"enum": list(shape.fields)}}
    return schema


def _language_but_no_field(shape: type[Shape]) -> str:
    """Language codes have two or three letters, and so do field names such as `by`: those are no languages."""
    fields = [name for name in shape.fields if len(name) <= 3]
    return rf"^(?!(?:{'|'.join(fields)})$){LANGUAGE_PATTERN}$" if fields else f"^{LANGUAGE_PATTERN}$"


def _field_schema(field: Field[Any], description: str) -> JsonSchema:
    schema = {"description": description, **field.kind.json_schema()}
    schema["examples"] = [True if isinstance(field.kind, Flag) else _as_text(field.example)]
    return schema


def _as_text(example: str) -> object:
    """An example as plain data, every value as text."""
    return yaml.load(example, Loader=yaml.BaseLoader)  # noqa: S506 — the base loader makes only text, lists and maps
