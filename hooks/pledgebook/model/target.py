"""A number that a pledge promises to reach, or keep within."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import Duration, PartialDate
from pledgebook.span import Span


class Per(StrEnum):
    """The period or place that the number holds for; a target without it holds for the whole agreement."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    TERM = "term"
    QUARTER = "quarter"
    YEAR = "year"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Target:
    """`covers_all` is a target of coverage ("all classes in year 7"); `within` a time of service (24 hours)."""

    at_least: Decimal | None
    up_to: Decimal | None
    covers_all: bool
    is_percent: bool
    is_exact_number: bool
    within: Duration | None
    deadline: PartialDate | None
    of: Text | None
    per: Per | None
    is_average: bool
    span: Span
