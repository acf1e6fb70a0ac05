"""`pledgebook new` as a person meets it: what is asked, how a wrong answer is met, and that one can leave."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pledgebook.reading.folder import REGISTER_FILE
from tests.commands.new_records import FILES, new, put, register_in, texts_in
from tests.expected_files import expected

EXPECTED = Path(__file__).parent / "new"

REPORTED = (
    "2026", "", "polis", "1", "31 juni", "2027-01-01", "", "ja", "Så gick det", "How it went", "", "3",
    "mellan 20 och 25", "about 150", "", "Färre poliser.", "Fewer officers.", "6", "", "Ingen bad om det.",
    "Nobody asked for it.", "Minnesanteckningar 26 november", "exempel", "https://example.org/", "",
)  # fmt: skip
UNTRANSLATED = ("1", "polisen, exempelby-kommun", "", "", "", "Det gick bra.", *["", "", ""] * 3, "")
JOINED = (
    "", "Vi ska dela ut #1: reflexer.", "", "We will hand out reflectors.", "1 2", "", "j", "2", "tjugo", "20",
    "reflexer", "reflectors", "6", "", "2026-10-20", "1", "Protokoll", "", "Det är mörkt.", "It is dark.", "p1", "",
)  # fmt: skip
AGREED = (
    "", "1 2", "2027/28", "2027", "2026-11-20", "Medborgarlöfte 2027", "", "", "", "Vi lovar det här.",
    "Tio vandringar.", "1", "", "", "Lampor.", "2", "", "5", "2027-06", "", "", "",
)  # fmt: skip
CONTACTED = (
    "2",
    "",
    "Trygghetssamordnare",
    "Safety coordinator",
    "trygghet",
    "trygghet@example.org",
    "",
    "kommunpolis",
    "trygghet",
)
# The terminal is the program's own, so that its keys reach it as they do a person's.
IN_TERMINAL = """
import fcntl, signal, termios
# A shell without job control has what it runs in the background ignore the keys that interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from pledgebook.cli import main
main()
"""
ONE_LANGUAGE = """languages: sv
publisher: polisen
title: Löften
actors:
  polisen: {kind: police, sv: Polisen}
areas:
  exempelby: {kind: municipality, code: 9999, sv: Exempelby}
