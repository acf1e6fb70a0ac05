"""How a pledge stands on a day: each rule of the record format's section on verdict and status."""

from __future__ import annotations

from datetime import date

import pytest

from pledgebook.model.verdict import Status, Verdict
from tests.small_register import correction, follow_up, register_with, standing_in

BOTH = "by: [polisen, exempelby-kommun]"
DECIDED = "decided: {date: 2021-08-25, by: polisen, source: {title: Protokoll}}\n    reason: Färre poliser i tjänst."


def amended(kind: str, *, day: str = "2021-09-01", more: str = "") -> str:
    """The amendments of a record, with one of this kind."""
    return f"amendments:\n  - id: a1\n    after: signed\n    kind: {kind}\n    from: {day}\n    {DECIDED}\n{more}"


def test_a_pledge_without_follow_ups_is_not_reported() -> None:
    standing = standing_in(register_with())
    assert standing.status is Status.NOT_REPORTED
    assert standing.decisive is None
    assert standing.silent == ("polisen",)


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.NOT_TRIGGERED])
def test_the_status_is_the_verdict_of_the_only_giver(verdict: Verdict) -> None:
    register = register_with(follow_up("2022-01-18", f"{{p1: {verdict}}}"))
    assert standing_in(register).status.value == verdict.value


def test_a_conditional_pledge_may_be_not_triggered() -> None:
    register = register_with(follow_up("2022-01-18", "{p1: not-triggered}"), pledge="by: polisen\nconditional: true")
    assert standing_in(register).status is Status.NOT_TRIGGERED


def test_a_figure_without_a_verdict_is_reported_not_judged() -> None:
    register = register_with(follow_up("2022-01-18", "{p1: {result: {count: 190, of: fotpatruller}}}"))
    assert standing_in(register).status is Status.REPORTED_NOT_JUDGED


def test_a_text_without_a_verdict_is_reported_not_judged() -> None:
    register = register_with(follow_up("2022-01-18", "{p1: {}}", body="## p1\n\nTre gator är klara.\n"))
    standing = standing_in(register)
    assert standing.status is Status.REPORTED_NOT_JUDGED
    assert standing.silent == ()


def test_a_follow_up_that_leaves_the_pledge_out_says_nothing_of_it() -> None:
    others = "p2: {by: polisen, sv: Polisen ska hålla två möten.}\n"
    register = register_with(follow_up("2022-01-18", "{p2: fulfilled}"), others=others)
    assert standing_in(register).status is Status.NOT_REPORTED


def test_the_overall_verdict_is_not_handed_down() -> None:
    register = register_with(follow_up("2022-01-18", "{}", more="overall: fulfilled"))
    assert standing_in(register).status is Status.NOT_REPORTED


def test_the_latest_verdict_of_a_giver_counts() -> None:
    register = register_with(follow_up("2021-06-30", "{p1: in-progress}"), follow_up("2022-01-18", "{p1: fulfilled}"))
    standing = standing_in(register)
    assert standing.status is Status.FULFILLED
    assert [str(report.follow_up.date) for report in standing.reports] == ["2021-06-30", "2022-01-18"]


def test_a_later_report_without_a_verdict_leaves_the_verdict_standing() -> None:
    register = register_with(
        follow_up("2021-06-30", "{p1: in-progress}"),
        follow_up("2022-01-18", "{p1: {result: {count: 190, of: fotpatruller}}}"),
    )
    assert standing_in(register).status is Status.IN_PROGRESS


def test_the_day_decides_which_reports_there_are() -> None:
    register = register_with(follow_up("2021-06-30", "{p1: in-progress}"), follow_up("2022-01-18", "{p1: fulfilled}"))
    assert standing_in(register, date(2021, 6, 29)).status is Status.NOT_REPORTED
    assert standing_in(register, date(2021, 6, 30)).status is Status.IN_PROGRESS
    assert standing_in(register, date(2022, 1, 17)).status is Status.IN_PROGRESS
    assert standing_in(register, date(2022, 1, 18)).status is Status.FULFILLED


def test_an_imprecise_date_counts_from_its_last_day() -> None:
    register = register_with(follow_up("2021-06", "{p1: in-progress}"))
    assert standing_in(register, date(2021, 6, 29)).status is Status.NOT_REPORTED
    assert standing_in(register, date(2021, 6, 30)).status is Status.IN_PROGRESS


def test_a_draft_does_not_count() -> None:
    register = register_with(follow_up("2022-01-18", more="draft: true"))
    assert standing_in(register).status is Status.NOT_REPORTED


