"""No cell of a table is a formula in any spreadsheet, and each text can be had back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.publishing.tables.csv_text import as_it_was, neutralised
from tests.publishing.files_beside_pages import files_of, hostile_site

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("text", [f"{sign}1+1" for sign in BEGINNINGS])
def test_what_a_spreadsheet_would_calculate_is_a_text(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Minst 20 turer.", "1-2", "a@b.se", "så-kallad", "", "  "])
def test_other_texts_are_as_they_are(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1", "a;'=1"),
        ("a; =1", "a;' =1"),
        ("a\n- b\n- c", "a\n'- b\n'- c"),
        ("'=1", "''=1"),
        ("a;'b", "a;''b"),
        ("it's", "it's"),
    ],
)
def test_so_is_what_stands_where_a_line_could_be_divided(text: str, cell: str) -> None:
    assert neutralised(text) == cell


@given(st.text(alphabet="=+-@\t\r\n;,'\" aå＝"))
def test_each_text_can_be_had_back(text: str) -> None:
    assert as_it_was(neutralised(text)) == text


def cells_divided_at(delimiter: str, table: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(table), delimiter=delimiter) for cell in row]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_begins_a_formula_however_the_lines_are_divided(delimiter: str) -> None:
    tables = {path: text.decode() for path, text in files_of(hostile_site(), "tables").items() if path.endswith(".csv")}
    assert len(tables) == 6
    cells = [cell for table in tables.values() for cell in cells_divided_at(delimiter, table)]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(BEGINNINGS)] == []


def test_lines_end_as_the_standard_says() -> None:
    table = files_of(hostile_site(), "tables")["data/amendments.csv"].decode()
    assert table.count("\r\n") == 2
    assert table.endswith("\r\n")