"""
CONVERSATIONS = {"follow-up": REPORTED, "pledge": JOINED, "agreement": AGREED, "contact": CONTACTED}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, FILES)
    return tmp_path


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", CONVERSATIONS)
def test_what_is_needed_is_asked_for_and_wrong_answers_are_met(folder: Path, kind: str, language: str) -> None:
    put(folder, {REGISTER_FILE: FILES[REGISTER_FILE] + "opened: 2026-01-01\n"})
    before = texts_in(folder)
    done = new(folder, kind, answers=CONVERSATIONS[kind], language=language)
    assert done.return_value == 0, done.output
    register_in(folder)
    changed = [path for path, text in texts_in(folder).items() if before.get(path) != text]
    told = done.output + "".join(
        f"\n--- {path}\n{texts_in(folder)[path].removeprefix(before.get(path, ''))}" for path in changed
    )
    expected(EXPECTED / f"conversation-{kind}.{language}.txt", told)


def test_a_follow_up_in_the_first_language_alone_says_so(folder: Path) -> None:
    done = new(folder, "follow-up", answers=UNTRANSLATED)
    assert done.return_value == 0, done.output
    (path,) = texts_in(folder).keys() - FILES.keys()
    assert path == "followups/2026-11-26-polisen-exempelby-kommun.md"
    assert texts_in(folder)[path].endswith("untranslated: [en]\n---\nDet gick bra.\n")


def test_a_register_in_one_language_is_asked_for_no_other(tmp_path: Path) -> None:
    put(tmp_path, {REGISTER_FILE: ONE_LANGUAGE})
    done = new(tmp_path, "agreement", answers=["", "", "", "", "", "", "", "Tio vandringar.", "", "", "", "", "", ""])
    assert done.return_value == 0, done.output
    assert "English" not in done.output
    done = new(tmp_path, "follow-up", answers=["", "", "", "", "Bra.", "4", "", "", ""])
    assert done.return_value == 0, done.output
    (report,) = register_in(tmp_path).follow_ups.values()
    assert report.statements[0].verdict == "fulfilled"


def test_an_amendment_and_a_correction_are_new_records_too(folder: Path) -> None:
    report = ("follow-up", "--agreement", "exempelby-2026", "--by", "polisen", "--verdict", "p1=fulfilled")
    assert new(folder, *report).return_value == 0
    amended = new(
        folder, "amendment", answers=["exempelby-2026/p3", "withdrawn", "", "2026-11-01", "polisen", "Nej.", "No."]
    )
    assert amended.return_value == 0, amended.output
    corrected = new(folder, "correction", answers=["1", "polisen", "", "Fel.", "Wrong.", "p1", "in-progress"])
    assert corrected.return_value == 0, corrected.output
    register = register_in(folder)
    assert [one.kind for one in register.pledges["exempelby-2026/p3"].amendments] == ["withdrawn"]
    assert "2026-11-26-polisen" in register.corrections


@pytest.mark.parametrize(("language", "said"), [("sv", "Svara ja eller nej."), ("en", "Answer yes or no.")])
def test_what_is_neither_yes_nor_no_is_asked_again(folder: Path, language: str, said: str) -> None:
    done = new(folder, "follow-up", answers=[*REPORTED[:7], "kanske", *REPORTED[7:]], language=language)
    assert done.return_value == 0, done.output
    assert done.output.count(said) == 1


@pytest.mark.parametrize(("kind", "asked"), [("amendment", "What is changed?"), ("correction", "Which follow-up")])
def test_where_there_is_nothing_to_change_that_is_said(tmp_path: Path, kind: str, asked: str) -> None:
    put(tmp_path, {REGISTER_FILE: ONE_LANGUAGE})
    done = new(tmp_path, kind, answers=[])
    assert (done.return_value, done.output.count("\n")) == (2, 1), done.output
    assert asked in done.output
    assert texts_in(tmp_path) == {REGISTER_FILE: ONE_LANGUAGE}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", [*CONVERSATIONS, "amendment", "correction"])
def test_who_leaves_is_told_that_nothing_was_written(folder: Path, kind: str, language: str) -> None:
    report = ("follow-up", "--agreement", "exempelby-2026", "--by", "polisen", "--verdict", "p1=fulfilled")
    assert new(folder, *report).return_value == 0
    before = texts_in(folder)
    done = new(folder, kind, answers=CONVERSATIONS.get(kind, ())[:2], language=language)
    left = {"sv": "Avbrutet. Inget är skrivet.", "en": "Interrupted. Nothing was written."}
    assert (done.return_value, done.output.endswith(f"\n{left[language]}\n")) == (1, True), done.output
    assert texts_in(folder) == before


def test_with_some_options_only_what_must_be_there_is_asked_for(folder: Path) -> None:
    done = new(folder, "contact", "--party", "polisen", "--email", "polis@example.org", answers=["Polis", "Police"])
    assert done.return_value == 0, done.output
    assert "polisen" in register_in(folder).contacts


@pytest.mark.parametrize("keys", [b"\x03", b"\x04"])
def test_it_works_in_a_terminal_and_so_do_the_keys_that_leave(folder: Path, keys: bytes) -> None:
    answered = typed_in_terminal(folder, [answer.encode() + b"\n" for answer in CONTACTED])
    assert "pledges.yaml: här står nu trygghet." in answered
    assert register_in(folder).contacts["trygghet"].role.original.words == "Trygghetssamordnare"
    before = texts_in(folder)
    left = typed_in_terminal(folder, [b"2\n", keys], until="Avbrutet.")
    assert "Avbrutet. Inget är skrivet." in left
    assert "Traceback" not in left
    assert texts_in(folder) == before


def typed_in_terminal(folder: Path, typed: Sequence[bytes], until: str = "") -> str:
    """What a real terminal shows while these keys are pressed, each once there is a question.

    A key that is pressed between the question and the waiting for an answer may be lost, as it may be for people: the
    last one is pressed again where nothing happens, until this is shown.
    """
    outside, inside = pty.openpty()
    command = (sys.executable, "-c", IN_TERMINAL, "new", "contact", "--folder", str(folder), "--language", "sv")
    environment = os.environ | {"TERM": "dumb"}
    program = subprocess.Popen(
        command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True, env=environment
    )
    os.close(inside)
    left, last, shown = list(typed), b"", b""
    try:
        while part := _shown_next(outside, last if not left and until not in shown.decode(errors="replace") else b""):
            shown += part
            if left and shown.endswith((b": ", b"? ")):
                last = left.pop(0)
                os.write(outside, last)
                shown += b"\n"
    finally:
        program.kill()
        program.wait()
        os.close(outside)
    return shown.decode()


def _shown_next(terminal: int, last: bytes) -> bytes:
    """Nothing, once the program has ended or does nothing for a minute; the last key is pressed again meanwhile."""
    for _ in range(30):
        if select.select([terminal], [], [], 2)[0]:
            try:
                return os.read(terminal, 4096)
            except OSError:  # how Linux tells that the program has ended
                return b""
        os.write(terminal, last)
    return b""
