"""Each history in ways_to_cheat/ and honest/ happens in a real repository, and is judged as its file shows."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from pledgebook.commands.audit import audit
from pledgebook.commands.check import check
from pledgebook.past import undeclared_since, walk_to
from pledgebook.pipeline import read
from pledgebook.reading.folder import read_folder
from pledgebook.reading.git_repository import RefusedError, Repository
from tests.complaint_cases import DEFAULT_TODAY
from tests.history.history_cases import CaseHistory, bless, case_paths, expected_in, steps_of


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_history_is_judged_as_its_case_shows(path: Path, tmp_path: Path) -> None:
    history = CaseHistory(tmp_path / "register")
    for step in steps_of(path):
        history.happen(step)
    expected = expected_in(path)
    assert expected, "a case expects something"
    answers = {question: answer_to(question, history) for question in expected}
    if os.environ.get("PLEDGEBOOK_BLESS"):
        bless(path, answers)
        expected = expected_in(path)
    assert answers == expected


def answer_to(question: str, history: CaseHistory) -> str:
    """What the command of that name says, in short lines, with the names of commits for their ids."""
    words = question.split()
    if words[0] == "audit":
        return _audited(history, words[-1] if "--at" in words else "HEAD")
    return _checked(history, words[-1] if "--since" in words else None)


def _audited(history: CaseHistory, revision: str) -> str:
    revision = history.ids.get(revision, revision)
    status, told = _run_audit(history, revision, reads_whole=False)
    assert (status, told) == _run_audit(history, revision, reads_whole=True)
    if status == 2:
        return f"exit 2, refused: {_why_refused(history, lambda r: walk_to(r, r.resolve(revision)))}\n"
    found = json.loads(told)
    return history.in_names("\n".join([f"exit {status}, {found['verdict']}", *_findings(found)]) + "\n")


def _run_audit(history: CaseHistory, revision: str, *, reads_whole: bool) -> tuple[int, str]:
    """Whether each file is read whole, or only what was changed in it, no letter of the answer may differ."""
    return _run(
        lambda: audit(
            history.folder,
            revision,
            report_format="json",
            language="en",
            today=DEFAULT_TODAY,
            reads_whole=reads_whole,
        )
    )


def _findings(found: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    for slip in found["slips"]:
        record = f"{slip['kind']} {slip['record']}".rstrip()
        told = f"{slip['commit']}: {record}, {slip['field']} {slip['change']}".replace(", . ", " ")
        mended = f"; put right in {slip['mended_by']}" if slip["mended_by"] else ""
        yield told + mended + ("; explained" if slip["is_explained"] else "")
    for gap in found["unreadable"]:
        yield f"{gap['commit']}: could not read {gap['path']}"
    for odd in found["odd_days"]:
        yield f"{odd['commit']}: {odd['kind']}, {odd['day']}"


def _checked(history: CaseHistory, base: str | None) -> str:
    """Only errors: what else is said of a register is not the subject here."""
    since = None if base is None else history.ids.get(base, base)
    status, told = _run(
        lambda: check(
            history.folder, report_format="json", language="en", today=DEFAULT_TODAY, is_strict=False, since=since
        )
    )
    if status == 2 and since is not None:
        register, _ = read(read_folder(history.folder))
        assert register is not None
        return f"exit 2, refused: {_why_refused(history, lambda r: undeclared_since(r, r.resolve(since), register))}\n"
    errors = [d for d in json.loads(told)["diagnostics"] if d["severity"] == "error"]
    lines = [f"{d['path']}:{d['line']}: {d['code']} {d['slug']}" for d in errors]
    return "\n".join([f"exit {status}", *lines]) + "\n"


def _why_refused(history: CaseHistory, question: Callable[[Repository], object]) -> str:
    with pytest.raises(RefusedError) as refused, Repository.open(history.folder) as repository:
        question(repository)
    return refused.value.slug


def _run(command: Callable[[], int]) -> tuple[int, str]:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()):
        return command(), out.getvalue()
