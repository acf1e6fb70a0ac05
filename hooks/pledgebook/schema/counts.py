"""Kinds of number: what was counted, and what was promised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.model.count import Count, Qualifier
from pledgebook.reading.nodes import Node
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema, without_names
from pledgebook.schema.simple import scalar_of
from pledgebook.schema.written_numbers import count_meant, number_meant, number_or_all_meant

_NUMBER = r"[0-9]{1,12}(?:\.[0-9]{1,6})?"
_QUALIFIERS = "about|at least|more than|at most|fewer than"
_COUNT = (
    rf"unknown|(?:(?P<qualifier>{_QUALIFIERS}) )?(?P<value>{_NUMBER})(?P<percent> ?%)?(?: of (?P<out_of>{_NUMBER}))?"
)
_SWEDISH_NUMBER = re.compile(r"[0-9]+(?:[ \u00a0\u202f,][0-9]+)+")


@dataclass(frozen=True, slots=True)
class CountKind:
    """`190`, `about 190`, `at least 200`, `12 of 14`, `92 %`, `1.68` or `unknown`."""

    name: str = "count"

    def read(self, node: Node, context: Context) -> Count | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        match = re.fullmatch(_COUNT, scalar.value)
        if match is None:
            slug = "number-with-comma" if _SWEDISH_NUMBER.fullmatch(scalar.value) else "not-a-count"
            context.complain_of_value(slug, scalar.span, scalar.value, count_meant(scalar.value))
            return None
        if match["value"] is None:
            return Count(Qualifier.UNKNOWN, None)
        out_of = Decimal(match["out_of"]) if match["out_of"] else None
        qualifier = Qualifier(match["qualifier"] or "exactly")
        return Count(qualifier, Decimal(match["value"]), out_of, is_percent=bool(match["percent"]))

    def json_schema(self) -> JsonSchema:
        return {"type": ["string", "number"], "minimum": 0, "pattern": f"^(?:{without_names(_COUNT)})$"}


@dataclass(frozen=True, slots=True)
class PromisedNumber:
    """A number in a target. `is_percent` for `92 %`; `is_all` for `all`: everything there is."""

    value: Decimal
    is_percent: bool
    is_all: bool


@dataclass(frozen=True, slots=True)
class PromisedNumberKind:
    """`20`, `92 %` or, where everything there is was promised, `all`."""

    may_be_all: bool = False

    @property
    def name(self) -> str:
        return "number-or-all" if self.may_be_all else "number"

    def read(self, node: Node, context: Context) -> PromisedNumber | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        if self.may_be_all and scalar.value == "all":
            return PromisedNumber(Decimal(100), is_percent=True, is_all=True)
        match = re.fullmatch(rf"({_NUMBER})( ?%)?", scalar.value)
        if match is None:
            slug = "number-with-comma" if _SWEDISH_NUMBER.fullmatch(scalar.value) else "not-a-number"
            meant = (number_or_all_meant if self.may_be_all else number_meant)(scalar.value)
            context.complain_of_value(slug, scalar.span, scalar.value, meant)
            return None
        return PromisedNumber(Decimal(match[1]), is_percent=bool(match[2]), is_all=False)

    def json_schema(self) -> JsonSchema:
        also = "|all" if self.may_be_all else ""
        return {"type": ["string", "number"], "minimum": 0, "pattern": f"^(?:{_NUMBER}(?: ?%)?{also})$"}
