"""The made-up register: the same bytes for the same seed, nothing wrong with it, and every field of the format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import check, run
from pledgebook.publishing.settings import Settings
from pledgebook.reading.folder import RecordFolder, read_folder
from pledgebook.schema.all_shapes import ALL_SHAPES
from tests.made_up.country import NATIONAL, PLEDGES, TODAY, Size
from tests.made_up.register import record_files, write_register
from tests.made_up.sources import ATTACHED, ATTACHMENT

SCHEMAS = Path(__file__).parents[1] / "hooks/pledgebook/schema"
# The smallest in which every turn comes.
SMALL = Size(municipalities=18, years=7)
SITE = Settings("https://exempelriket.example/")

# Rules that some shapes must break: a report that has not come, a translation that was left behind, a word that says
# too little.
IMPLIED = {
    "final-report-missing",
    "report-overdue",
    "stale-translation",
    "translation-numbers-differ",
    "unmarked-translation",
    "vague-wording",
}
# It has both languages; that files lack one is in the files.
NOT_THERE = {("register", "untranslated")}


def test_same_seed_same_bytes() -> None:
    size = Size(3, 4, seed=5)
    assert list(record_files(size)) == list(record_files(size))
    assert list(record_files(size)) != list(record_files(Size(3, 4, seed=6)))


def test_the_national_register_is_as_large_as_the_country() -> None:
    assert NATIONAL.municipalities * NATIONAL.years == 2_900
    assert NATIONAL.municipalities * NATIONAL.years * PLEDGES == 23_200


def test_what_is_wrong_is_only_what_a_shape_implies(tmp_path: Path) -> None:
    write_register(SMALL, tmp_path)
    checked = check(read_folder(tmp_path), TODAY)
    assert _errors(checked.diagnostics) == ""
    assert {d.code.slug for d in checked.diagnostics} <= IMPLIED
    assert checked.register is not None
    assert len(checked.register.agreements) == SMALL.municipalities * SMALL.years
    assert len(checked.register.pledges) == SMALL.municipalities * SMALL.years * PLEDGES


def test_every_field_of_every_shape_occurs() -> None:
    written = {seen for file in record_files(SMALL) for seen in _fields_in(file.path, file.content.decode())}
    declared = {(shape.name, field) for shape in ALL_SHAPES for field in shape.fields}
    assert declared - written == NOT_THERE


@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.builds(Size, st.integers(1, 2), st.integers(1, 3), st.integers(0, 10_000)))
def test_any_seed_becomes_a_site(size: Size) -> None:
    attachments = {ATTACHMENT: len(ATTACHED)}
    folder = RecordFolder(tuple(record_files(size)), attachments, checksum=lambda _: sha256(ATTACHED).hexdigest())
    outcome = run(folder, TODAY, SITE)
    assert _errors(outcome.diagnostics) == ""
    assert outcome.site is not None
    assert sum(1 for _ in outcome.site.files()) > size.municipalities * size.years * PLEDGES


def _errors(diagnostics: tuple[Diagnostic, ...]) -> str:
    return text_report([d for d in diagnostics if d.severity is Severity.ERROR], "en")


def _fields_in(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Every field of a file, with the shape that it is of."""
    if path.endswith(".md"):
        front = text.split("---\n", 2)[1] if text.startswith("---\n") else ""
        data = _read(front)
        if path.startswith("content/"):
            yield from (("prose-page", key) for key in data)
            blocks = text.split("```{pledges}\n")[1:]
            yield from (
                ("directive", line.partition(":")[0]) for b in blocks for line in b.split("```")[0].splitlines()
            )
            return
        kind = "translation" if path.endswith(".en.md") else "follow-up"
    else:
        kind = "agreement" if path.startswith("pledges/") else "pledges"
        data = _read(text)
    schema = _schema(kind)
    yield from _fields(data, schema, "", schema["$defs"])


@cache
def _schema(kind: str) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    return schema


def _read(text: str) -> Mapping[str, Any]:
    """Every value as text, as the engine reads it."""
    values: Mapping[str, Any] = yaml.load(text, yaml.CBaseLoader) or {}  # noqa: S506
    return values


def _fields(
    data: object, schema: Mapping[str, Any], shape: str, shapes: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """The fields of what was written, by the schema that it is written after."""
    if "$ref" in schema:
        shape = schema["$ref"].removeprefix("#/$defs/")
        yield from _fields(data, shapes[shape], shape, shapes)
    for choice in schema.get("anyOf", ()):
        yield from _fields(data, choice, shape, shapes)
    if isinstance(data, list):
        for item in data:
            yield from _fields(item, schema.get("items", {}), shape, shapes)
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if key in schema.get("properties", {}):
            yield shape, key
            yield from _fields(value, schema["properties"][key], shape, shapes)
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from _fields(value, schema["additionalProperties"], shape, shapes)
