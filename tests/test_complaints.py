"""Each case file draws the complaint it is named for, in the words it shows, and no other error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.history.complaints import complaints_of
from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import records_by_key
from pledgebook.model.register import Register
from pledgebook.pipeline import check
from tests.complaint_cases import LANGUAGES, ComplaintCase, bless, case_paths, read_case


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_a_case_is_complained_about_as_it_shows(path: Path) -> None:
    case = read_case(path)
    checked = check(case.records, case.today)
    diagnostics = [*checked.diagnostics, *_of_the_history(case, checked.register)]
    own = [diagnostic for diagnostic in diagnostics if diagnostic.code.slug == case.slug]
    others = [d for d in diagnostics if d.severity is Severity.ERROR and d.code.slug != case.slug]
    reports = {language: text_report(own, language) for language in LANGUAGES}
    if os.environ.get("PLEDGEBOOK_BLESS"):
        bless(path, reports)
        case = read_case(path)
    assert text_report(others, "en") == ""
    assert own
    assert reports == case.expected


def _of_the_history(case: ComplaintCase, register: Register | None) -> list[Diagnostic]:
    if case.earlier is None or register is None:
        return []
    earlier = check(case.earlier, case.today).register
    assert earlier is not None
    before, now = records_by_key(earlier), records_by_key(register)
    return list(complaints_of(undeclared(before, now), before, now))
