"""What a YAML text consists of: where each value, list and map begins and ends, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent


class Sign(Enum):
    VALUE = "value"
    LIST = "list"
    MAP = "map"
    END = "end"


@dataclass(frozen=True, slots=True)
class Piece:
    """A value, or the beginning or end of a list or map. `begin` and `end` count characters of the text.

    `style` is how a value is written: `"`, `'`, `|` or `>`, empty where it stands plain; and `{` of a list or map in
    brackets.
    """

    sign: Sign
    begin: int
    end: int
    column: int = 0
    value: str = ""
    style: str = ""


def yaml_pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text that `read_yaml` has understood: one document, nothing but values, lists and maps."""
    next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
    while (event := next_event()) is not None:
        begin, end = event.start_mark, event.end_mark
        match event:
            case ScalarEvent():
                yield Piece(Sign.VALUE, begin.index, end.index, begin.column, event.value.strip(), event.style or "")
            case SequenceStartEvent():
                style = "{" if event.flow_style else ""
                yield Piece(Sign.LIST, begin.index, end.index, begin.column, style=style)
            case MappingStartEvent():
                style = "{" if event.flow_style else ""
                yield Piece(Sign.MAP, begin.index, end.index, begin.column, style=style)
            case SequenceEndEvent() | MappingEndEvent():
                yield Piece(Sign.END, begin.index, end.index, begin.column)
            case _:
                pass  # where the text and its document begin and end
