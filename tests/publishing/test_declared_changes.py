"""All changes that records declare are found, each in its family, newest first, with its values before and after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pledgebook.language import Text
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.model.target import Target
from pledgebook.pipeline import check
from pledgebook.publishing.declared_changes import DeclaredChange, Family, by_record, declared_changes
from pledgebook.publishing.in_force import coming_on, in_force_on
from pledgebook.publishing.lateness import Late
from pledgebook.reading.folder import read_folder
from tests.small_register import TODAY, correction, follow_up, register_with
from tests.test_cases import CASES


def changes_in(register: Register, day: date = TODAY) -> tuple[DeclaredChange, ...]:
    return declared_changes(in_force_on(day, register), coming_on(day, register))


def amendment(kind: str, more: str = "", *, number: int = 1) -> str:
    after = f"a{number - 1}" if number > 1 else "signed"
    return f"  - {{id: a{number}, after: {after}, kind: {kind}, {more}}}\n"


def decided(day: str = "") -> str:
    return (
        f"decided: {{{f'date: {day}, ' if day else ''}by: polisen, source: {{title: Protokoll}}}}, reason: Så blev det"
    )


def pledge_with(*amendments: str, more: str = "") -> Register:
    return register_with(pledge=f"by: polisen\n{more}amendments:\n{''.join(amendments)}")


def only(changes: tuple[DeclaredChange, ...]) -> DeclaredChange:
    (change,) = changes
    return change


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("clarified", "now: {sv: Nya ord.}"),
        ("target-changed", "now: {target: {at_least: 10, of: {sv: patruller}}}"),
        ("parties-changed", "now: {by: exempelby-kommun}"),
        ("moved", "to: {title: Ett annat forum}"),
        ("withdrawn", "from: 2021-05-01"),
    ],
)
def test_what_the_parties_changed_is_theirs(kind: str, more: str) -> None:
    change = only(changes_in(pledge_with(amendment(kind, f"{decided('2021-04-01')}, {more}"))))
    assert (change.family, change.kind) == (Family.BY_PARTIES, kind)
    assert change.decision is not None
    assert change.reason is not None
    assert change.told_at == "exempelby-2021/p1/#amendments"


@pytest.mark.parametrize("kind", ["typo", "translation", "transcription"])
def test_a_mended_copy_is_our_own_mistake(kind: str) -> None:
    source = ", source: {title: Avtalet, url: 'https://example.org/'}" if kind == "transcription" else ""
    now = "{en: At least 20 foot patrols.}" if kind == "translation" else "{sv: Minst 20 fotpatruler.}"
    change = only(changes_in(pledge_with(amendment(kind, f"entered: 2022-02-01, now: {now}{source}"))))
    assert (change.family, change.kind, str(change.day)) == (Family.OUR_COPY, kind, "2022-02-01")
    assert change.late is None


def test_a_value_is_told_before_and_after_each_amendment_by_itself() -> None:
    register = pledge_with(
        amendment("target-changed", f"{decided('2021-03-01')}, now: {{target: {{at_least: 10, of: {{sv: pass}}}}}}"),
        amendment(
            "target-changed", f"{decided('2021-06-01')}, now: {{target: {{at_least: 5, of: {{sv: pass}}}}}}", number=2
        ),
        more="target: {at_least: 20, of: {sv: pass}}\n",
    )
    told = []
    for change in by_record(changes_in(register))["exempelby-2021/p1"]:
        (value,) = change.values
        assert value.field == "target"
        assert isinstance(value.before, Target)
        assert isinstance(value.after, Target)
        told.append((value.before.at_least, value.after.at_least))
    assert told == [(Decimal(20), Decimal(10)), (Decimal(10), Decimal(5))]


def test_the_newest_is_first_and_what_has_no_day_last() -> None:
    register = pledge_with(
        amendment("clarified", f"{decided('2021-03-01')}, now: {{sv: Ett.}}"),
        amendment("clarified", f"{decided()}, now: {{sv: Två.}}", number=2),
        amendment("clarified", f"{decided('2021-07')}, now: {{sv: Tre.}}", number=3),
        amendment("clarified", f"{decided('2021-07-31')}, now: {{sv: Fyra.}}", number=4),
        amendment("clarified", f"{decided('2021')}, now: {{sv: Fem.}}", number=5),
    )
    days = [str(change.day or "okänd") for change in changes_in(register)]
    assert days == ["2021", "2021-07", "2021-07-31", "2021-03-01", "okänd"]


def test_of_one_day_what_was_written_last_is_first() -> None:
    changes = changes_in(
        pledge_with(
            amendment("clarified", f"{decided('2021-03-01')}, now: {{sv: Ett.}}"),
            amendment("clarified", f"{decided('2021-03-01')}, now: {{sv: Två.}}", number=2),
        )
    )
    assert [change.place for change in changes] == [2, 1]


def test_what_is_decided_but_not_in_force_is_told_apart_and_builds_on_what_stands() -> None:
    register = pledge_with(
        amendment("clarified", f"{decided('2021-03-01')}, now: {{sv: Ett.}}"),
        amendment("clarified", f"{decided('2021-04-01')}, from: 2030-01-01, now: {{sv: Två.}}", number=2),
    )
    coming, present = changes_in(register)
    assert (coming.is_coming, present.is_coming) == (True, False)
    assert coming.told_at.endswith("#coming")
    (value,) = coming.values
    assert isinstance(value.before, Text)
    assert isinstance(value.after, Text)
    assert (value.before.original.words, value.after.original.words) == ("Ett.", "Två.")
    assert isinstance(coming.record, Pledge)
    assert coming.record.wording.original.words == "Ett."
    assert [change.is_coming for change in changes_in(register, date(2031, 1, 1))] == [False, False]


def test_a_pledge_that_joined_later_is_a_change_by_the_parties() -> None:
    added = "added: {date: 2021-06, decided: {date: 2021-05, by: polisen}, reason: Enkäten}"
    change = only(changes_in(register_with(pledge=f"by: polisen\n{added}")))
    assert (change.family, change.kind, str(change.day)) == (Family.BY_PARTIES, "added", "2021-06")
    assert change.told_at == "exempelby-2021/p1/#added"


def test_a_correction_of_a_report_is_neither_a_change_of_the_pledge_nor_ours() -> None:
    report, mended = follow_up("2021-12-20"), correction("2022-02-01", "2021-12-20-polisen", "{p1: not-started}")
    change = only(changes_in(register_with(report, mended)))
    assert (change.family, change.kind) == (Family.REPORTS, "report-corrected")
    assert change.corrected is not None
    assert change.corrected.id == "2021-12-20-polisen"
    (statement,) = change.statements
    assert statement.before is not None
    assert (statement.before.verdict, statement.after.verdict) == ("fulfilled", "not-started")


def test_what_was_said_before_is_found_through_a_chain_of_corrections() -> None:
    others = "p2: {by: polisen, sv: Mer.}\n"
    register = register_with(
        follow_up("2021-12-20", "{p1: fulfilled, p2: fulfilled}"),
        correction("2022-02-01", "2021-12-20-polisen", "{p1: not-started}"),
        correction("2022-03-01", "2022-02-01-polisen", "{p2: statement-withdrawn}"),
        others=others,
    )
    newest = changes_in(register)[0]
    assert newest.kind == "statements-withdrawn"
    (statement,) = newest.statements
    assert statement.before is not None
    assert statement.before.verdict == "fulfilled"


def test_a_typing_mistake_in_a_report_is_our_own() -> None:
    more = "typos: {entered: 2022-01-02, was: oftta, now: ofta}"
    change = only(changes_in(register_with(follow_up("2021-12-20", more=more, body="Vi var ute oftta.\n"))))
    assert (change.family, change.kind, str(change.day)) == (Family.OUR_COPY, "report-typo", "2022-01-02")
    assert change.typo is not None
    assert change.typo.now == "ofta"


def extended(more: str) -> Register:
    lines = amendment("extended", f"{more}, now: {{period: 2021 to 2022}}")
    return register_with(agreement=f"period: 2021\namendments:\n{lines}")


@pytest.mark.parametrize(
    ("more", "late"),
    [
        (f"from: 2022-01-01, {decided('2021-12-01')}", None),
        (f"from: 2022-01-01, {decided('2022-02-01')}", Late.DECIDED),
        (f"from: 2022-01-01, entered: 2022-05-01, {decided('2021-12-01')}", Late.ENTERED),
        (f"from: 2022-01-01, {decided()}", None),
        (f"from: 2021-12, {decided('2021')}", None),
    ],
)
def test_an_extension_that_came_when_the_period_was_over_says_so(more: str, late: Late | None) -> None:
    assert only(changes_in(extended(more))).late is late


def test_a_pledge_changed_within_an_extended_period_is_in_time() -> None:
    lines = amendment("extended", f"from: 2022-01-01, {decided('2021-12-01')}, now: {{period: 2021 to 2022}}")
    changed = amendment("clarified", f"from: 2022-03-01, {decided('2022-02-01')}, now: {{sv: Ett.}}")
    on_time = register_with(
        agreement=f"period: 2021\namendments:\n{lines}", pledge=f"by: polisen\namendments:\n{changed}"
    )
    assert [change.late for change in changes_in(on_time)] == [None, None]
    assert only(changes_in(pledge_with(changed))).late is Late.DECIDED


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("umea", [("extended", "2023-03", Late.DECIDED), ("added", "2023-03", None)]),
        ("sto-stenungsund-orust-tjorn", [("extended", "2022-01-01", None)]),
        ("vara-2019-and-gap", [("extended", "2020-01-01", None)]),
        ("stockholm-jarva", [("moved", "None", None)]),
        ("vara-2021", []),
    ],
)
def test_the_changes_of_real_cases(case: str, told: list[tuple[str, str, Late | None]]) -> None:
    register = check(read_folder(CASES / case), TODAY).register
    assert register is not None
    assert [(change.kind, str(change.day), change.late) for change in changes_in(register)] == told
