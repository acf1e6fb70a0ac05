"""Whether reports came when they were promised."""

from __future__ import annotations

from datetime import date

from pledgebook.model.register import Register
from pledgebook.model.reporting_state import Due, ReportingState, due_days, reporting_state_on
from tests.small_register import agreement_in, follow_up, register_with

TWICE = "period: 2021\nreporting: {due: [2021-05, 2021-09]}"


def state_in(register: Register, day: date) -> ReportingState:
    agreement = agreement_in(register)
    return reporting_state_on(day, agreement, register, register.follow_ups_on(agreement.id))


def due_in(register: Register, day: date) -> list[str]:
    return [due.day.isoformat() for due in due_days(agreement_in(register), register, day)]


def overdue_in(register: Register, day: date) -> list[str]:
    return [due.day.isoformat() for due in state_in(register, day).overdue]


def test_a_final_report_is_always_due_three_months_after_the_end() -> None:
    assert due_in(register_with(), date(2021, 6, 1)) == ["2022-03-31"]


def test_an_open_or_unknown_period_has_no_final_report() -> None:
    assert due_in(register_with(agreement="period: 2021 to open"), date(2021, 6, 1)) == []
    assert due_in(register_with(agreement="period: unknown"), date(2021, 6, 1)) == []


def test_a_report_due_in_a_month_is_due_by_its_last_day() -> None:
    register = register_with(agreement=TWICE)
    assert due_in(register, date(2021, 1, 1)) == ["2021-05-31", "2021-09-30", "2022-03-31"]


def test_a_rhythm_runs_from_the_first_day_to_the_last() -> None:
    register = register_with(agreement="period: 2021\nreporting: {due: every 4 months}")
    assert due_in(register, date(2021, 1, 1)) == ["2021-05-01", "2021-09-01", "2022-03-31"]


def test_a_rhythm_in_an_open_period_knows_the_next_day() -> None:
    register = register_with(agreement="period: 2021 to open\nreporting: {due: every 6 months}")
    assert state_in(register, date(2022, 3, 1)).next_due == Due(date(2022, 7, 1), is_promised=True)


def test_an_extension_moves_the_final_report() -> None:
    register = register_with(
        agreement="""period: 2021
amendments:
  - id: a1
    after: signed
    kind: extended
    decided: {date: 2021-10-01, by: polisen, source: {title: Protokoll}}
    reason: Arbetet är inte klart.
    now: {period: 2021 to 2022}"""
    )
    assert due_in(register, date(2021, 6, 1)) == ["2023-03-31"]


def test_a_register_may_set_another_length_however_long() -> None:
    register = register_with(agreement="period: 2021\nreporting: {due: every 9999 years}")
    assert due_in(register, date(2021, 6, 1)) == ["2022-03-31"]


def test_nothing_is_overdue_on_the_due_day_itself() -> None:
    register = register_with(agreement=TWICE)
    assert overdue_in(register, date(2021, 5, 31)) == []
    assert overdue_in(register, date(2021, 6, 1)) == ["2021-05-31"]


def test_a_report_answers_the_due_day_that_it_comes_for() -> None:
    register = register_with(follow_up("2021-05-12"), agreement=TWICE)
    assert overdue_in(register, date(2021, 6, 1)) == []
    assert overdue_in(register, date(2021, 10, 1)) == ["2021-09-30"]


def test_a_late_report_answers_too() -> None:
    register = register_with(follow_up("2021-10-20"), agreement=TWICE)
    assert overdue_in(register, date(2021, 10, 19)) == ["2021-09-30"]
    assert overdue_in(register, date(2021, 10, 20)) == []


def test_the_final_report_reaches_into_the_last_month_of_the_period() -> None:
    early, late = follow_up("2021-11-30"), follow_up("2021-12-01")
    assert overdue_in(register_with(early), date(2022, 4, 1)) == ["2022-03-31"]
    assert overdue_in(register_with(late), date(2022, 4, 1)) == []


def test_a_report_that_covers_less_than_its_date_does_not_reach_the_end() -> None:
    register = register_with(follow_up("2022-01-18", more="covers: 2021-01 to 2021-08"))
    assert overdue_in(register, date(2022, 4, 1)) == ["2022-03-31"]


def test_a_report_promised_for_some_day_in_the_year_after_may_come_before_the_final_one_is_due() -> None:
    register = register_with(follow_up("2022-01-18"), agreement="period: 2021\nreporting: {due: [2021-05, 2022]}")
    assert overdue_in(register, date(2023, 1, 1)) == []


def test_drafts_and_reports_of_later_days_answer_nothing() -> None:
    register = register_with(follow_up("2021-05-12", more="draft: true"), agreement=TWICE)
    state = state_in(register, date(2021, 6, 1))
    assert [due.day for due in state.overdue] == [date(2021, 5, 31)]
    assert state.last_report is None
    assert state.days_since_last is None


def test_days_since_the_last_report_are_counted_only_from_a_known_day() -> None:
    assert state_in(register_with(follow_up("2021-05-31")), date(2021, 6, 10)).days_since_last == 10
    assert state_in(register_with(follow_up("2021-05")), date(2021, 6, 10)).days_since_last is None


def test_a_promised_report_and_the_final_one_can_both_be_missing() -> None:
    register = register_with(agreement="period: 2021\nreporting: {due: 2021-05}")
    state = state_in(register, date(2023, 1, 1))
    assert state.overdue == (Due(date(2021, 5, 31), is_promised=True), Due(date(2022, 3, 31), is_promised=False))


def test_a_period_that_ends_with_a_month_has_its_final_report_due_at_the_end_of_a_month() -> None:
    assert due_in(register_with(agreement="period: 2019-03 to 2020-02"), date(2019, 6, 1)) == ["2020-05-31"]


def test_a_report_is_due_soon_thirty_days_ahead() -> None:
    register = register_with(agreement=TWICE)
    assert not state_in(register, date(2021, 4, 30)).is_due_soon
    assert state_in(register, date(2021, 5, 1)).is_due_soon
    assert state_in(register, date(2021, 5, 1)).next_due == Due(date(2021, 5, 31), is_promised=True)
