"""The lines that a complaint offers: once pasted where they belong, with the old text back, nothing is left to say."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.past import undeclared_since
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from pledgebook.reading.git_repository import Repository
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, REPORT, REPORTED, SIGNED, ToldHistory
from tests.small_register import TODAY

CORRECTED = "followups/2022-03-01-polisen.md"
# What an editor fills in for the blanks, by the field they stand in.
DATE, BY, ELSE = "2022-03-01", "[polisen, exempelby-kommun]", "Ifyllt."


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.opened()
    return told


def complaints(history: ToldHistory) -> list[Diagnostic]:
    """The errors of `check --since HEAD`."""
    checked = check(read_folder(history.folder), TODAY)
    assert checked.register is not None
    with Repository.open(history.folder) as repository:
        since = undeclared_since(repository, repository.resolve("HEAD"), checked.register)
    return [one for one in (*checked.diagnostics, *since) if one.severity is Severity.ERROR]


def block_in(history: ToldHistory) -> str:
    """The only block that is offered."""
    (block,) = [one.block for one in complaints(history) if one.block]
    return block


def filled_in(block: str) -> str:
    lines = []
    for line in block.splitlines(keepends=True):
        field = line.strip().removeprefix("- ").partition(":")[0]
        value = DATE if field in ("date", "from", "entered") else BY if field == "by" else ELSE
        lines.append(line.replace("…", value))
    return "".join(lines)


def is_clean(history: ToldHistory) -> bool:
    told = complaints(history)
    assert text_report(told, "en") == ""
    return not told


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        ("Minst 20 fotpatruller i månaden.", "Minst 20 fotpatruler i månaden.", ["typo"]),
        ("Minst 20 fotpatruller i månaden.", "Minst 20 fotpatruller på kvällar.", ["clarified"]),
        ("Minst 20 fotpatruller i månaden.", "Minst 10 fotpatruller i månaden.", ["target-changed"]),
        ("at_least: 20, of: fotpatruller", "at_least: 10, of: fotpatruller", ["target-changed"]),
        ("at_least: 20, of: fotpatruller", "up_to: 40 %, of: fotpatruller, on_average: true", ["target-changed"]),
        ("    target: {at_least: 20, of: fotpatruller, per: month}\n", "", ["target-changed"]),
        ("    by: polisen", "    by: [polisen, exempelby-kommun]", ["parties-changed"]),
        ("    by: polisen", "    by: [polisen, exempelby-kommun]\n    with: foreningen", ["parties-changed"]),
        ("    by: polisen", "    by: polisen\n    conditional: true", ["clarified"]),
        (
            "    by: polisen\n    sv: Minst 20 fotpatruller i månaden.\n    target: {at_least: 20,",
            "    by: exempelby-kommun\n    sv: Minst 10 fotpatruller i veckan.\n    target: {at_least: 10,",
            ["target-changed", "parties-changed"],
        ),
    ],
)
def test_what_was_changed_in_a_pledge_can_be_said_with_the_block(
    history: ToldHistory, was: str, now: str, kinds: list[str]
) -> None:
    assert was in SIGNED
    history.put(AGREEMENT, SIGNED.replace(was, now, 1))
    block = block_in(history)
    assert [line.split()[-1] for line in block.splitlines() if "kind:" in line] == kinds
    history.put(AGREEMENT, SIGNED.replace("  p2:", f"{indent(filled_in(block), '    ')}  p2:"))
    assert is_clean(history)


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("period: 2021\n", "period: 2021 to 2022\n", "extended"),
        ("[polisen, exempelby-kommun]", "[polisen, exempelby-kommun, foreningen]", "parties-changed"),
        ("period: 2021\n", "period: 2021\ntitle: {sv: Löftet}\n", "clarified"),
        ("period: 2021\n", "period: 2021\nreporting: {due: every 4 months, sv: I rådet.}\n", "extended"),
    ],
)
def test_what_was_changed_in_an_agreement_can_be_said_with_the_block(
    history: ToldHistory, was: str, now: str, kind: str
) -> None:
    history.put(AGREEMENT, SIGNED.replace(was, now, 1))
    block = block_in(history)
    assert f"kind: {kind}\n" in block
    history.put(AGREEMENT, SIGNED + filled_in(block))
    assert is_clean(history)


def test_the_block_goes_on_after_the_amendments_there_are(history: ToldHistory) -> None:
    history.commit({AGREEMENT: AMENDED})
    history.put(AGREEMENT, AMENDED.replace("Två dialogmöten.", "Två möten i varje by.", 1))
    block = block_in(history)
    assert block.startswith("- id: a2\n  after: a1\n")
    history.put(AGREEMENT, AMENDED + indent(filled_in(block), "      "))
    assert is_clean(history)


def test_what_an_amendment_has_said_already_needs_no_block(history: ToldHistory) -> None:
    history.commit({AGREEMENT: AMENDED})
    history.put(AGREEMENT, AMENDED.replace("sv: Två dialogmöten.", "sv: Två dialogmöten på torget.", 1))
    assert [one.block for one in complaints(history) if one.code.slug == "signed-value-changed"] == [""]


def test_a_target_that_an_amendment_has_set_already_needs_no_block(history: ToldHistory) -> None:
    history.put(AGREEMENT, SIGNED.replace("at_least: 20", "at_least: 10"))
    amended = SIGNED.replace("  p2:", f"{indent(filled_in(block_in(history)), '    ')}  p2:")
    history.commit({AGREEMENT: amended})
    history.put(AGREEMENT, amended.replace("at_least: 20", "at_least: 10"))
    assert [one.block for one in complaints(history) if one.code.slug == "signed-value-changed"] == [""]


def test_a_pledge_that_was_taken_away_can_be_withdrawn_with_the_block(history: ToldHistory) -> None:
    history.put(AGREEMENT, SIGNED[: SIGNED.index("  p2:")])
    block = block_in(history)
    assert "kind: withdrawn\n" in block
    history.put(AGREEMENT, SIGNED + indent(filled_in(block), "    "))
    assert is_clean(history)


def test_a_pledge_that_joined_can_say_so_with_the_block(history: ToldHistory) -> None:
    joined = SIGNED + "  p3:\n    by: polisen\n    sv: Fyra dialogmöten.\n"
    history.put(AGREEMENT, joined)
    history.put(AGREEMENT, joined + indent(filled_in(block_in(history)), "    "))
    assert is_clean(history)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("verdict: fulfilled", "verdict: partly-fulfilled", "verdict: partly-fulfilled\n"),
        ("result: 22", "result: about 18", "count: about 18\n"),
        ("result: 22", "result: {count: 12 of 14, of: skolor, when: 2021-05}", "count: 12 of 14\n"),
        ("{verdict: fulfilled, result: 22}", "statement-withdrawn", "p1: statement-withdrawn\n"),
        ("{p1: {verdict: fulfilled, result: 22}}", "{p2: fulfilled}", "p1: statement-withdrawn\n"),
        ("Så gick det.", "Det gick över förväntan.", "Det gick över förväntan.\n"),
    ],
)
def test_an_edited_report_can_be_corrected_with_the_block(history: ToldHistory, was: str, now: str, said: str) -> None:
    history.put(REPORT, REPORTED.replace(was, now))
    block = block_in(history)
    assert said in block
    history.put_all({REPORT: REPORTED, CORRECTED: filled_in(block)})
    assert is_clean(history)


def test_a_typing_mistake_in_a_report_is_offered_as_one(tmp_path: Path) -> None:
    history = ToldHistory(tmp_path / "register")
    twice = REPORTED.replace("Så gick det.", "Det gik bra. Sedan gik det fort.")
    history.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED, REPORT: twice})
    history.put(REPORT, twice.replace("Sedan gik", "Sedan gick"))
    block = block_in(history)
    assert "was: Sedan gik\n    now: Sedan gick\n" in block


def test_a_vanished_report_can_be_taken_back_with_the_block(history: ToldHistory) -> None:
    history.put_all({REPORT: None})
    block = block_in(history)
    history.put_all({REPORT: REPORTED, CORRECTED: filled_in(block)})
    assert is_clean(history)


def test_another_name_is_offered_as_a_new_one(history: ToldHistory) -> None:
    register = (history.folder / "pledges.yaml").read_text("utf-8")
    history.put("pledges.yaml", register.replace("sv: Exempelby kommun", "sv: Exempelby stad"))
    assert block_in(history).splitlines()[:3] == ["renamed:", "  - date: …", "    sv: Exempelby stad"]
