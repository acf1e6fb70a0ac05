"""The documentation of the record format says everything that the fields say, in every language, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.all_shapes import ALL_SHAPES
from pledgebook.schema.context import Context
from pledgebook.schema.documentation import format_in_markdown, heading_slug
from pledgebook.schema.kind import Kind
from pledgebook.schema.meaning_file import MEANING_LANGUAGES, choices_name, meaning
from pledgebook.schema.several import MapOf, OneOrSeveral
from pledgebook.schema.shape import Field, Record, Shape
from pledgebook.schema.simple import Choice

EXAMPLE = Path(__file__).parents[2] / "hooks" / "pledgebook" / "schema" / "meaning" / "example"
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", MEANING_LANGUAGES)
FIELDS = [(shape, field) for shape in ALL_SHAPES for field in shape.fields.values()]


def test_every_shape_is_documented() -> None:
    assert set(Shape.__subclasses__()) == set(ALL_SHAPES)


@IN_EVERY_LANGUAGE
def test_every_record_and_field_has_a_meaning(language: str) -> None:
    records = meaning(language)["records"]
    assert {name: set(record["fields"]) for name, record in records.items()} == {
        shape.name: set(shape.fields) for shape in ALL_SHAPES
    }
    assert {name for name, record in records.items() if "words" in record} == {
        shape.name for shape in ALL_SHAPES if shape.words is not None
    }


@IN_EVERY_LANGUAGE
def test_every_kind_of_value_has_a_meaning(language: str) -> None:
    used = {name for _, field in FIELDS for name in _kind_names(field.kind)}
    assert set(meaning(language)["kinds"]) == used


@IN_EVERY_LANGUAGE
def test_every_word_to_choose_has_a_meaning(language: str) -> None:
    used = {choices_name(choices): {c.value for c in choices} for _, f in FIELDS for choices in _choices(f.kind)}
    assert {name: set(words) for name, words in meaning(language)["choices"].items()} == used
    assert set(meaning(language)["choice_titles"]) == set(used)


def test_the_languages_say_the_same_things() -> None:
    first, *others = (_outline(meaning(language)) for language in MEANING_LANGUAGES)
    assert others == [first] * len(others)


@pytest.mark.parametrize(("shape", "field"), FIELDS, ids=lambda part: getattr(part, "name", ""))
def test_every_example_can_be_read(shape: type[Shape], field: Field[Any]) -> None:
    node, problems = read_yaml(SourceText("example", field.example))
    context = Context(("sv", "en"), owner="vara-2021")
    assert node is not None
    assert field.kind.read(node, context) is not None
    assert text_report([*problems, *context.problems], "en") == ""


def test_the_example_register_draws_no_complaint() -> None:
    assert text_report(check(read_folder(EXAMPLE), date(2027, 12, 1)).diagnostics, "en") == ""


@IN_EVERY_LANGUAGE
def test_every_file_of_the_example_is_shown(language: str) -> None:
    files = {path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*") if path.is_file()}
    assert set(meaning(language)["example_files"]) == files


@IN_EVERY_LANGUAGE
def test_headings_differ_and_links_lead_to_them(language: str) -> None:
    page = re.sub(r"^```.*?^```", "", format_in_markdown(language), flags=re.MULTILINE | re.DOTALL)
    slugs = [heading_slug(title) for title in re.findall(r"^#+ (.+)$", page, re.MULTILINE)]
    assert len(set(slugs)) == len(slugs)
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(slugs)


@IN_EVERY_LANGUAGE
def test_the_page_is_plain_markdown_with_whole_tables(language: str) -> None:
    page = format_in_markdown(language)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    inline = [child for token in tokens for child in token.children or ()]
    assert not [token.content for token in (*tokens, *inline) if token.type.startswith("html")]
    rows = re.findall(r"^\|.*$", page, re.MULTILINE)
    assert len(rows) == sum(token.type == "tr_open" for token in tokens) + _tables(tokens)
    # A cell too many would be dropped, and its bar with it: every bar within a cell is escaped.
    for table in re.findall(r"(?:^\|.*$\n)+", page, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table


@IN_EVERY_LANGUAGE
def test_what_is_shown_as_a_field_with_a_value_can_be_read(language: str) -> None:
    page = re.sub(r"^```.*?^```", "", format_in_markdown(language), flags=re.MULTILINE | re.DOTALL)
    shown = dict.fromkeys(re.findall(r"`([a-z_]+): ([^`…]+)`", page))
    unread = [(name, value) for name, value in shown if not _is_value_of(name, value)]
    assert [(name, value) for name, value in unread if name not in ("sv", "en", "p1")] == []


@IN_EVERY_LANGUAGE
def test_no_unfilled_blank_is_left(language: str) -> None:
    assert not re.findall(r"\{(?:one|words|anchor|field)\}", format_in_markdown(language))


def _is_value_of(name: str, value: str) -> bool:
    """Whether some field of this name could have this value."""
    return any(_is_read(field.kind, value) for _, field in FIELDS if field.name == name)


def _is_read(kind: Kind[object], value: str) -> bool:
    node, problems = read_yaml(SourceText("page", value))
    context = Context(("sv", "en"), owner="vara-2021")
    return node is not None and kind.read(node, context) is not None and not [*problems, *context.problems]


def _tables(tokens: list[Any]) -> int:
    return sum(token.type == "table_open" for token in tokens)


def _kind_names(kind: Kind[object]) -> Iterator[str]:
    if isinstance(kind, Record):
        yield "record-short" if kind.short else "record"
        return
    yield kind.name
    if isinstance(kind, OneOrSeveral):
        yield from _kind_names(kind.kind)
    if isinstance(kind, MapOf):
        yield from _kind_names(kind.record)


def _choices(kind: Kind[object]) -> Iterator[type[StrEnum]]:
    if isinstance(kind, Choice):
        yield kind.choices
    if isinstance(kind, OneOrSeveral):
        yield from _choices(kind.kind)


def _outline(part: object) -> object:
    """The names of everything, without the words."""
    if isinstance(part, dict):
        return {key: _outline(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_outline(value) for value in part]
    return None
