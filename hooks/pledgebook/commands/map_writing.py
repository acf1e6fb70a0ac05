"""A new record put last among those of its kind in a file: new lines in their place, all other bytes as they were."""

from __future__ import annotations

from collections.abc import Mapping as Values
from collections.abc import Sequence
from textwrap import indent

from pledgebook.commands.answers import data_of
from pledgebook.commands.appended_entry import NotWritableError, with_key
from pledgebook.history.block_text import Data
from pledgebook.reading.nodes import Mapping, Node
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml


def with_record(source: SourceFile, way: Sequence[str], block: str) -> bytes | None:
    """The file with the lines of a record last in the map that the names in `way` lead to.

    The last of the names is written too where it is missing. None where the map is not written line by line.
    """
    *above, name = way
    root = root_of(source)
    if root is None:
        return None
    owner, records = _at(root, above), _at(root, way)
    place, entry = (records, block) if records else (owner, f"{name}:\n{indent(block, '  ')}")
    written = source.content.decode("utf-8")
    if not isinstance(place, Mapping) or _is_flow(place, written.splitlines()):
        return None
    try:
        return with_key(written, place, entry).encode()
    except NotWritableError:
        return None


def is_more_by(before: SourceFile, after: SourceFile, way: Sequence[str], record_id: str, record: Data) -> bool:
    """Whether a file says all that it did before, and the record, and nothing else."""
    old, new = root_of(before), root_of(after)
    return old is not None and new is not None and data_of(new) == _with(data_of(old), way, record_id, record)


def _with(data: Data, way: Sequence[str], record_id: str, record: Data) -> Data:
    """What the file should say: all that it did, and the record."""
    known = data if isinstance(data, Values) else {}
    name = way[0] if way else record_id
    return {**known, name: _with(known.get(name, {}), way[1:], record_id, record) if way else record}


def root_of(source: SourceFile) -> Node | None:
    text, _ = decode(source)
    return read_yaml(text)[0] if text else None


def _at(node: Node | None, way: Sequence[str]) -> Node | None:
    for name in way:
        node = node.value_of(name) if isinstance(node, Mapping) else None
    return node


def _is_flow(record: Mapping, lines: Sequence[str]) -> bool:
    line = lines[record.span.line - 1].removeprefix("\ufeff")
    return line[record.span.column - 1 : record.span.column] == "{"
