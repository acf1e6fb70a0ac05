"""`pledgebook amend` and `pledgebook correct`: what they write, and that they write nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pledgebook.cli import cli
from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from tests.complaint_cases import BASE
from tests.history.told_history import AGREEMENT, AMENDED, REPORT, REPORTED, SIGNED

PLEDGE = "exempelby-2021/p1"
WITHDRAWN = """amendments:
  - id: a1
    after: signed
    kind: withdrawn
    decided:
      date: 2021-09-01
      by: [polisen]
    reason:
      sv: Inget skäl angavs.
"""
OPTIONS = ("--kind", "withdrawn", "--decided", "2021-09-01", "--by", "polisen", "--reason", "sv=Inget skäl angavs.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, {"pledges.yaml": BASE.read_text("utf-8"), AGREEMENT: SIGNED, REPORT: REPORTED})
    return tmp_path


def put(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())


def text_of(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()


def run(folder: Path, *arguments: str, answers: str = "") -> Result:
    more = ("--folder", str(folder), "--language", "en", "--today", "2026-11-22")
    return CliRunner().invoke(cli, [*arguments, *more], input=answers, standalone_mode=False)


def indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}" for line in text.splitlines(keepends=True))


def errors_in(folder: Path) -> str:
    found = check(read_folder(folder), date(2026, 11, 22)).diagnostics
    return text_report([one for one in found if one.severity == "error"], "en")


def test_what_a_kind_must_have_is_asked_for_until_it_can_be_read(folder: Path) -> None:
    answers = "withdraw\n9\n\n1 September\n2021-09-01\npolice\n1\nInget skäl angavs.\n"
    done = run(folder, "amend", PLEDGE, answers=answers)
    assert done.return_value == 0, done.output
    assert "Did you mean `withdrawn`?" in done.output
    assert "`1 September` is no date." in done.output
    assert text_of(folder, AGREEMENT) == SIGNED.replace("  p2:", f"{indented(WITHDRAWN, 4)}  p2:")


def test_what_is_said_with_options_is_not_asked(folder: Path) -> None:
    assert run(folder, "amend", PLEDGE, *OPTIONS).return_value == 0
    assert text_of(folder, AGREEMENT) == SIGNED.replace("  p2:", f"{indented(WITHDRAWN, 4)}  p2:")
    assert errors_in(folder) == ""


def test_an_amendment_comes_after_those_there_are(folder: Path) -> None:
    put(folder, {AGREEMENT: AMENDED})
    done = run(
        folder, "amend", "exempelby-2021/p2", "--kind", "typo", "--entered", "2021-10-03",
        "--now", "sv=Två dialogmöten på torgett.",
    )  # fmt: skip
    assert done.return_value == 0, done.output
    entry = "- id: a2\n  after: a1\n  kind: typo\n  entered: 2021-10-03\n  now:\n    sv: Två dialogmöten på torgett.\n"
    assert text_of(folder, AGREEMENT) == AMENDED + indented(entry, 6)


@pytest.mark.parametrize(
    "text",
    [
        f"# Om löftet\n{SIGNED}\n# Sist i filen\n",
        SIGNED.replace("\n", "\r\n"),
        "\ufeff" + SIGNED,
        SIGNED.removesuffix("\n"),
        SIGNED.replace("    target:", "    # Målet\n    target:").replace("  p2:", "\n  # Kommunens\n  p2:"),
        SIGNED.replace("Minst 20 fotpatruller i månaden.", "|\n      Minst 20 fotpatruller.\n\n      # I månaden."),
        SIGNED.replace("    sv: Minst 20 fotpatruller i månaden.\n", "").replace(
            "  p2:", "    sv: |\n      Minst 20.\n\n      # I månaden.\n  p2:"
        ),
        SIGNED.replace("    by: polisen\n", "    by:\n    - polisen\n"),
    ],
)
@pytest.mark.parametrize("record", [PLEDGE, "exempelby-2021/p2", "exempelby-2021"])
def test_no_other_byte_of_the_file_is_changed(folder: Path, text: str, record: str) -> None:
    put(folder, {AGREEMENT: text})
    done = run(folder, "amend", record, *OPTIONS)
    assert done.return_value == 0, done.output
    line_end = "\r\n" if "\r\n" in text else "\n"
    written = text_of(folder, AGREEMENT)
    block = indented(WITHDRAWN, 0 if record == "exempelby-2021" else 4).replace("\n", line_end)
    assert block in written
    assert written.replace(block, "", 1).rstrip() == text.rstrip()
    assert written.endswith("# Sist i filen\n") == text.endswith("# Sist i filen\n")
    assert errors_in(folder) == ""


def test_an_agreement_in_the_register_is_amended_too(folder: Path) -> None:
    inside = f"{BASE.read_text('utf-8')}agreements:\n  exempelby-2021:\n{indented(SIGNED, 4)}updated: 2021-05-01\n"
    (folder / AGREEMENT).unlink()
    put(folder, {"pledges.yaml": inside})
    assert run(folder, "amend", "exempelby-2021/p2", *OPTIONS).return_value == 0
    assert text_of(folder, "pledges.yaml").replace(indented(WITHDRAWN, 8), "") == inside
    assert errors_in(folder) == ""


@pytest.mark.parametrize(
    "text",
    [
        SIGNED.replace(
            "  p2:\n    by: exempelby-kommun\n    sv: Två dialogmöten.\n", "  p2: {by: polisen, sv: Två.}\n"
        ),
        SIGNED + "    amendments: [{id: a1, after: signed, kind: typo, entered: 2021, now: {sv: Två dialogmöte.}}]\n",
    ],
)
def test_a_record_on_one_line_is_left_alone_and_the_block_shown(folder: Path, text: str) -> None:
    put(folder, {AGREEMENT: text})
    done = run(folder, "amend", "exempelby-2021/p2", *OPTIONS)
    assert done.return_value == 1
    assert "kind: withdrawn" in done.output
    assert "by hand" in done.output
    assert text_of(folder, AGREEMENT) == text


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        ("typo", ("--entered", "2021-10-03", "--now", "sv=Minst 2 fotpatruller i månaden."), "F238"),
        ("typo", ("--entered", "2021-10-03", "--now", "target={at_least: 2}"), "F232"),
        (
            "target-changed",
            (*OPTIONS[2:], "--source", "Protokoll", "--now", "target={at_least: 20, of: fotpatruller, per: month}"),
            "F242",
        ),
        ("withdrawn", ("--decided", "2030-01-01", "--by", "polisen", "--reason", "sv=Nej."), "T407"),
    ],
)
def test_what_would_be_an_error_is_not_written(folder: Path, kind: str, more: tuple[str, ...], told: str) -> None:
    done = run(folder, "amend", PLEDGE, "--kind", kind, *more)
    assert (done.return_value, told in done.output) == (1, True), done.output
    assert text_of(folder, AGREEMENT) == SIGNED


@pytest.mark.parametrize(
    "arguments",
    [
        ("amend", "exempelby-2021/p9", *OPTIONS),
        ("amend", PLEDGE, "--kind", "removed"),
        ("amend", PLEDGE, "--kind", "typo", "--entered", "2021-13-01"),
        ("amend", PLEDGE, "--kind", "typo", "--entered", "2021-10-03", "--now", "sv"),
        ("amend", PLEDGE, "--kind", "typo", "--entered", "2021-10-03", "--now", "title={sv: [}"),
        ("correct", "2022-01-19-polisen"),
        ("correct", "2022-01-18-polisen", "--by", "exempelby-kommun"),
    ],
)
def test_what_cannot_be_used_ends_with_2_in_one_sentence(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(folder, *arguments)
    assert (done.return_value, done.output.count("\n")) == (2, 1), done.output
    assert "Traceback" not in done.output
    assert text_of(folder, AGREEMENT) == SIGNED


def test_a_file_that_would_be_read_otherwise_is_not_written(folder: Path) -> None:
    """A quoted text may go on further out, where the record seems to have ended: the lines would become its words."""
    text = SIGNED.replace("sv: Två dialogmöten.", 'sv: "Två\n  dialogmöten."')
    put(folder, {AGREEMENT: text})
    done = run(folder, "amend", "exempelby-2021/p2", *OPTIONS)
    assert (done.return_value, "in another way than expected" in done.output) == (1, True), done.output
    assert text_of(folder, AGREEMENT) == text


def test_a_block_can_be_shown_alone(folder: Path) -> None:
    done = run(folder, "amend", PLEDGE, *OPTIONS, "--print")
    assert (done.return_value, done.output) == (0, WITHDRAWN)
    assert text_of(folder, AGREEMENT) == SIGNED


def test_texts_of_any_kind_are_read_back_as_they_were_said(folder: Path) -> None:
    reason = "- ”Ja”: 20 % # nej, {inte} 'så'"
    assert run(folder, "amend", PLEDGE, *OPTIONS[:-1], f"sv={reason}").return_value == 0
    register = check(read_folder(folder), date(2026, 11, 22)).register
    assert register is not None
    (amendment,) = register.pledges[PLEDGE].amendments
    assert amendment.reason is not None
    assert amendment.reason.original.words == reason


def test_a_correction_is_a_file_of_its_own(folder: Path) -> None:
    done = run(
        folder, "correct", "2022-01-18-polisen", "--by", "polisen", "--date", "2022-02-01",
        "--reason", "sv=Två månader saknades.", "--pledge", "p1={verdict: partly-fulfilled, result: 18}",
    )  # fmt: skip
    assert done.return_value == 0, done.output
    assert text_of(folder, "followups/2022-02-01-polisen.md") == (
        "---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-02-01\ncorrects: 2022-01-18-polisen\n"
        "reason:\n  sv: Två månader saknades.\nuntranslated: [en]\n"
        "pledges:\n  p1:\n    verdict: partly-fulfilled\n    result: 18\n---\n"
    )
    assert text_of(folder, REPORT) == REPORTED
    assert errors_in(folder) == ""


def test_a_correction_never_takes_the_place_of_a_file(folder: Path) -> None:
    said = ("--by", "polisen", "--date", "2022-01-18", "--reason", "sv=Fel.", "--withdraw", "p1")
    assert run(folder, "correct", "2022-01-18-polisen", *said).return_value == 0
    assert text_of(folder, REPORT) == REPORTED
    assert "p1: statement-withdrawn\n" in text_of(folder, "followups/2022-01-18-polisen-2.md")


def test_what_a_correction_must_have_is_asked_for(folder: Path) -> None:
    done = run(folder, "correct", "2022-01-18-polisen", answers="polisen\n2022-02-01\nFel.\np1\nfulfilled\n")
    assert done.return_value == 0, done.output
    assert "p1: fulfilled\n" in text_of(folder, "followups/2022-02-01-polisen.md")
