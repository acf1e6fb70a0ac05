"""Tables as CSV by RFC 4180, with no cell that a spreadsheet would take for a formula.

A text may come from a stranger. Spreadsheets calculate a cell that begins with one of a few characters, and some
(Excel in Swedish among them) also divide lines at `;`, or at a line break inside of quotes. So an apostrophe is put
wherever a cell could begin with such a character, or with spaces before it, or with an apostrophe. Whoever takes away
the one apostrophe there has the text as it was. See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pledgebook.publishing.tables.column import Kind, Table, Value

# Between the items of a list.
DELIMITER = ";"

_CELL_BEGINS = r"(?:\A|(?<=[;\t\r\n]))"
_NEUTRALISED = re.compile(rf"{_CELL_BEGINS}(?= *[=+\-@\t\r'＝＋－＠])")
_APOSTROPHE = re.compile(rf"{_CELL_BEGINS}'")


# To look at these first spares most cells the search, and half of the time: a tab or a line break is not printable.
_MAY_BEGIN = frozenset(" =+-@\t\r'＝＋－＠")


def neutralised(text: str) -> str:
    if text[:1] in _MAY_BEGIN or DELIMITER in text or not text.isprintable():
        return _NEUTRALISED.sub("'", text)
    return text


def as_it_was(cell: str) -> str:
    """The text that a neutralised cell was made of."""
    return _APOSTROPHE.sub("", cell)


def csv_text(table: Table[Any], rows: Iterable[tuple[Value, ...]]) -> str:
    """With a line of names first. Lines end with CRLF, and a cell without a value is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writers = [_WRITTEN[column.kind] for column in table.columns]
    for row in rows:
        writer.writerow(["" if value is None else write(value) for write, value in zip(writers, row, strict=True)])
    return text.getvalue()


def _text(value: Value) -> str:
    return neutralised(str(value))


def _number(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _boolean(value: Value) -> str:
    return "true" if value else "false"


def _date(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _list(value: Value) -> str:
    """A name with a semicolon gets a comma instead, so that a list is divided where its items end."""
    items: Sequence[str] = value if isinstance(value, tuple) else ()
    return neutralised(DELIMITER.join([item.replace(DELIMITER, ",") for item in items])) if items else ""


_WRITTEN: Mapping[Kind, Callable[[Value], str]] = {
    Kind.STRING: _text,
    Kind.INTEGER: str,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.LIST: _list,
}
