"""What editors do wrong, each tried on a small register, draws the answer that its case file shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pledgebook.diagnostics.diagnostic import Severity
from pledgebook.diagnostics.report_text import text_report
from tests.complaint_cases import LANGUAGES, bless
from tests.expected_files import expected
from tests.mistake_cases import MistakeCase, answer_to, case_paths, cases, edit, lay_out_what_was_meant, read_case
from tests.mistakes_page import page, page_file


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_a_mistake_is_answered_as_its_case_shows(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    folder = tmp_path / "register"
    lay_out_what_was_meant(folder)
    edit(folder, case.edits)
    answers = {language: text_report(answer_to(folder), language) for language in LANGUAGES}
    if os.environ.get("PLEDGEBOOK_BLESS"):
        bless(path, answers)
        case = read_case(path)
    assert bool(answers["sv"]) == (case.part != "fine")
    assert answers == case.expected


@pytest.mark.parametrize("case", [case for case in cases() if case.instead], ids=lambda case: case.path.stem)
def test_what_the_guide_shows_instead_draws_no_error(case: MistakeCase, tmp_path: Path) -> None:
    """Advice is left to the editor: a wording in two languages is shown in one."""
    folder = tmp_path / "register"
    lay_out_what_was_meant(folder)
    edit(folder, case.instead)
    found = [problem for problem in answer_to(folder) if problem.severity is not Severity.ADVICE]
    assert text_report(found, "en") == ""


def test_what_was_meant_draws_no_complaint(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    lay_out_what_was_meant(folder)
    assert text_report(answer_to(folder), "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_the_mistakes_and_what_is_said_of_them(language: str) -> None:
    expected(page_file(language), page(language, cases()))
