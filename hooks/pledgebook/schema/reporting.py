"""Planned reporting, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.model.dates import Duration, PartialDate
from pledgebook.model.reporting import Reporting
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DURATION_PATTERN, DateKind, parse_duration
from pledgebook.schema.kind import JsonSchema, Kind
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, optional
from pledgebook.schema.words import WordsRule

Due = tuple[PartialDate, ...] | Duration


@dataclass(frozen=True, slots=True)
class DueKind:
    """Days on which reports were promised, or `every 4 months`."""

    name: str = "due"

    def read(self, node: Node, context: Context) -> Due | None:
        if isinstance(node, Scalar) and node.value.startswith("every "):
            rest = Scalar(node.value.removeprefix("every "), node.span, node.text_span, node.is_plain)
            return parse_duration(rest, context)
        return OneOrSeveral(DateKind()).read(node, context)

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
