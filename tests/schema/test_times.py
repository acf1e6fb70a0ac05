"""Dates, spans, lengths and clock times: what can be written, and what is said of the rest."""

from __future__ import annotations

from datetime import time

import pytest

from pledgebook.model.dates import Duration, PartialDate, Times
from pledgebook.schema.dates import DateKind, DurationKind, SpanKind, TimesKind
from pledgebook.schema.kind import Kind
from pledgebook.schema.reporting import DueKind
from tests.schema.one_value import complaints, read

DATE, SPAN, DURATION, TIMES, DUE = DateKind(), SpanKind(), DurationKind(), TimesKind(), DueKind()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021", PartialDate(2021)),
        ("2021-04", PartialDate(2021, 4)),
        ("2021-04-14", PartialDate(2021, 4, 14)),
        ("'2021-04-14'", PartialDate(2021, 4, 14)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text: str, date: PartialDate) -> None:
    assert read(DATE, text).value == date


@pytest.mark.parametrize("text", ["2021", "2022 to 2023", "2017-06 to 2018-06", "2020 to open", "unknown"])
def test_a_span_says_what_was_written(text: str) -> None:
    assert str(read(SPAN, text).value) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2017-06 to 2018-06", "2017-06-01", "2018-06-30"),
        ("2016-10-01 to 2017-09-30", "2016-10-01", "2017-09-30"),
        ("2021 to 2021", "2021-01-01", "2021-12-31"),
        ("2021-06 to 2021", "2021-06-01", "2021-12-31"),
        ("2020 to open", "2020-01-01", "None"),
        ("unknown", "None", "None"),
        ("unknown to open", "None", "None"),
        ("unknown to 2021-09-01", "None", "2021-09-01"),
    ],
)
def test_a_span_includes_both_ends(text: str, first: str, last: str) -> None:
    span = read(SPAN, text).value
    assert span is not None
    assert (str(span.first_day), str(span.last_day)) == (first, last)


@pytest.mark.parametrize(
    ("text", "duration"),
    [("24 hours", Duration(24, "hours")), ("1 day", Duration(1, "days")), ("3 months", Duration(3, "months"))],
)
def test_a_duration_is_a_number_and_a_unit(text: str, duration: Duration) -> None:
    assert read(DURATION, text).value == duration


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("12:30", Times(time(12, 30), None)),
        ("12.30", Times(time(12, 30), None)),
        ("16:00 to 18:00", Times(time(16), time(18))),
    ],
)
def test_a_time_of_day_is_never_a_number(text: str, times: Times) -> None:
    assert read(TIMES, text).value == times


def test_reports_are_due_on_days_or_again_and_again() -> None:
    assert read(DUE, "2018-05").value == (PartialDate(2018, 5),)
    assert read(DUE, "[2018-05, 2019]").value == (PartialDate(2018, 5), PartialDate(2019))
    assert read(DUE, "every 4 months").value == Duration(4, "months")


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        (DATE, "2026-02-30", "day-beyond-month"),
        (DATE, "2023-02-29", "day-beyond-month"),
        (DATE, "2023-06-31", "day-beyond-month"),
        (DATE, "2023-13", "impossible-date"),
        (DATE, "2023-00", "impossible-date"),
        (DATE, "2023-01-00", "impossible-date"),
        (DATE, "0000", "impossible-date"),
        (DATE, "1021", "impossible-date"),
        (DATE, "31 juni", "not-a-date"),
        (DATE, "31 juni 2027", "day-beyond-month"),
        (DATE, "14 april 2021", "not-a-date"),
        (DATE, "2021-4-14", "not-a-date"),
        (DATE, "20210414", "not-a-date"),
        (DATE, "2021/04/14", "not-a-date"),
        (DATE, "21", "not-a-date"),
        (DATE, "007", "not-a-date"),
        (DATE, "no", "not-a-date"),
        (DATE, "unknown", "not-a-date"),
        (DATE, "2021 to 2022", "not-a-date"),
        (DATE, "''", "not-a-date"),
        (DATE, "２０２１", "not-a-date"),
        (DATE, "[2021]", "not-text"),
        (DATE, "{year: 2021}", "not-text"),
        (SPAN, "2019/2020", "ambiguous-span"),
        (SPAN, "2019/20", "ambiguous-span"),
        (SPAN, "2019-2020", "not-a-span"),
        (SPAN, "2019–2020", "not-a-span"),
        (SPAN, "2019 till 2020", "not-a-span"),
        (SPAN, "2019 to", "not-a-span"),
        (SPAN, "to 2020", "not-a-span"),
        (SPAN, "open", "not-a-span"),
        (SPAN, "open to 2020", "not-a-span"),
        (SPAN, "2019 to unknown", "not-a-span"),
        (SPAN, "2019 to 2020 to 2021", "not-a-span"),
        (SPAN, "hösten 2015", "not-a-span"),
        (SPAN, "no", "not-a-span"),
        (SPAN, "12:30", "not-a-span"),
        (SPAN, "2023-06-31 to 2027", "day-beyond-month"),
        (SPAN, "2023 to 2027-06-31", "day-beyond-month"),
        (SPAN, "2022 to 2021", "end-before-start"),
        (SPAN, "2021-06-02 to 2021-06-01", "end-before-start"),
        (SPAN, "[2021, 2022]", "not-text"),
        (DURATION, "3", "not-a-duration"),
        (DURATION, "3 månader", "not-a-duration"),
        (DURATION, "0 days", "not-a-duration"),
        (DURATION, "-1 days", "not-a-duration"),
        (DURATION, "1.5 hours", "not-a-duration"),
        (DURATION, "three months", "not-a-duration"),
        (DURATION, "{hours: 24}", "not-text"),
        (TIMES, "24:00", "not-a-time"),
        (TIMES, "16", "not-a-time"),
        (TIMES, "16:60", "not-a-time"),
        (TIMES, "7:30", "not-a-time"),
        (TIMES, "16:00-18:00", "not-a-time"),
        (TIMES, "18:00 to 16:00", "not-a-time"),
        (TIMES, "16:00 to 16:00", "not-a-time"),
        (DUE, "every month", "not-a-due-day"),
        (DUE, "varje år", "not-a-due-day"),
        (DUE, "[]", "empty-list"),
        (DUE, "[2018-05, maj]", "not-a-due-day"),
    ],
)
def test_other_times_cannot_be_read(kind: Kind[object], text: str, slug: str) -> None:
    assert complaints(kind, text) == (slug,)
