"""`pledgebook diff`: what a change does to what citizens see, said in plain words."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from pledgebook.diagnostics.safe_markdown import JOINER
from tests.commands.test_check import run
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, REPORT, REPORTED, SIGNED, ToldHistory

CORRECTION = REPORTED.replace("date: 2022-01-18", "date: 2022-02-01\ncorrects: 2022-01-18-polisen\nreason: Fel.")


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED})
    return told


def diff(history: ToldHistory, *arguments: str, language: str = "sv") -> subprocess.CompletedProcess[str]:
    where = ("--folder", str(history.folder), "--language", language, "--today", "2026-11-22")
    return run("diff", *arguments, *where)


def test_nothing_new_is_said_to_be_nothing(history: ToldHistory) -> None:
    history.put_all({AGREEMENT: f"# Bara en kommentar\n{SIGNED}"})
    done = diff(history)
    assert (done.returncode, done.stdout) == (0, "Inget ändras för medborgarna.\n")


def test_a_report_is_told_with_the_status_that_follows_from_it(history: ToldHistory) -> None:
    history.put_all({REPORT: REPORTED})
    assert diff(history).stdout == (
        "Det här ändras för medborgarna:\n"
        "  Löfte 1: Minst 20 fotpatruller i månaden. (Exempelby 2021): från Ej redovisat till Genomfört, "
        "enligt Uppföljning av Exempelby 2021, 18 januari 2022.\n"
        "  Ny uppföljning: Uppföljning av Exempelby 2021, av Polisen, 18 januari 2022. Den tar upp 1 löfte.\n"
    )


def test_amendments_corrections_contacts_and_pages_are_told(history: ToldHistory) -> None:
    history.commit({REPORT: REPORTED})
    history.commit({AGREEMENT: AMENDED})
    history.commit(
        {"followups/2022-02-01-polisen.md": CORRECTION.replace("verdict: fulfilled", "verdict: in-progress")}
    )
    told = diff(history, "HEAD~2", "HEAD", language="en").stdout
    assert "the pledge is amended (Clarified)" in told
    assert "from Fulfilled to In progress" in told
    assert "New correction of a follow-up" in told


def test_what_the_law_removes_and_a_new_name_are_told(history: ToldHistory) -> None:
    history.commit({REPORT: REPORTED})
    entry = "{id: r1, field: body.sv, date: 2022-05-04, what: personal-data, ground: gdpr-17, decided: {by: polisen}}"
    removed = REPORTED.replace("---\nSå gick", f"redactions: [{entry}]\n---\n[[redacted:r1]] gick")
    name = "sv: Exempelby kommun, en: Exempelby Municipality"
    renamed = OPENED.replace(name, f"{name}, renamed: [{{date: 2025-01-01, sv: Exempelby stad, en: X}}]")
    assert renamed != OPENED
    history.put_all({REPORT: removed, "pledges.yaml": renamed})
    done = diff(history)
    assert done.stderr == ""
    told = done.stdout
    assert "Uppföljning av Exempelby 2021: Borttaget: personuppgift." in told
    assert "Exempelby kommun heter nu Exempelby stad." in told


def test_a_record_that_is_another_is_never_said_to_be_the_same(history: ToldHistory) -> None:
    history.commit({REPORT: REPORTED})
    history.put_all({REPORT: REPORTED.replace("Så gick det.", "Det gick bra.")})
    assert "Uppföljning av Exempelby 2021: uppgifterna ändras." in diff(history).stdout


def test_two_revisions_can_be_compared_either_way(history: ToldHistory) -> None:
    history.commit({REPORT: REPORTED})
    assert "från Ej redovisat till Genomfört" in diff(history, "HEAD~1", "HEAD").stdout
    assert "Uppföljning av Exempelby 2021 försvinner" in diff(history, "HEAD", "HEAD~1").stdout


def test_markdown_for_a_pull_request_holds_no_markup_of_a_stranger(history: ToldHistory) -> None:
    hostile = '  p3:\n    by: polisen\n    title: "@alla ![x](//y) *fet*"\n    sv: Fler.\n'
    history.put_all({AGREEMENT: SIGNED + hostile})
    told = diff(history, "--format", "markdown").stdout
    assert told.startswith("## Det här ändras för medborgarna\n\n- ")
    assert rf"\@{JOINER}alla !{JOINER}\[x\](//y) \*fet\*" in told


def test_json_for_programs_has_kind_address_and_words(history: ToldHistory) -> None:
    history.put_all({REPORT: REPORTED})
    told = json.loads(diff(history, "--format", "json").stdout)
    assert [(one["kind"], one["address"]) for one in told["differences"]] == [
        ("status_by_report", "exempelby-2021/p1/"),
        ("follow_up_new", "uppfoljningar/2022-01-18-polisen/"),
    ]


def test_what_has_errors_or_is_not_there_is_refused(history: ToldHistory) -> None:
    assert diff(history, "no-such-branch").returncode == 2
    assert diff(history, "HEAD", "HEAD", "HEAD").returncode == 2
    history.put_all({AGREEMENT: SIGNED.replace("by: polisen", "by: nobody")})
    done = diff(history, language="en")
    assert done.returncode == 2
    assert "has errors" in done.stderr
    assert "Traceback" not in done.stderr
