"""Planned reporting, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pledgebook.model.dates import Duration, PartialDate
from pledgebook.model.reporting import Reporting
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DURATION_PATTERN, DateKind, is_date, parse_duration
from pledgebook.schema.kind import JsonSchema, Kind
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, optional
from pledgebook.schema.words import WordsRule
from pledgebook.schema.written_numbers import rhythm_meant
from pledgebook.schema.written_spans import date_meant

Due = tuple[PartialDate, ...] | Duration


@dataclass(frozen=True, slots=True)
class _DueDay:
    """A day; of anything else it is said that how often can be written too."""

    name: str = "date"

    def read(self, node: Node, context: Context) -> PartialDate | None:
        if not isinstance(node, Scalar) or is_date(node.value):
            return DateKind().read(node, context)
        meant = rhythm_meant(node.value) or date_meant(node.value)
        context.complain_of_value("not-a-due-day", node.span, node.value, meant)
        return None

    def json_schema(self) -> JsonSchema:
        return DateKind().json_schema()


@dataclass(frozen=True, slots=True)
class DueKind:
    """Days on which reports were promised, or `every 4 months`."""

    name: str = "due"

    def read(self, node: Node, context: Context) -> Due | None:
        if isinstance(node, Scalar) and re.fullmatch(f"every {DURATION_PATTERN}", node.value):
            rest = replace(node, value=node.value.removeprefix("every "))
            return parse_duration(rest, context)
        return OneOrSeveral(_DueDay()).read(node, context)

    def json_schema(self) -> JsonSchema:
        date = DateKind().json_schema()
        return {
            "anyOf": [
                date,
                {"type": "array", "items": date},
                {"type": "string", "pattern": f"^every {DURATION_PATTERN}$"},
            ]
        }


_DUE: Kind[Due] = DueKind()


class ReportingShape(Shape):
    name = "reporting"
    words = WordsRule(is_markdown=True, example="Uppföljning sker i det lokala brottsförebyggande rådet.")
    due = optional(_DUE, "[2018-05, 2018-09, 2019]")


def _build(values: Values) -> Reporting:
    due = values[ReportingShape.due]
    if isinstance(due, Duration):
        return Reporting(due=(), every=due, words=values.words)
    return Reporting(due=due or (), every=None, words=values.words)


REPORTING = Record(ReportingShape, _build)
