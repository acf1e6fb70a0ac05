"""Data as YAML for an editor to paste: plain where that can be, and read back by our own reader as it was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import indent

import yaml

Data = str | Sequence["Data"] | Mapping[str, "Data"]

# Quotation marks at both ends would be asked about: they may be meant, or be those of YAML in another shape.
_QUOTE_SIGNS = "”“„’‘»«"
_ONE_LINE = 1_000_000

# Words that are plain as a value, and names that are so everywhere: nearly all that is written. For the rest there is
# PyYAML, which knows of every kind and takes twenty times as long.
_PLAIN = re.compile(r"(?!null$)[\w…](?:[\w .,;()/%+…–-]*[\w.)%…])?")
_PLAIN_NAME = re.compile(r"(?!null$)[\w…][\w…-]{0,99}")
_STEP = "  "


def yaml_block(data: Mapping[str, Data] | Sequence[Data]) -> str:
    """Lists of ids on one line, all else on lines of its own."""
    match data:
        case dict() if data:
            return "".join(_entry(name, value) for name, value in data.items())
        case list() if data and all(isinstance(item, dict) and item for item in data):
            return "".join(f"- {indent(yaml_block(item), _STEP).removeprefix(_STEP)}" for item in data)
    return _written_by_yaml(data)


def _entry(name: str, value: Data) -> str:
    if not _PLAIN_NAME.fullmatch(name):
        return _written_by_yaml({name: value})
    match value:
        case str() if _PLAIN.fullmatch(value):
            return f"{name}: {value}\n"
        case list() if value and all(isinstance(item, str) and _PLAIN_NAME.fullmatch(item) for item in value):
            return f"{name}: [{', '.join(value)}]\n"
        case dict() if value:
            return f"{name}:\n{indent(yaml_block(value), _STEP)}"
        case list() if value and isinstance(value[0], dict):
            return f"{name}:\n{indent(yaml_block(value), _STEP)}"
    return _written_by_yaml({name: value})


def _written_by_yaml(data: Data) -> str:
    text = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_ONE_LINE, default_flow_style=False
    )
    return str(text)


class _Dumper(yaml.SafeDumper):
    """Our reader takes every value for text, so that a date needs no quotation marks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_Dumper.yaml_implicit_resolvers = {}


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if not text or text[0] in _QUOTE_SIGNS or text in ("~", "null") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _list(dumper: _Dumper, items: list[Data]) -> yaml.SequenceNode:
    is_short = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
