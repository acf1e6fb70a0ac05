"""Whether a pledge's number was reached: only where the figures say so by themselves."""

from __future__ import annotations

import pytest

from pledgebook.model.target_outcome import TargetOutcome, target_outcome
from tests.small_register import agreement_in, follow_up, pledge_in, register_with, standing_in

REACHED, NOT_REACHED, UNDECIDED = TargetOutcome.REACHED, TargetOutcome.NOT_REACHED, TargetOutcome.UNDECIDED


def outcome(
    target: str, *results: str, day: str = "2022-01-18", covers: str = "", period: str = "2021"
) -> TargetOutcome | None:
    """What becomes of a target with one report for each of the results, on days that follow each other."""
    more = f"covers: {covers}" if covers else ""
    reports = [
        follow_up(f"{day[:-2]}{int(day[-2:]) + number}", f"{{p1: {{result: {result}}}}}", more=more)
        for number, result in enumerate(results)
    ]
    pledge = f"by: polisen\ntarget: {target}" if target else "by: polisen"
    register = register_with(*reports, pledge=pledge, agreement=f"period: {period}")
    return target_outcome(pledge_in(register), agreement_in(register), standing_in(register).reports)


def test_a_pledge_without_a_target_has_no_outcome() -> None:
    assert outcome("", "{count: 12, of: fotpatruller}") is None


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("{at_least: 20}", "20", REACHED),
        ("{at_least: 20}", "19", NOT_REACHED),
        ("{at_least: 20}", "about 20", UNDECIDED),
        ("{at_least: 20}", "about 500", UNDECIDED),
        ("{at_least: 20}", "at least 20", REACHED),
        ("{at_least: 20}", "at least 19", UNDECIDED),
        ("{at_least: 20}", "more than 20", REACHED),
        ("{at_least: 20}", "at most 19", NOT_REACHED),
        ("{at_least: 20}", "fewer than 20", NOT_REACHED),
        ("{at_least: 20}", "unknown", UNDECIDED),
        ("{number: 4}", "5", REACHED),
        ("{number: 4}", "3", NOT_REACHED),
        ("{up_to: 5}", "5", REACHED),
        ("{up_to: 5}", "6", NOT_REACHED),
        ("{up_to: 5}", "at most 5", REACHED),
        ("{up_to: 5}", "more than 5", NOT_REACHED),
        ("{at_least: 3, up_to: 5}", "4", REACHED),
        ("{at_least: 3, up_to: 5}", "6", NOT_REACHED),
        ("{at_least: 3, up_to: 5}", "2", NOT_REACHED),
        ("{number: all}", "12 of 14", NOT_REACHED),
        ("{number: all}", "14 of 14", REACHED),
        ("{number: all}", "100 %", REACHED),
        ("{number: all}", "14", UNDECIDED),
        ("{at_least: 92 %}", "93 %", REACHED),
        ("{at_least: 92 %}", "93", UNDECIDED),
        ("{at_least: 20}", "93 %", UNDECIDED),
        ("{within: 24 hours}", "20", UNDECIDED),
        ("{deadline: 2021-06}", "20", UNDECIDED),
    ],
)
def test_a_figure_for_the_whole_period_is_held_against_the_target(
    target: str, result: str, expected: TargetOutcome
) -> None:
    assert outcome(target, result) is expected


def test_a_figure_in_another_unit_is_not_compared() -> None:
    assert outcome("{at_least: 20}", "{count: 50, of: hembesök}") is UNDECIDED


def test_a_figure_for_some_places_is_not_compared() -> None:
    assert outcome("{at_least: 20}", "{count: 12, where: exempelby}") is UNDECIDED


def test_figures_are_never_added_up() -> None:
    assert outcome("{at_least: 20}", "12", "12") is NOT_REACHED


def test_one_figure_that_reaches_the_target_is_enough() -> None:
    assert outcome("{at_least: 20}", "12", "21") is REACHED


def test_a_figure_that_is_too_low_halfway_decides_nothing() -> None:
    assert outcome("{at_least: 20}", "12", day="2021-06-20") is UNDECIDED
    assert outcome("{at_least: 20}", "12", covers="2021-01 to 2021-08") is UNDECIDED


def test_a_figure_that_is_too_low_for_the_second_half_decides_nothing() -> None:
    assert outcome("{at_least: 20}", "{count: 12, when: 2021-07 to 2021-12}") is UNDECIDED


def test_a_figure_that_is_high_enough_halfway_is_enough() -> None:
    assert outcome("{at_least: 20}", "20", day="2021-06-20") is REACHED


def test_a_limit_can_be_broken_but_not_kept_halfway() -> None:
    assert outcome("{up_to: 5}", "4", day="2021-06-20") is UNDECIDED
    assert outcome("{up_to: 5}", "6", day="2021-06-20") is NOT_REACHED


def test_a_figure_that_is_too_low_in_an_open_period_decides_nothing() -> None:
    assert outcome("{at_least: 20}", "12", period="2021 to open") is UNDECIDED


def test_a_target_per_month_is_compared_with_a_figure_per_month_alone() -> None:
    target = "{at_least: 20, per: month}"
    assert outcome(target, "{count: 21, per: month}") is REACHED
    assert outcome(target, "{count: 19, per: month}") is NOT_REACHED
    assert outcome(target, "240") is UNDECIDED
    assert outcome("{at_least: 20}", "{count: 21, per: month}") is UNDECIDED


def test_so_many_a_month_for_a_part_of_the_period_decides_nothing() -> None:
    target = "{at_least: 20, per: month}"
    assert outcome(target, "{count: 21, per: month}", day="2021-06-20") is UNDECIDED
    assert outcome(target, "{count: 21, per: month, when: 2021-05 to 2021-12}") is UNDECIDED


def test_without_figures_there_is_no_outcome() -> None:
    assert outcome("{at_least: 20}") is None


@pytest.mark.parametrize("when", ["2019", "2015 to 2022", "2021-06 to 2022-06"])
def test_a_figure_of_another_time_decides_nothing(when: str) -> None:
    assert outcome("{at_least: 20}", f"{{count: 30, when: {when}}}") is UNDECIDED
    assert outcome("{up_to: 20}", f"{{count: 30, when: {when}}}") is UNDECIDED


@pytest.mark.parametrize(
    "target",
    ["{at_least: 20, deadline: 2021-06-30}", "{at_least: 20 %}", "{at_least: 20, per: month, on_average: true}"],
)
def test_what_a_figure_in_the_middle_of_the_period_cannot_decide(target: str) -> None:
    count = "92 %" if "%" in target else "30"
    per = ", per: month" if "per:" in target else ""
    assert outcome(target, f"{{count: {count}{per}}}", day="2021-02-20") is UNDECIDED
