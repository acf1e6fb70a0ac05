"""Kinds of time: dates as exactly as known, spans, lengths and clock times."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import time

from pledgebook.diagnostics.diagnostic import Term
from pledgebook.model.dates import Duration, PartialDate, Period, Times, TimeUnit
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema, without_names
from pledgebook.schema.simple import scalar_of
from pledgebook.schema.written_numbers import duration_meant
from pledgebook.schema.written_spans import date_meant, days_of_short_month, span_meant
from pledgebook.schema.written_times import times_meant
from pledgebook.span import Span

_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SPAN = rf"(?:unknown|{_DATE})(?: to (?:{_DATE}|open))?"
_CLOCK = r"(?:[01][0-9]|2[0-3])[:.][0-5][0-9]"
_UNITS: dict[str, TimeUnit] = {
    "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years",
}  # fmt: skip
_DURATION = rf"(?P<number>[1-9][0-9]{{0,3}}) (?P<unit>{'|'.join(_UNITS)})s?"

DURATION_PATTERN = without_names(_DURATION)

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
# A year alone is a number to an editor.
_YEARS: JsonSchema = {"minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR}


@dataclass(frozen=True, slots=True)
class DateKind:
    """`2021`, `2021-04` or `2021-04-14`."""

    name: str = "date"

    def read(self, node: Node, context: Context) -> PartialDate | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        if is_date(scalar.value):
            return parse_date(scalar.value, scalar.span, context)
        days = days_of_short_month(scalar.value)
        if days is not None:
            _complain_of_day(scalar.value, days, scalar.span, context, Term.TEXT)
        else:
            context.complain_of_value("not-a-date", scalar.span, scalar.value, date_meant(scalar.value))
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": ["string", "integer"], **_YEARS, "pattern": f"^{_DATE}$"}


@dataclass(frozen=True, slots=True)
class SpanKind:
    """`2021`, `2022 to 2023`, `2017-06 to 2018-06`, `2020 to open`, `unknown to 2021-09-01` or `unknown`.

    `place_of_words` is where the document's own words for the period go.
    """

    place_of_words: Term = Term.TEXT
    name: str = "span"

    def read(self, node: Node, context: Context) -> Period | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        if re.fullmatch(r"\d{4}/\d{2,4}", scalar.value):
            context.complain("ambiguous-span", scalar.span, value=scalar.value, place=self.place_of_words)
            return None
        if re.fullmatch(_SPAN, scalar.value) is None:
            meant, place = span_meant(scalar.value), self.place_of_words
            context.complain_of_value("not-a-span", scalar.span, scalar.value, meant, place=place)
            return None
        first, to, last = scalar.value.partition(" to ")
        ends = [text for text in (first, last) if text not in ("", "unknown", "open")]
        places = {text: scalar.text_span.offset(0, scalar.value.index(text)) for text in ends}
        dates = {text: parse_date(text, place, context, self.place_of_words) for text, place in places.items()}
        if None in dates.values():
            return None
        start = dates.get(first)
        end = dates.get(last) if to else start
        if start is not None and end is not None and end.last_day < start.first_day:
            context.complain("end-before-start", scalar.span, start=str(start), end=str(end))
            return None
        return Period(start, end, is_open=last == "open")

    def json_schema(self) -> JsonSchema:
        return {"type": ["string", "integer"], **_YEARS, "pattern": f"^(?:{_SPAN})$"}


@dataclass(frozen=True, slots=True)
class DurationKind:
    """`3 months`, `24 hours`."""

    name: str = "duration"

    def read(self, node: Node, context: Context) -> Duration | None:
        scalar = scalar_of(node, context)
        return parse_duration(scalar, context) if scalar else None

    def json_schema(self) -> JsonSchema:
        return {
            "type": "string",
            "pattern": f"^{DURATION_PATTERN}$",
        }


@dataclass(frozen=True, slots=True)
class TimesKind:
    """`16:00 to 18:00` or `16:00`."""

    name: str = "times"

    def read(self, node: Node, context: Context) -> Times | None:
        scalar = scalar_of(node, context)
        if scalar is None:
            return None
        match = re.fullmatch(rf"({_CLOCK})(?: to ({_CLOCK}))?", scalar.value)
        if match is None:
            context.complain_of_value("not-a-time", scalar.span, scalar.value, times_meant(scalar.value))
            return None
        start, end = (time.fromisoformat(c.replace(".", ":")) if c else None for c in match.groups())
        if start is None or (end is not None and end <= start):
            context.complain("not-a-time", scalar.span, value=scalar.value)
            return None
        return Times(start, end)

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_CLOCK}(?: to {_CLOCK})?$"}


def is_date(text: str) -> bool:
    """Whether it is written as a date, be there such a day or not."""
    return re.fullmatch(_DATE, text) is not None


def parse_date(text: str, span: Span, context: Context, place_of_words: Term = Term.TEXT) -> PartialDate | None:
    """A date of the right form, alone or in a period; a complaint about a day that does not exist."""
    year, month, day = (*(int(part) for part in text.split("-")), None, None)[:3]
    is_month = month is None or 1 <= month <= 12
    is_year = year is not None and EARLIEST_YEAR <= year <= LATEST_YEAR
    if year is not None and is_year and is_month and _is_day(year, month, day):
        return PartialDate(year, month, day)
    days = days_of_short_month(text) if is_year else None
    if days is not None:
        _complain_of_day(text, days, span, context, place_of_words)
    else:
        context.complain_of_value("impossible-date", span, text, _in_order(year, month, day), place=place_of_words)
    return None


def _complain_of_day(text: str, days: int, span: Span, context: Context, place_of_words: Term) -> None:
    context.complain("day-beyond-month", span, value=text, days=days, place=place_of_words)


def _in_order(year: int | None, month: int | None, day: int | None) -> str | None:
    """The date, if day and month have only changed places: `2027-09-18` for `2027-18-09`."""
    is_swapped = year and month and day and 12 < month <= 31 and 1 <= day <= 12 and _is_day(year, day, month)
    return f"{year}-{day:02}-{month:02}" if is_swapped else None


def parse_duration(scalar: Scalar, context: Context) -> Duration | None:
    match = re.fullmatch(_DURATION, scalar.value)
    if match is None:
        context.complain_of_value("not-a-duration", scalar.span, scalar.value, duration_meant(scalar.value))
        return None
    return Duration(int(match["number"]), _UNITS[match["unit"]])


def _is_day(year: int, month: int | None, day: int | None) -> bool:
    return day is None or month is None or 1 <= day <= calendar.monthrange(year, month)[1]
