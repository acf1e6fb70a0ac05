"""YAML as editors read it: version 1.2 with its core schema, where `no` is a text and `2021` a number."""

from __future__ import annotations

import re
from typing import Any

import yaml

_CORE = (
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
)


class _CoreLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 — PyYAML looks it up on the class


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    """A number that begins with 0 is octal to PyYAML and decimal in YAML 1.2."""
    return int(loader.construct_scalar(node))


for _tag, _pattern, _first in _CORE:
    _CoreLoader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), _first)
_CoreLoader.add_constructor("tag:yaml.org,2002:int", _decimal)


def load_yaml_1_2(text: str) -> Any:  # noqa: ANN401 — whatever the text says
    return yaml.load(text, Loader=_CoreLoader)  # noqa: S506 — it builds on the safe loader
