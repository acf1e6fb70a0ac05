"""What a table is made of: columns that are declared once, for CSV, for Parquet and for their description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from pledgebook.model.dates import PartialDate
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition

R = TypeVar("R")

Value = str | int | Decimal | date | tuple[str, ...] | None

# By their languages, the register's first one first.
Editions = Mapping[str, Edition]

PRECISIONS = ("year", "month", "day")


class Kind(StrEnum):
    """The types of Table Schema that occur, see https://datapackage.org/standard/table-schema/."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """`words` is its name in the phrases, which tell what it means; `language` that of its texts, if they are texts.

    `is_precision`: it tells how exactly the date in the column before it is known.
    """

    name: str
    kind: Kind
    value: Callable[[R], Value]
    words: str
    choices: tuple[str, ...] = ()
    is_required: bool = False
    language: str = ""
    is_precision: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """The column names a row of that table, by its id. No table is the same one."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """`key` are the columns that together tell a row from all others. Rows come in a fixed order."""

    name: str
    columns: Sequence[Column[R]]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rows: Callable[[Contents], Iterable[R]]

    def cells(self, contents: Contents) -> list[tuple[Value, ...]]:
        values = [column.value for column in self.columns]
        return [tuple([value(row) for value in values]) for row in self.rows(contents)]


def column(
    name: str,
    kind: Kind,
    value: Callable[[R], Value],
    *,
    choices: type[StrEnum] | None = None,
    is_required: bool = False,
) -> tuple[Column[R], ...]:
    known = tuple(choice.value for choice in choices) if choices else ()
    return (Column(name, kind, value, name, known, is_required),)


def key(name: str, value: Callable[[R], Value], kind: Kind = Kind.STRING) -> tuple[Column[R], ...]:
    return column(name, kind, value, is_required=True)


def in_each_language(
    name: str, editions: Editions, value: Callable[[R, Edition], Value], kind: Kind = Kind.STRING
) -> tuple[Column[R], ...]:
    """One column for each language: `wording_sv`, `wording_en`."""

    def of(edition: Edition) -> Callable[[R], Value]:
        return lambda row: value(row, edition)

    return tuple(Column(f"{name}_{lang}", kind, of(one), name, language=lang) for lang, one in editions.items())


def first_day(name: str, day: Callable[[R], PartialDate | None]) -> tuple[Column[R], ...]:
    """A date that counts from the first day that it may be, such as the start of a period."""
    return _dated(name, day, lambda known: known.first_day)


def last_day(name: str, day: Callable[[R], PartialDate | None]) -> tuple[Column[R], ...]:
    """A date that counts from the last day that it may be, as it does for a status."""
    return _dated(name, day, lambda known: known.last_day)


def _dated(
    name: str, day: Callable[[R], PartialDate | None], exact: Callable[[PartialDate], date]
) -> tuple[Column[R], ...]:
    def value(row: R) -> date | None:
        known = day(row)
        return exact(known) if known else None

    def precision(row: R) -> str | None:
        known = day(row)
        return PRECISIONS[(known.month is not None) + (known.day is not None)] if known else None

    return (
        Column(name, Kind.DATE, value, name),
        Column(f"{name}_precision", Kind.STRING, precision, name, PRECISIONS, is_precision=True),
    )


def joined(*parts: tuple[Column[R], ...]) -> Sequence[Column[R]]:
    return tuple(_flat(parts))


def _flat(parts: Iterable[tuple[Column[R], ...]]) -> Iterator[Column[R]]:
    for part in parts:
        yield from part
