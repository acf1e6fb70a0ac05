"""Dates as exactly as they are known, periods, and lengths of time."""

from __future__ import annotations

from datetime import date

import pytest

from pledgebook.model.dates import Duration, PartialDate, Period, TimeUnit
from tests.small_register import agreement_in, register_with


def period(written: str) -> Period:
    """The period that a record means by what it says."""
    return agreement_in(register_with(agreement=f"period: {written}")).period


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (PartialDate(2021), date(2021, 1, 1), date(2021, 12, 31)),
        (PartialDate(2021, 4), date(2021, 4, 1), date(2021, 4, 30)),
        (PartialDate(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
        (PartialDate(2021, 4, 14), date(2021, 4, 14), date(2021, 4, 14)),
    ],
)
def test_a_date_known_by_year_or_month_spans_all_of_it(written: PartialDate, first: date, last: date) -> None:
    assert (written.first_day, written.last_day) == (first, last)


@pytest.mark.parametrize("written", ["2021", "2021-04", "2021-04-14", "2022 to 2023", "2020 to open", "unknown"])
def test_a_period_says_itself_as_it_was_written(written: str) -> None:
    assert str(period(written)) == written


def test_both_ends_of_a_period_belong_to_it() -> None:
    broken_year = period("2017-06 to 2018-06")
    assert (broken_year.first_day, broken_year.last_day) == (date(2017, 6, 1), date(2018, 6, 30))
    assert not broken_year.is_running_on(date(2017, 5, 31))
    assert broken_year.is_running_on(date(2017, 6, 1))
    assert broken_year.is_running_on(date(2018, 6, 30))
    assert broken_year.is_over_on(date(2018, 7, 1))


def test_an_open_period_is_never_over() -> None:
    still_open = period("2020 to open")
    assert still_open.is_open
    assert still_open.last_day is None
    assert still_open.is_running_on(date(2199, 1, 1))


def test_an_unknown_period_neither_runs_nor_is_over() -> None:
    unknown = period("unknown")
    assert not unknown.is_known
    assert not unknown.has_begun_on(date(2021, 1, 1))
    assert not unknown.is_running_on(date(2021, 1, 1))
    assert not unknown.is_over_on(date(2021, 1, 1))


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (24, "hours", date(2021, 2, 1)),
        (10, "days", date(2021, 2, 10)),
        (2, "weeks", date(2021, 2, 14)),
        (1, "months", date(2021, 2, 28)),
        (11, "months", date(2021, 12, 31)),
        (13, "months", date(2022, 2, 28)),
        (1, "years", date(2022, 1, 31)),
        (9999, "years", date.max),
    ],
)
def test_a_length_of_time_after_the_last_of_january(number: int, unit: TimeUnit, expected: date) -> None:
    assert Duration(number, unit).after(date(2021, 1, 31)) == expected
