"""`pledgebook audit` and `pledgebook check --since`, run as programs of their own on real repositories."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_check import run
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, REPORT, REPORTED, SIGNED, ToldHistory


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.opened()
    return told


def audit(history: ToldHistory, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("audit", history.folder, "--language", "en", *arguments)


def since(history: ToldHistory, revision: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return run("check", history.folder, "--language", language, "--since", revision)


def test_a_clean_history_is_said_to_be_so_with_what_that_does_not_prove(history: ToldHistory) -> None:
    history.commit({AGREEMENT: AMENDED})
    done = audit(history)
    assert done.returncode == 0
    assert done.stdout.startswith("Clean: no undeclared change in 1 step.")
    assert "does not show that the history itself was never replaced" in done.stdout


def test_a_broken_one_names_commit_place_and_both_values(history: ToldHistory) -> None:
    commit = history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    done = audit(history)
    assert done.returncode == 1
    assert commit in done.stdout
    assert f"{AGREEMENT}:8:9: error[H801 signed-value-changed]" in done.stdout
    assert "it was “Minst 20 fotpatruller i månaden.” and is now “Minst 2 fotpatruller i månaden.”" in done.stdout


def test_json_says_the_same_to_programs(history: ToldHistory) -> None:
    commit = history.commit({REPORT: None})
    done = audit(history, "--format", "json")
    told = json.loads(done.stdout)
    assert (told["verdict"], told["steps"], told["tip"]) == ("broken", 1, commit)
    assert [(s["commit"], s["record"], s["change"]) for s in told["slips"]] == [
        (commit, "2022-01-18-polisen", "vanished")
    ]


def test_an_older_version_can_be_audited(history: ToldHistory) -> None:
    history.commit({REPORT: None})
    assert audit(history, "--at", "HEAD~1").returncode == 0


@pytest.mark.parametrize("revision", ["no-such-branch", "--all", ""])
def test_what_cannot_be_read_for_certain_is_refused_and_never_passed(history: ToldHistory, revision: str) -> None:
    assert audit(history, f"--at={revision}").returncode == 2
    done = since(history, revision)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_outside_git_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pledges.yaml").write_text(OPENED, "utf-8")
    done = run("audit", tmp_path, "--language", "sv")
    assert done.returncode == 2
    assert "ligger inte i ett git-förråd" in done.stderr


def test_check_since_sees_what_is_not_yet_committed(history: ToldHistory) -> None:
    assert since(history, "HEAD").returncode == 0
    history.put_all({REPORT: REPORTED.replace("22}", "33}")})
    done = since(history, "HEAD", "sv")
    assert done.returncode == 1
    assert f"{REPORT}:7:44: fel[H805 report-edited]" in done.stdout


def test_a_branch_behind_main_is_not_blamed_for_what_main_has_got_since(history: ToldHistory) -> None:
    history.git("branch", "grenen")
    text = REPORTED.replace("date: 2022-01-18", "date: 2022-02-01\ncorrects: 2022-01-18-polisen\nreason: Fel.")
    history.commit({"followups/2022-02-01-polisen.md": text})
    history.git("checkout", "--quiet", "grenen")
    history.commit({AGREEMENT: AMENDED})
    assert since(history, "main").returncode == 0
    history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    assert since(history, "main").returncode == 1


def test_a_branch_that_contradicts_main_is_to_be_updated_first(history: ToldHistory) -> None:
    history.git("branch", "grenen")
    history.commit({AGREEMENT: AMENDED})
    history.git("checkout", "--quiet", "grenen")
    history.commit({AGREEMENT: AMENDED.replace("Två var för vagt.", "Fel torg.")})
    done = since(history, "main")
    assert done.returncode == 2
    assert "Update your branch first" in done.stderr


def test_what_is_wrong_on_main_already_does_not_redden_what_comes_after(history: ToldHistory) -> None:
    history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    history.put_all({"content/sv/om.md": "---\ntitle: Om\ndescription: Om.\nupdated: 2022-02-02\n---\nOm.\n"})
    assert "H801" not in since(history, "HEAD").stdout
    history.put_all({AGREEMENT: SIGNED})
    assert "H801" not in since(history, "HEAD").stdout


def test_the_program_answers_in_the_language_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pledgebook", "audit", "--help"], capture_output=True, encoding="utf-8", check=True
    )
    assert "Granska historiken" in done.stdout
