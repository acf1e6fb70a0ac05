"""`pledgebook codeowners`: who must look at a change of which file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pledgebook.cli import cli
from tests.complaint_cases import BASE
from tests.history.told_history import REPORTED, SIGNED

REVIEWED = (
    BASE.read_text("utf-8")
    .replace("{kind: police,", '{kind: police, reviewers: ["@polisen/vara"],')
    .replace("{kind: municipality,", '{kind: municipality, reviewers: ["@exempelby/ks", anna@exempelby.example],', 1)
    .replace("{kind: association,", '{kind: association, reviewers: "@nattvandrarna",')
)
EXPECTED = """# Skrivs av `pledgebook codeowners` efter `reviewers` i pledges.yaml. Ändra där.
/pledges/ @nattvandrarna
/followups/ @nattvandrarna
/.forgejo/ @nattvandrarna
/.github/ @nattvandrarna
/.gitlab/ @nattvandrarna
/.gitlab-ci.yml @nattvandrarna
/hooks/ @nattvandrarna
/engine/ @nattvandrarna
/Makefile @nattvandrarna
/mkdocs.yml @nattvandrarna
/pyproject.toml @nattvandrarna
/requirements* @nattvandrarna
*.lock @nattvandrarna
/followups/Polisen\\ \\#1/2022-01-18-polisen.en.md @polisen/vara
/followups/Polisen\\ \\#1/2022-01-18-polisen.md @polisen/vara
/pledges.yaml @nattvandrarna
/pledges/exempelby-2021.yaml @polisen/vara @exempelby/ks anna@exempelby.example
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "pledges.yaml", REVIEWED)
    put(tmp_path, "pledges/exempelby-2021.yaml", SIGNED)
    put(tmp_path, "followups/Polisen #1/2022-01-18-polisen.md", REPORTED)
    return tmp_path


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def run(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["codeowners", str(folder), "--language", "en", *options], standalone_mode=False)


def test_each_file_is_owned_by_the_reviewers_of_those_who_promised_or_reported(folder: Path) -> None:
    assert run(folder).return_value == 0
    assert (folder / ".github/CODEOWNERS").read_text("utf-8") == EXPECTED
    assert run(folder, "--print").output == EXPECTED


def test_gitlab_looks_in_a_folder_of_its_own(folder: Path) -> None:
    (folder / ".gitlab").mkdir()
    assert run(folder).return_value == 0
    assert (folder / ".gitlab/CODEOWNERS").read_text("utf-8") == EXPECTED
    assert not (folder / ".github").exists()


def test_whoever_joined_or_has_left_an_agreement_reviews_it(folder: Path) -> None:
    joined = """amendments:
  - id: a1
    after: signed
    kind: parties-changed
    decided: {date: 2021-03-01, by: [polisen, exempelby-kommun, foreningen], source: {title: Protokoll}}
    reason: Fler ville vara med.
    now: {by: [exempelby-kommun, foreningen]}
"""
    put(folder, "pledges/exempelby-2021.yaml", SIGNED + joined)
    line = "/pledges/exempelby-2021.yaml @polisen/vara @exempelby/ks anna@exempelby.example @nattvandrarna\n"
    assert line in run(folder, "--print").output


def test_a_file_that_is_out_of_date_ends_with_1_and_the_command_to_run(folder: Path) -> None:
    assert run(folder, "--check").return_value == 1
    run(folder)
    assert run(folder, "--check").return_value == 0
    put(folder, "pledges.yaml", REVIEWED.replace("@polisen/vara", "@polisen/skara"))
    done = run(folder, "--check")
    assert (done.return_value, "pledgebook codeowners" in done.output) == (1, True)


@pytest.mark.parametrize("option", ["--check", "--print"])
def test_without_reviewers_nothing_is_written(folder: Path, option: str) -> None:
    put(folder, "pledges.yaml", BASE.read_text("utf-8"))
    for done in (run(folder), run(folder, option)):
        assert (done.return_value, done.output) == (0, "No actor has `reviewers`, so there is nothing to write.\n")
    assert not (folder / ".github").exists()
