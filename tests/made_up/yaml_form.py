"""A tree of values as YAML, written as people write it: short records on one line, plain text where that can be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Tree = str | int | Sequence["Tree"] | Mapping[str, "Tree"]
Record = dict[str, Tree]

_WIDTH = 118
_PLAIN = re.compile(r"[^\W_](?:[^\n:#]|:(?! |$)|(?<! )#)*(?<! )")
_PLAIN_WITHIN = re.compile(r"[^\W_](?:[^\n:#,\[\]{}]|:(?! |$)|(?<! )#)*(?<! )")


def as_yaml(record: Mapping[str, Tree]) -> str:
    return "\n".join(_lines(record, "")) + "\n"


def _lines(record: Mapping[str, Tree], margin: str) -> Iterator[str]:
    for key, value in record.items():
        begin = f"{margin}{key}:"
        if isinstance(value, str | int):
            yield from _text(begin, str(value), margin)
            continue
        whole = _on_one_line(value, _WIDTH - len(begin))
        if whole is not None:
            yield f"{begin} {whole}"
        elif isinstance(value, Mapping):
            yield begin
            yield from _lines(value, margin + "  ")
        else:
            yield begin
            for item in value:
                yield from _item(item, margin + "  ")


def _item(item: Tree, margin: str) -> Iterator[str]:
    whole = _on_one_line(item, _WIDTH - len(margin))
    if whole is not None or not isinstance(item, Mapping):
        yield f"{margin}- {whole or _plain(str(item), _PLAIN)}"
        return
    first, *rest = _lines(item, margin + "  ")
    yield f"{margin}- {first.lstrip()}"
    yield from rest


def _text(begin: str, text: str, margin: str) -> Iterator[str]:
    if "\n" not in text:
        yield f"{begin} {_plain(text, _PLAIN)}"
        return
    yield f"{begin} |"
    for line in text.rstrip("\n").split("\n"):
        yield f"{margin}  {line}" if line else ""


def _on_one_line(value: Tree, room: int) -> str | None:
    """The value in braces or brackets, or None if it has not that much room."""
    if isinstance(value, str | int):
        text = str(value)
        written = _plain(text, _PLAIN_WITHIN) if len(text) < room and "\n" not in text else None
    elif isinstance(value, Mapping):
        written = _joined((_on_one_line(item, room), f"{key}: ") for key, item in value.items())
        written = f"{{{written}}}" if written is not None else None
    else:
        written = _joined((_on_one_line(item, room), "") for item in value)
        written = f"[{written}]" if written is not None else None
    return written if written is not None and len(written) < room else None


def _joined(parts: Iterator[tuple[str | None, str]]) -> str | None:
    written = []
    for part, key in parts:
        if part is None:
            return None
        written.append(key + part)
    return ", ".join(written)


def _plain(text: str, pattern: re.Pattern[str]) -> str:
    return text if pattern.fullmatch(text) else json.dumps(text, ensure_ascii=False)