class TestSeveralGivers:
    def test_a_joint_report_counts_for_all_who_give_it(self) -> None:
        register = register_with(follow_up("2022-01-18", by="[polisen, exempelby-kommun]"), pledge=BOTH)
        standing = standing_in(register)
        assert standing.status is Status.FULFILLED
        assert set(standing.verdicts) == {"polisen", "exempelby-kommun"}
        assert standing.silent == ()

    def test_a_report_that_does_not_say_whose_it_is_counts_for_all(self) -> None:
        register = register_with(follow_up("2022-01-18", by="unstated", name="2022-01-18-okand"), pledge=BOTH)
        standing = standing_in(register)
        assert standing.status is Status.FULFILLED
        assert standing.silent == ()

    def test_a_silent_giver_is_named_as_silent(self) -> None:
        standing = standing_in(register_with(follow_up("2022-01-18"), pledge=BOTH))
        assert standing.status is Status.FULFILLED
        assert standing.silent == ("exempelby-kommun",)

    @pytest.mark.parametrize(
        ("first", "second", "shown"),
        [
            ("fulfilled", "not-fulfilled", "not-fulfilled"),
            ("cannot-be-judged", "partly-fulfilled", "cannot-be-judged"),
            ("not-started", "partly-fulfilled", "partly-fulfilled"),
            ("in-progress", "not-started", "not-started"),
            ("in-progress", "fulfilled", "in-progress"),
            ("fulfilled", "fulfilled", "fulfilled"),
        ],
    )
    def test_the_most_cautious_verdict_wins(self, first: str, second: str, shown: str) -> None:
        register = register_with(
            follow_up("2022-01-18", f"{{p1: {first}}}"),
            follow_up("2022-01-19", f"{{p1: {second}}}", by="exempelby-kommun"),
            pledge=BOTH,
        )
        standing = standing_in(register)
        assert standing.status.value == shown
        assert {giver: r.verdict for giver, r in standing.verdicts.items()} == {
            "polisen": Verdict(first),
            "exempelby-kommun": Verdict(second),
        }

    def test_a_giver_may_go_beyond_its_part_of_a_joint_report(self) -> None:
        register = register_with(
            follow_up("2021-06-30", "{p1: in-progress}", by="[polisen, exempelby-kommun]"),
            follow_up("2022-01-18", "{p1: fulfilled}"),
            follow_up("2022-01-20", "{p1: fulfilled}", by="exempelby-kommun"),
            pledge=BOTH,
        )
        assert standing_in(register, date(2022, 1, 18)).status is Status.IN_PROGRESS
        assert standing_in(register, date(2022, 1, 20)).status is Status.FULFILLED

    def test_a_verdict_on_somebody_elses_pledge_is_shown_but_does_not_count(self) -> None:
        standing = standing_in(register_with(follow_up("2022-01-18", by="exempelby-kommun")))
        assert standing.status is Status.NOT_REPORTED
        assert len(standing.reports) == 1
        assert standing.silent == ("polisen",)

    def test_a_pledge_of_unstated_givers_is_reported_on_by_any_party_and_nobody_is_silent(self) -> None:
        standing = standing_in(register_with(follow_up("2022-01-18"), pledge="by: unstated"))
        assert standing.status is Status.FULFILLED
        assert standing.silent == ()


class TestCorrections:
    def test_a_corrected_verdict_no_longer_counts(self) -> None:
        register = register_with(
            follow_up("2022-01-18"),
            correction("2022-02-01", "2022-01-18-polisen", "{p1: in-progress}"),
        )
        assert standing_in(register, date(2022, 1, 31)).status is Status.FULFILLED
        standing = standing_in(register)
        assert standing.status is Status.IN_PROGRESS
        assert len(standing.reports) == 1

    def test_a_correction_supersedes_only_the_pledges_it_names(self) -> None:
        others = "p2: {by: polisen, sv: Polisen ska hålla två möten.}\n"
        register = register_with(
            follow_up("2022-01-18", "{p1: fulfilled, p2: fulfilled}"),
            correction("2022-02-01", "2022-01-18-polisen", "{p2: in-progress}"),
            others=others,
        )
        assert standing_in(register).status is Status.FULFILLED

    def test_a_statement_may_be_withdrawn(self) -> None:
        register = register_with(
            follow_up("2022-01-18"),
            correction("2022-02-01", "2022-01-18-polisen", "{p1: statement-withdrawn}"),
        )
        standing = standing_in(register)
        assert standing.status is Status.NOT_REPORTED
        assert standing.silent == ("polisen",)

    def test_a_correction_of_a_correction_counts(self) -> None:
        register = register_with(
            follow_up("2022-01-18"),
            correction("2022-02-01", "2022-01-18-polisen", "{p1: statement-withdrawn}"),
            correction("2022-02-02", "2022-02-01-polisen", "{p1: in-progress}"),
        )
        assert standing_in(register).status is Status.IN_PROGRESS

    def test_a_correction_of_a_correction_supersedes_the_report_even_past_one_that_does_not_name_the_pledge(
        self,
    ) -> None:
        others = "p2: {by: polisen, sv: Polisen ska hålla två möten.}\n"
        register = register_with(
            follow_up("2022-01-18", "{p1: fulfilled, p2: fulfilled}"),
            correction("2022-02-01", "2022-01-18-polisen", "{p2: in-progress}"),
            correction("2022-02-02", "2022-02-01-polisen", "{p1: in-progress}"),
            others=others,
        )
        assert standing_in(register).status is Status.IN_PROGRESS

    def test_a_draft_of_a_correction_changes_nothing(self) -> None:
        draft = follow_up(
            "2022-02-01", "{p1: in-progress}", more="corrects: 2022-01-18-polisen\nreason: Fel.\ndraft: true"
        )
        assert standing_in(register_with(follow_up("2022-01-18"), draft)).status is Status.FULFILLED

    def test_a_correction_of_an_old_report_does_not_outdo_a_newer_report(self) -> None:
        register = register_with(
            follow_up("2021-06-30", "{p1: not-started}"),
            follow_up("2022-01-18", "{p1: fulfilled}"),
            correction("2022-02-01", "2021-06-30-polisen", "{p1: in-progress}"),
        )
        assert standing_in(register).status is Status.FULFILLED

    def test_a_correction_by_the_publisher_speaks_for_the_party_whose_report_it_is(self) -> None:
        register = register_with(
            follow_up("2022-01-18"),
            correction("2022-02-01", "2022-01-18-polisen", "{p1: in-progress}", by="foreningen"),
        )
        standing = standing_in(register)
        assert standing.status is Status.IN_PROGRESS
        assert standing.silent == ()

    def test_a_correction_by_one_party_of_a_joint_report_speaks_for_both(self) -> None:
        register = register_with(
            follow_up("2022-01-18", by="[polisen, exempelby-kommun]"),
            correction("2022-02-01", "2022-01-18-polisen", "{p1: in-progress}"),
            pledge=BOTH,
        )
        standing = standing_in(register)
        assert standing.status is Status.IN_PROGRESS
        assert standing.silent == ()


