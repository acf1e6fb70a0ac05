"""An amendment put into the text of a record: new lines at the right place, and every other byte as it was."""

from __future__ import annotations

from pledgebook.commands.appended_entry import NotWritableError, with_entry
from pledgebook.history.block_text import Data, yaml_block
from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.reading.nodes import Mapping, Node
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml

AMENDMENTS = "amendments"


def with_amendment(source: SourceFile, record_id: str, entry: Data) -> bytes | None:
    """The file with the entry last among the record's amendments; None where it is not written line by line."""
    text, _ = decode(source)
    root = read_yaml(text)[0] if text else None
    record = _record(root, source.path, record_id)
    written = source.content.decode("utf-8")
    if record is None or _is_flow(record, written.splitlines()):
        return None
    try:
        return with_entry(written, record, AMENDMENTS, yaml_block([entry])).encode()
    except NotWritableError:
        return None


def _record(root: Node | None, path: str, record_id: str) -> Mapping | None:
    agreement_id, _, pledge_id = record_id.partition("/")
    way = ["agreements", agreement_id] if path == REGISTER_FILE else []
    node = root
    for name in [*way, *(["pledges", pledge_id] if pledge_id else [])]:
        node = node.value_of(name) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else None


def _is_flow(record: Mapping, lines: list[str]) -> bool:
    line = lines[record.span.line - 1].removeprefix("\ufeff")
    return line[record.span.column - 1 : record.span.column] == "{"
