"""What editors do wrong, each tried on a small register, draws the answer that its case file shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pledgebook.diagnostics.report_text import text_report
from tests.complaint_cases import LANGUAGES, bless
from tests.mistake_cases import answer_to, case_paths, lay_out_what_was_meant, make_the_mistake, read_case


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_a_mistake_is_answered_as_its_case_shows(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    folder = tmp_path / "register"
    lay_out_what_was_meant(folder)
    make_the_mistake(case, folder)
    answers = {language: text_report(answer_to(folder), language) for language in LANGUAGES}
    if os.environ.get("PLEDGEBOOK_BLESS"):
        bless(path, answers)
        case = read_case(path)
    assert answers["sv"]
    assert answers == case.expected


def test_what_was_meant_draws_no_complaint(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    lay_out_what_was_meant(folder)
    assert text_report(answer_to(folder), "en") == ""
