"""Data as YAML for an editor to paste: plain where that can be, and read back by our own reader as it was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

Data = str | Sequence["Data"] | Mapping[str, "Data"]

# Quotation marks at both ends would be asked about: they may be meant, or be those of YAML in another shape.
_QUOTE_SIGNS = "”“„’‘»«"
_ONE_LINE = 1_000_000


def yaml_block(data: Mapping[str, Data] | Sequence[Data]) -> str:
    """Lists of ids on one line, all else on lines of its own."""
    return yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_ONE_LINE,
        default_flow_style=False,
    )


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
