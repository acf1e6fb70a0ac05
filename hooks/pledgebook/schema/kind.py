"""What a kind of value is: how it is read, and how editors are told of it."""

from __future__ import annotations

import re
from typing import Any, Protocol, TypeVar

from pledgebook.reading.nodes import Node
from pledgebook.schema.context import Context

T_co = TypeVar("T_co", covariant=True)

# What JSON Schema is made of; it is only ever written out.
JsonSchema = dict[str, Any]


def without_names(pattern: str) -> str:
    """The pattern with its groups unnamed: editors know no `(?P<name>…)`."""
    return re.sub(r"\?P<[a-z_]+>", "", pattern)


class Kind(Protocol[T_co]):
    """One kind of value. `name` is its entry under `kinds` in meaning/<language>.yaml."""

    @property
    def name(self) -> str: ...

    def read(self, node: Node, context: Context) -> T_co | None:
        """The value, or None after a complaint; never a stand-in."""
        ...

    def json_schema(self) -> JsonSchema: ...
