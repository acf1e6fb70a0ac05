"""Tables as Parquet, for registers so large that reading CSV takes time: typed columns, and texts as they are.

It needs pyarrow, which is an extra: a site that is built without it has no such files, and nothing names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from pledgebook.publishing.tables.column import Kind, Table, Value

# Below it, CSV is read at once, and a second form of the same is only one more thing to choose.
FEWEST_PLEDGES = 1_000


def is_written(number_of_pledges: int) -> bool:
    return number_of_pledges >= FEWEST_PLEDGES and find_spec("pyarrow") is not None


def parquet_file(table: Table[Any], rows: Sequence[tuple[Value, ...]]) -> bytes:
    """The same bytes for the same rows and the same version of pyarrow, which names itself in the file."""
    import pyarrow
    from pyarrow import parquet

    types = {
        Kind.STRING: pyarrow.string(),
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.BOOLEAN: pyarrow.bool_(),
        Kind.DATE: pyarrow.date32(),
        Kind.LIST: pyarrow.list_(pyarrow.string()),
    }
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = [
        pyarrow.array(_plain(column.kind, values), types[column.kind])
        for column, values in zip(table.columns, columns, strict=True)
    ]
    target = pyarrow.BufferOutputStream()
    names = [column.name for column in table.columns]
    parquet.write_table(pyarrow.Table.from_arrays(arrays, names), target, compression="zstd", use_dictionary=True)
    written: bytes = target.getvalue().to_pybytes()
    return written


def _plain(kind: Kind, values: Sequence[Value]) -> list[object]:
    """Values of the types that pyarrow expects: a word of ours is a text, and an exact number becomes a float."""
    if kind is Kind.NUMBER:
        return [float(value) if isinstance(value, Decimal | int) else None for value in values]
    if kind is Kind.STRING:
        return [None if value is None else str(value) for value in values]
    return [list(value) if isinstance(value, tuple) else value for value in values]
