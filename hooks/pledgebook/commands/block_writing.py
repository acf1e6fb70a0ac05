"""An amendment put into the text of a record: new lines at the right place, and every other byte as it was."""

from __future__ import annotations

import re
from textwrap import indent

from pledgebook.history.block_text import Data, yaml_block
from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.reading.nodes import Mapping, Node, Sequence
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml

AMENDMENTS = "amendments"

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def with_amendment(source: SourceFile, record_id: str, entry: Data) -> bytes | None:
    """The file with the entry last among the record's amendments; None where it is not written line by line."""
    text, _ = decode(source)
    root = read_yaml(text)[0] if text else None
    record = _record(root, source.path, record_id)
    lines = [line for line in _LINE.findall(source.content.decode("utf-8")) if line]
    if record is None or _is_flow(record, lines):
        return None
    amendments = record.value_of(AMENDMENTS)
    if amendments is None:
        column = record.span.column - 1
        end = _end(lines, record.span.line - 1, column, is_list=False)
        added = yaml_block({AMENDMENTS: [entry]})
    elif isinstance(amendments, Sequence) and not _is_flow(amendments, lines):
        column = amendments.span.column - 1
        end = _end(lines, amendments.span.line - 1, column, is_list=True)
        added = yaml_block([entry])
    else:
        return None
    return _inserted(lines, end, indent(added, " " * column)).encode()


def _record(root: Node | None, path: str, record_id: str) -> Mapping | None:
    agreement_id, _, pledge_id = record_id.partition("/")
    way = ["agreements", agreement_id] if path == REGISTER_FILE else []
    node = root
    for name in [*way, *(["pledges", pledge_id] if pledge_id else [])]:
        node = node.value_of(name) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else None


def _is_flow(node: Mapping | Sequence, lines: list[str]) -> bool:
    line = lines[node.span.line - 1].removeprefix("\ufeff")
    return line[node.span.column - 1 : node.span.column] in ("{", "[")


def _end(lines: list[str], first: int, column: int, *, is_list: bool) -> int:
    """The number of the line after what begins at this line and column. Comments below it are left below."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        words = lines[number].strip()
        depth = len(lines[number]) - len(lines[number].lstrip(" "))
        if not words or (words.startswith("#") and depth <= column):
            continue
        if depth < column or (is_list and depth == column and not words.startswith("-")):
            break
        end = number + 1
    return end


def _inserted(lines: list[str], place: int, added: str) -> str:
    """With the line ends that the file has."""
    line_end = next((end for end in ("\r\n", "\n", "\r") if lines[0].endswith(end)), "\n")
    before = "".join(lines[:place])
    if not before.endswith(("\n", "\r")):
        before += line_end
    return before + added.replace("\n", line_end) + "".join(lines[place:])
