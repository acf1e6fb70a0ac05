"""`pledgebook check --since`: what a change caused, and what was there before it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.commands.test_check import run
from tests.history.told_history import AGREEMENT, OPENED, REPORT, REPORTED, SIGNED
from tests.scratch_repository import ScratchRepository

WRONG = SIGNED.replace("2021", "2024").replace("period", "# Vad som är fel här, var fel innan.\nperiod")
WRONG = WRONG.replace("[polisen, exempelby-kommun]", "[polisen, exempelby-kommun, ghost]")
OTHER = "pledges/exempelby-2024.yaml"
REPORT_ON_NOTHING = REPORTED.replace("22}}", "22}, p7: fulfilled}")


@pytest.fixture
def told(tmp_path: Path) -> ScratchRepository:
    """What is published has an error, in a file that nobody touches."""
    told = ScratchRepository(tmp_path / "register")
    told.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED, OTHER: WRONG})
    return told


def check(
    told: ScratchRepository, *arguments: str, since: str = "HEAD", language: str = "sv"
) -> subprocess.CompletedProcess[str]:
    where = ("--since", since, "--language", language, "--today", "2022-01-20")
    return run("check", told.folder, *arguments, *where)


def causes(told: ScratchRepository) -> dict[str, bool | None]:
    report = json.loads(check(told, "--format", "json").stdout)
    return {one["slug"]: one["caused"] for one in report["diagnostics"]}


def test_every_file_is_checked_and_what_was_wrong_before_still_counts(told: ScratchRepository) -> None:
    told.put_all({REPORT: REPORTED})
    done = check(told)
    assert done.returncode == 1
    assert done.stdout == (
        "\nFanns redan före ändringen:\n"
        f"{OTHER}:2:38: fel[R301 unknown-reference] aktören `ghost` finns inte\n"
        "    Kontrollera stavningen mot registret, eller för in det som saknas.\n"
        "1 fel\n"
        "Fanns redan före ändringen, och beror inte på den: 1 fel.\n"
    )


def test_what_the_change_caused_comes_first(told: ScratchRepository) -> None:
    told.put_all({REPORT: REPORT_ON_NOTHING, OTHER: f"# Överst\n{WRONG}"})
    lines = check(told, language="en").stdout.splitlines()
    assert lines[0].startswith(f"{REPORT}:7:")
    assert lines[3] == "Was there before the change:"
    assert lines[-2:] == ["2 errors", "There before the change, and not caused by it: 1 error."]


def test_a_file_that_is_renamed_keeps_its_errors(told: ScratchRepository) -> None:
    told.put_all({OTHER: None, "pledges/exempelby-2024-2.yaml": WRONG})
    assert causes(told) == {"unknown-reference": False, "record-vanished": True}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (AGREEMENT, SIGNED.replace("period: 2021", "period: 2021-13")),
        (AGREEMENT, SIGNED.replace("at_least: 20", "at_least: tjugo")),
        (AGREEMENT, SIGNED.replace("    sv: Minst", "    sv: {en: Minst").replace("månaden.", "månaden.}")),
        (REPORT, REPORTED.replace("date: 2022-01-18", "date: 2022-01-38")),
    ],
)
def test_what_cannot_be_read_is_not_called_gone(told: ScratchRepository, path: str, text: str) -> None:
    told.commit({REPORT: REPORTED})
    told.put_all({path: text})
    found = causes(told)
    assert True in found.values()
    assert not {"record-vanished", "pledge-vanished"} & found.keys()


def test_what_is_changed_in_silence_is_always_caused(told: ScratchRepository) -> None:
    told.put_all({AGREEMENT: SIGNED.replace("Två", "Tre")})
    assert causes(told) == {"unknown-reference": False, "signed-value-changed": True}


def test_nothing_is_caused_or_known_where_nothing_is_compared(told: ScratchRepository) -> None:
    report = json.loads(run("check", told.folder, "--format", "json").stdout)
    assert {one["caused"] for one in report["diagnostics"]} == {None}


def test_what_was_no_register_says_nothing_of_what_was_there(told: ScratchRepository) -> None:
    broken = told.commit({"pledges.yaml": "[\n"})
    told.put_all({"pledges.yaml": OPENED})
    done = check(told, since=broken)
    assert done.returncode == 1
    assert "Fanns redan" not in done.stdout
    assert done.stderr == (
        f"`{broken}` går inte att läsa som ett register. Därför går det inte att säga vad som fanns före ändringen.\n"
    )


def test_a_file_that_could_not_be_read_before_says_what_nobody_knows_the_cause_of(told: ScratchRepository) -> None:
    told.commit({OTHER: WRONG.replace("period:", "\tperiod:")})
    told.put_all({OTHER: WRONG, REPORT: REPORT_ON_NOTHING})
    text = check(told).stdout
    assert text.index(f"{REPORT}:7:") < text.index("Det går inte att säga om det här fanns") < text.index(OTHER)


def test_a_version_that_is_not_there_stops_the_check(told: ScratchRepository) -> None:
    done = check(told, since="no-such-branch", language="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("`no-such-branch` is no branch, tag or version")


@pytest.mark.parametrize("report_format", ["github", "gitlab", "sarif", "junit"])
def test_hosts_are_told_paths_from_the_root_of_the_repository(tmp_path: Path, report_format: str) -> None:
    told = ScratchRepository(tmp_path)
    told.commit({f"register/{path}": text for path, text in {"pledges.yaml": OPENED, OTHER: WRONG}.items()})
    below = ("--format", report_format, "--today", "2022-01-20")
    assert f"register/{OTHER}" in run("check", told.folder / "register", *below).stdout
    assert f"register/{OTHER}" in run("check", *below, cwd=told.folder / "register").stdout
    assert OTHER in run("check", *below, "--format", "text", cwd=told.folder / "register").stdout.splitlines()[0]


MEETING = "{{id: torgmote, date: {day}, time: '16:00', kind: dialogue, areas: exempelby{more}}}"


def with_meeting(day: str, more: str = "") -> dict[str, str | None]:
    return {"pledges.yaml": f"{OPENED}meetings:\n  - {MEETING.format(day=day, more=more)}\n"}


@pytest.mark.parametrize(
    ("day", "more", "is_told"),
    [
        ("2022-03-01", "", True),
        ("2022-03-02", "", False),
        ("2022-03-02", ", place: Torget", True),
        ("2022-03-02", ", cancelled: true", True),
        ("2022-03-01", ", changed: 2022-01-10", False),
        # Of what has been and stays so, nobody has a use for being told.
        ("2022-01-01", "", True),
    ],
)
def test_a_meeting_is_not_moved_in_silence(tmp_path: Path, day: str, more: str, is_told: bool) -> None:
    told = ScratchRepository(tmp_path / "register")
    told.commit(with_meeting("2022-03-02"))
    told.put_all(with_meeting(day, more))
    assert causes(told).get("meeting-moved-in-silence") == (True if is_told else None)


def test_a_meeting_that_has_been_may_be_mended(tmp_path: Path) -> None:
    told = ScratchRepository(tmp_path / "register")
    told.commit(with_meeting("2022-01-02"))
    told.put_all(with_meeting("2022-01-03"))
    assert "meeting-moved-in-silence" not in causes(told)


def test_each_change_of_a_meeting_is_another_day(tmp_path: Path) -> None:
    told = ScratchRepository(tmp_path / "register")
    told.commit(with_meeting("2022-03-02", ", changed: 2022-01-10"))
    told.put_all(with_meeting("2022-03-03", ", changed: 2022-01-10"))
    done = check(told)
    assert "mötet `torgmote` har fått en annan dag, tid eller plats" in done.stdout
    assert "`changed: 2022-01-20`" in done.stdout
    told.put_all(with_meeting("2022-03-03", ", changed: [2022-01-10, 2022-01-20]"))
    assert "meeting-moved-in-silence" not in causes(told)
