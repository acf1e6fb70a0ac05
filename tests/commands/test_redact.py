"""`pledgebook redact`: the mark and the entry are written, nothing else; and what is not lawful is not written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pledgebook.cli import cli
from pledgebook.model.translated_file import digest_of
from tests.commands.test_check import folder, put

__all__ = ["folder"]

AGREEMENT = """# Undertecknat i april.
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
untranslated: [en]
pledges:
  p1:
    by: polisen
    sv: Någon Påhittad ska gå   minst 20 turer.   # med rösten i behåll
    target: {at_least: 20, of: turer}
  p2:
    by: polisen
    added: {date: 2026-02-01, decided: {by: polisen}, reason: Önskat av Någon Påhittad på torget}
    sv: >-
      Ett möte med Någon
      Påhittad varje år.

# Slut.
"""
REPORT = """---
agreement: exempelby-2026
by: polisen
date: 2026-06-30
sources: [{title: Rapport, quote: "Så sade Någon."}]
pledges: {p1: fulfilled}
---
Någon Påhittad, 070-000 00 00, gick. Någon Påhittad gick igen.
"""
TRANSLATION = "---\ntranslated_from: {mark}\n---\nSomebody walked. Again.\n"
FILE = "pledges/exempelby-2026.yaml"
FOLLOW_UP = "followups/2026-06-30-polisen.md"
ENTRY = "date: 2026-11-22, what: personal-data, ground: gdpr-17, decided: {by: [exempelby-kommun]}"
OPTIONS = ("--what", "personal-data", "--ground", "gdpr-17", "--by", "exempelby-kommun", "--case", "")


@pytest.fixture
def register(folder: Path) -> Path:
    put(folder, AGREEMENT)
    (folder / "followups").mkdir()
    (folder / FOLLOW_UP).write_text(REPORT, "utf-8")
    body = REPORT.split("---\n")[2]
    (folder / "followups/2026-06-30-polisen.en.md").write_text(TRANSLATION.format(mark=digest_of(body)), "utf-8")
    return folder


def redact(register: Path, file: str, *options: str, answers: str = "") -> Result:
    arguments = ["redact", str(register / file), "--folder", str(register), "--today", "2026-11-22", *options]
    return CliRunner().invoke(cli, arguments, input=answers, standalone_mode=False, env={"PLEDGEBOOK_LANGUAGE": "en"})


def content(register: Path, file: str = FILE) -> str:
    return (register / file).read_bytes().decode()


def test_the_mark_and_the_entry_are_written_and_every_other_byte_stays(register: Path) -> None:
    done = redact(register, FILE, "--text", "Någon Påhittad", "--field", "exempelby-2026/p2 sv", *OPTIONS)
    assert done.return_value == 0, done.output
    assert content(register) == AGREEMENT.replace(
        "möte med Någon\n      Påhittad varje år.\n",
        f"möte med [[redacted:r1]] varje år.\n    redactions:\n      - {{id: r1, field: sv, {ENTRY}}}\n",
    )
    assert "The words also stand somewhere else in pledges/exempelby-2026.yaml." in done.output
    assert "Git keeps the words" in done.output


def test_a_text_that_would_begin_with_the_mark_gets_quotes(register: Path) -> None:
    done = redact(register, FILE, "--text", "Någon Påhittad", "--field", "exempelby-2026/p1 sv", *OPTIONS)
    assert done.return_value == 0, done.output
    assert '    sv: "[[redacted:r1]] ska gå   minst 20 turer."   # med rösten i behåll\n' in content(register)


def test_a_further_removal_goes_last_in_the_list(register: Path) -> None:
    redact(register, FILE, "--text", "Någon Påhittad", "--field", "exempelby-2026/p2 sv", *OPTIONS)
    done = redact(register, FILE, "--text", "Någon Påhittad", "--field", "added.reason.sv", *OPTIONS)
    assert done.return_value == 0, done.output
    assert 'reason: "Önskat av [[redacted:r2]] på torget"}' in content(register)
    entries = [line.strip() for line in content(register).splitlines() if "- {id" in line]
    assert entries == [f"- {{id: r1, field: sv, {ENTRY}}}", f"- {{id: r2, field: added.reason.sv, {ENTRY}}}"]


def test_each_occurrence_in_a_text_has_an_entry_and_the_translation_keeps_no_old_digest(register: Path) -> None:
    done = redact(register, FOLLOW_UP, "--text", "Någon Påhittad", *OPTIONS)
    assert done.return_value == 0, done.output
    body = "[[redacted:r1]], 070-000 00 00, gick. [[redacted:r2]] gick igen.\n"
    entries = "".join(f"  - {{id: r{number}, field: body.sv, {ENTRY}}}\n" for number in (1, 2))
    front = REPORT.split("---\n")[1]
    assert content(register, FOLLOW_UP) == f"---\n{front}redactions:\n{entries}---\n{body}"
    translated = content(register, "followups/2026-06-30-polisen.en.md")
    assert translated == TRANSLATION.format(mark=digest_of(body))


def test_line_ends_and_a_missing_last_one_are_kept(register: Path) -> None:
    windows = AGREEMENT.removesuffix("\n\n# Slut.\n").replace("\n", "\r\n")
    (register / FILE).write_bytes(windows.encode())
    redact(register, FILE, "--text", "Någon Påhittad", "--field", "exempelby-2026/p2 sv", *OPTIONS)
    assert content(register) == windows.replace("Någon\r\n      Påhittad", "[[redacted:r1]]") + (
        f"\r\n    redactions:\r\n      - {{id: r1, field: sv, {ENTRY}}}\r\n"
    )


def test_what_is_not_given_is_asked_for_and_a_wrong_answer_once_more(register: Path) -> None:
    answers = "Någon Påhittad\n3\nsecrecy\ngdpr-17\nosl\nexempelby-kommun polisen\nKS 2026/1\n"
    done = redact(register, FILE, "--urgent", "--whole", answers=answers)
    assert done.return_value == 0, done.output
    assert "1. exempelby-2026/p1 sv\n2. exempelby-2026/p2 sv\n3. exempelby-2026/p2 added.reason.sv\n" in done.output
    assert (
        "{id: r1, field: added.reason.sv, date: 2026-11-22, what: secrecy, ground: osl, "
        'decided: {by: [exempelby-kommun, polisen], case: "KS 2026/1", urgent: true}, extent: whole}'
    ) in content(register)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--text", "minst 20"), "error[H808 redaction-takes-too-much]"),
        (("--text", "Någon Påhittad", "--field", "added.reason.sv", "--whole"), "F247 redaction-needs-two-parties"),
        (("--text", "Någon Påhittad", "--field", "added.reason.sv", "--by", "ingen"), "R301 unknown-reference"),
        (("--text", "turer", "--field", "target.of.sv"), "do not stand as whole words in any text"),
        (("--text", "Påhitt"), "do not stand as whole words in any text"),
    ],
)
def test_what_is_not_lawful_is_not_written(register: Path, options: tuple[str, ...], said: str) -> None:
    done = redact(register, FILE, *OPTIONS, *options)
    assert done.return_value == 1
    assert said in done.output
    assert content(register) == AGREEMENT


def test_a_form_in_which_nothing_can_be_added_for_certain_is_left_alone(register: Path) -> None:
    flow = AGREEMENT[: AGREEMENT.index("pledges:")] + "pledges: {p1: {by: polisen, sv: Möte med Någon Påhittad.}}\n"
    put(register, flow)
    done = redact(register, FILE, "--text", "Någon Påhittad", *OPTIONS)
    assert done.return_value == 1
    assert f"last under `redactions`: `{{id: r1, field: sv, {ENTRY}}}`" in done.output
    assert content(register) == flow


def test_a_draft_and_a_file_of_no_register_are_left_alone(register: Path) -> None:
    draft = AGREEMENT.replace("period: 2026", "period: 2026\ndraft: true")
    put(register, draft)
    done = redact(register, FILE, "--text", "Någon Påhittad", "--field", "added.reason.sv", *OPTIONS)
    assert (done.return_value, content(register)) == (1, draft)
    assert "is a draft" in done.output
    assert "is none of the files of the register" in redact(register, "pledges/annan.yaml", *OPTIONS).output
