"""YAML becomes nodes of text that know their places to the character."""

from __future__ import annotations

import pytest

from pledgebook.reading.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml


def read(text: str | bytes) -> Node:
    source, problems = decode(SourceFile("x.yaml", text if isinstance(text, bytes) else text.encode()))
    assert source is not None
    node, more = read_yaml(source)
    assert [*problems, *more] == []
    assert node is not None
    return node


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence(items):
            return [scalar for item in items for scalar in scalars(item)]
        case Mapping(entries):
            return [scalar for key, value in entries for scalar in (key, *scalars(value))]


def places(node: Node) -> list[tuple[str, int, int, int, int]]:
    """Each scalar with where it begins and where its text begins."""
    return [(s.value, s.span.line, s.span.column, s.text_span.line, s.text_span.column) for s in scalars(node)]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "007",
        "0701234567",
        "12:30",
        "1.10",
        "1e3",
        "0x1F",
        "2026-02-30",
        "1_000",
        ".5",
        "true",
        "=",
        "<<",
    ],
)
def test_what_is_written_stays_as_it_is_written(written: str) -> None:
    node = read(f"a: {written}\n")
    assert places(node) == [("a", 1, 1, 1, 1), (written, 1, 4, 1, 4)]


@pytest.mark.parametrize("written", ["", "null", "~"])
def test_nothing_is_nothing_unless_it_is_quoted(written: str) -> None:
    plain, quoted = read(f"- {written}\n- '{written or ' '}'\n").items  # type: ignore[union-attr]
    assert isinstance(plain, Scalar)
    assert isinstance(quoted, Scalar)
    assert plain.is_nothing
    assert quoted.is_nothing == (not written)


def test_every_kind_of_scalar_knows_where_it_begins() -> None:
    node = read("plain: a b\nsingle: 'c d'\nflow: {e: f, \"g\": [h, 'i']}\nlist:\n  - j\n  -   k\n")
    assert places(node) == [
        ("plain", 1, 1, 1, 1),
        ("a b", 1, 8, 1, 8),
        ("single", 2, 1, 2, 1),
        ("c d", 2, 9, 2, 10),
        ("flow", 3, 1, 3, 1),
        ("e", 3, 8, 3, 8),
        ("f", 3, 11, 3, 11),
        ("g", 3, 14, 3, 15),
        ("h", 3, 20, 3, 20),
        ("i", 3, 23, 3, 24),
        ("list", 4, 1, 4, 1),
        ("j", 5, 5, 5, 5),
        ("k", 6, 7, 6, 7),
    ]


@pytest.mark.parametrize("header", ["|", "|-", "|+", ">", "|  # a note"])
def test_a_block_begins_with_its_first_line_of_text(header: str) -> None:
    _, text = scalars(read(f"a: {header}\n\n\n    one\n    two\n"))
    assert (text.span.line, text.span.column) == (1, 4)
    assert (text.text_span.line, text.text_span.column) == (4, 5)


@pytest.mark.parametrize(
    ("written", "is_verbatim"),
    [
        ("one two", True),
        ("'one two'", True),
        ('"one two"', True),
        ("|\n  one\n  two", True),
        ("'it''s'", False),
        (r'"\u00e5"', False),
        ("one\n  two", False),
        ("'one\n  two'", False),
        (">\n  one\n  two", False),
    ],
)
def test_a_scalar_tells_whether_it_stands_in_the_file_as_it_is(written: str, is_verbatim: bool) -> None:
    assert scalars(read(f"a: {written}\n"))[1].is_verbatim == is_verbatim


def test_a_byte_order_mark_takes_no_place() -> None:
    assert places(read(b"\xef\xbb\xbfa: b\n")) == [("a", 1, 1, 1, 1), ("b", 1, 4, 1, 4)]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_every_kind_of_line_end_ends_a_line(line_end: str) -> None:
    text = line_end.join(["a:", "  b: |", "    c", "    d", "  e: f", ""])
    assert places(read(text.encode()))[2:] == [("c\nd", 2, 6, 3, 5), ("e", 5, 3, 5, 3), ("f", 5, 6, 5, 6)]


def test_columns_count_characters_whatever_their_size() -> None:
    assert places(read("{😀: ö😀, å: 'x'}\n")) == [
        ("😀", 1, 2, 1, 2),
        ("ö😀", 1, 5, 1, 5),
        ("å", 1, 9, 1, 9),
        ("x", 1, 12, 1, 13),
    ]


def test_letters_are_composed() -> None:
    assert scalars(read("a: Va\u030are\n"))[1].value == "Våre"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n"])
def test_an_empty_file_is_an_empty_text(text: str) -> None:
    node = read(text)
    assert isinstance(node, Scalar)
    assert node.is_nothing


@pytest.mark.parametrize("text", ["--- \na: b\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n"])
def test_the_marks_around_a_single_document_are_allowed(text: str) -> None:
    assert [scalar.value for scalar in scalars(read(text))] == ["a", "b"]


def test_as_many_levels_as_allowed_are_read() -> None:
    depth = MAX_DEPTH - 1
    assert scalars(read("[" * depth + "x" + "]" * depth))[0].value == "x"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{", '{"": '])
def test_a_million_levels_end_at_the_limit(opening: str) -> None:
    source, _ = decode(SourceFile("x.yaml", (opening * 1_000_000).encode()))
    assert source is not None
    node, problems = read_yaml(source)
    assert node is None
    assert [problem.code.slug for problem in problems] == ["nested-too-deep"]


def test_a_text_that_multiplies_itself_takes_no_more_room_than_it_has() -> None:
    lines = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'lol'}]" for n in range(30)]
    source, _ = decode(SourceFile("x.yaml", "\n".join(lines).encode()))
    assert source is not None
    node, problems = read_yaml(source)
    assert node is None
    assert {problem.code.slug for problem in problems} == {"anchor-or-tag"}
