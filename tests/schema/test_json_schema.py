"""What an editor is told of a record file holds for real records, and not for wrong ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pledgebook.schema.json_schema import as_file, json_schemas
from tests.expected_files import expected
from tests.schema.yaml_1_2 import load_yaml_1_2

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "hooks" / "pledgebook" / "schema"
REGISTERS = (ROOT, SCHEMAS / "meaning" / "example", *sorted((ROOT / "tests" / "cases").iterdir()))


def validator_of(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schemas()[f"{name}.schema.json"])


def problems(name: str, record: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator_of(name).iter_errors(record)]


@pytest.mark.parametrize("name", json_schemas())
def test_the_schema_files_are_up_to_date(name: str) -> None:
    expected(SCHEMAS / name, as_file(json_schemas()[name]))


@pytest.mark.parametrize("name", json_schemas())
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json_schemas()[name])


@pytest.mark.parametrize("name", json_schemas())
def test_patterns_are_written_as_editors_know_them(name: str) -> None:
    for pattern in _patterns(json_schemas()[name]):
        assert "(?P" not in pattern
        assert re.search(r"\\[^dswDSWbBnrtfv0.^$*+?()\[\]{}|/\\-]", pattern) is None, pattern


def test_an_editor_shows_what_each_choice_means() -> None:
    """The YAML language server reads `enumDescriptions` beside `enum`, choice by choice."""
    choices = [found for name in json_schemas() for found in _with_key("enum", json_schemas()[name])]
    described = [one for one in choices if "enumDescriptions" in one]
    assert len(described) > 20
    assert all(len(one["enum"]) == len(one["enumDescriptions"]) for one in described)
    verdict = json_schemas()["follow-up.schema.json"]["$defs"]["statement"]["properties"]["verdict"]
    assert verdict["enumDescriptions"][verdict["enum"].index("fulfilled")] == "genomfört: det som lovades är gjort"


@pytest.mark.parametrize("folder", REGISTERS, ids=lambda path: path.name)
def test_real_records_are_accepted(folder: Path) -> None:
    assert problems("pledges", load_yaml_1_2((folder / "pledges.yaml").read_text("utf-8"))) == []
    for path in sorted(folder.glob("pledges/*.yaml")):
        assert problems("agreement", load_yaml_1_2(path.read_text("utf-8"))) == []
    for path in sorted(folder.glob("followups/*.md")):
        text = path.read_text("utf-8")
        if text.startswith("---\n"):
            name = "translation" if path.stem.endswith(".en") else "follow-up"
            assert problems(name, load_yaml_1_2(text.split("---\n")[1])) == []


@pytest.mark.parametrize(
    "extra",
    [
        "code: 0180",
        "code: '0180'",
        "sv: 2021",
        "part_of: [a, b]",
        "part_of: a",
        "fi: Vara",
    ],
)
def test_an_area_can_have(extra: str) -> None:
    assert problems("pledges", _register(f"areas: {{vara: {{kind: municipality, sv: Vara}}, b: {_area(extra)}}}")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("agreement", "{areas: vara, parties: polisen}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2019/2020}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, perid: 2021}"),
        ("agreement", "{areas: [], parties: polisen, period: 2021}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, draft: 'yes'}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, pledges: [{by: polisen, sv: Text}]}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, pledges: {P1: {by: polisen, sv: Text}}}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, pledges: {p1: {by: polisen}}}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, pledges: {p1: {by: {sv: x}, sv: Text}}}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, sv: [a, b]}"),
        ("agreement", "{areas: vara, parties: polisen, period: 2021, sv: }"),
        ("follow-up", "{agreement: vara-2021, by: polisen}"),
        ("follow-up", "{agreement: vara-2021, by: polisen, date: 2022, pledges: {p1: done}}"),
        ("follow-up", "{agreement: vara-2021, by: polisen, date: 2022, pledges: {p1: {result: '1,68'}}}"),
        ("follow-up", "{agreement: vara-2021, by: polisen, date: 2022, pledges: {p1: {result: -3}}}"),
        ("follow-up", "{agreement: vara-2021, by: polisen, date: 31 juni 2022}"),
        ("follow-up", "{agreement: vara-2021, by: polisen, date: 22}"),
        ("translation", "{translated_from: 2026-11-22}"),
        ("translation", "{translated_from: 1a2b3c4d5e6f, by: polisen}"),
        ("pledges", "{languages: [sv]}"),
    ],
)
def test_a_wrong_record_is_refused(name: str, text: str) -> None:
    assert problems(name, load_yaml_1_2(text))


def _register(areas: str) -> Any:  # noqa: ANN401 — whatever the text says
    return load_yaml_1_2(f"languages: [sv]\npublisher: polisen\ntitle: T\nactors: {{}}\n{areas}\n")


def _area(extra: str) -> str:
    words = "" if extra.startswith(("sv", "fi")) else "sv: Vara, "
    return f"{{kind: district, {words}{extra}}}"


def _patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "pattern" and isinstance(value, str):
                yield value
            if key == "patternProperties":
                yield from value
            yield from _patterns(value)
    elif isinstance(schema, list):
        for part in schema:
            yield from _patterns(part)


def _with_key(key: str, schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get(key), list):
            yield schema
        for part in schema.values():
            yield from _with_key(key, part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _with_key(key, part)