class TestEndings:
    def test_a_withdrawn_pledge_is_discontinued_from_its_day(self) -> None:
        register = register_with(follow_up("2021-06-30"), pledge=f"by: polisen\n{amended('withdrawn')}")
        assert standing_in(register, date(2021, 8, 31)).status is Status.FULFILLED
        standing = standing_in(register, date(2021, 9, 1))
        assert standing.status is Status.DISCONTINUED
        assert standing.decisive is not None
        assert standing.ended_by is not None
        assert standing.ended_by.id == "a1"

    def test_a_replaced_pledge_is_replaced_and_keeps_its_last_verdict(self) -> None:
        others = "p2: {by: polisen, replaces: exempelby-2021/p1, sv: Minst 10 fotpatruller.}\n"
        replaced = amended("replaced-by", more="    to: exempelby-2021/p2\n")
        register = register_with(follow_up("2021-06-30"), pledge=f"by: polisen\n{replaced}", others=others)
        standing = standing_in(register)
        assert standing.status is Status.REPLACED
        assert standing.decisive is not None
        assert standing.decisive.verdict is Verdict.FULFILLED

    def test_the_end_of_an_agreement_ends_its_pledges(self) -> None:
        register = register_with(agreement=f"period: 2021\n{amended('withdrawn')}")
        assert standing_in(register, date(2021, 8, 31)).status is Status.NOT_REPORTED
        assert standing_in(register, date(2021, 9, 1)).status is Status.DISCONTINUED

    def test_an_agreement_that_moved_to_another_document_is_replaced(self) -> None:
        moved = amended("moved", more="    to: {title: Handlingsplan 2022}\n")
        assert standing_in(register_with(agreement=f"period: 2021\n{moved}")).status is Status.REPLACED

    def test_a_pledge_that_moved_to_another_focus_area_goes_on(self) -> None:
        moved = amended("moved", more="    now: {focus: trafik}\n")
        register = register_with(
            agreement="period: 2021\nfocus: {trafik: {sv: Trafik}}", pledge=f"by: polisen\n{moved}"
        )
        assert standing_in(register).status is Status.NOT_REPORTED


class TestFinalReport:
    @pytest.mark.parametrize("verdict", ["not-started", "in-progress"])
    def test_an_unfinished_pledge_lacks_its_final_report_once_that_was_due(self, verdict: str) -> None:
        register = register_with(follow_up("2021-06-30", f"{{p1: {verdict}}}"))
        assert not standing_in(register, date(2022, 3, 31)).is_final_report_missing
        standing = standing_in(register, date(2022, 4, 1))
        assert standing.is_final_report_missing
        assert standing.status.value == verdict

    def test_a_finished_pledge_lacks_none(self) -> None:
        assert not standing_in(register_with(follow_up("2021-06-30"))).is_final_report_missing

    def test_an_open_period_has_no_final_report(self) -> None:
        register = register_with(follow_up("2021-06-30", "{p1: in-progress}"), agreement="period: 2021 to open")
        assert not standing_in(register).is_final_report_missing

    def test_an_extension_postpones_the_final_report(self) -> None:
        extended = amended("extended", more="    now: {period: 2021 to 2022}\n")
        register = register_with(follow_up("2021-06-30", "{p1: in-progress}"), agreement=f"period: 2021\n{extended}")
        assert not standing_in(register, date(2022, 4, 1)).is_final_report_missing
        assert standing_in(register, date(2023, 4, 1)).is_final_report_missing
