"""Each of the 41 real cases is read without an error and becomes a site in which every link leads somewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pledgebook.diagnostics.diagnostic import Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import Outcome, run
from pledgebook.publishing.settings import Settings
from pledgebook.reading.folder import read_folder
from tests.built_site import site_of_files

CASES = Path(__file__).parent / "cases"
ALL_CASES = sorted(path.name for path in CASES.iterdir())


def outcome_of(case: str) -> Outcome:
    return run(read_folder(CASES / case), date(2026, 11, 22), Settings("https://example.org/"))


def test_there_are_41_cases() -> None:
    assert len(ALL_CASES) == 41


@pytest.mark.parametrize("case", ALL_CASES)
def test_a_case_is_read_without_errors(case: str) -> None:
    errors = [d for d in outcome_of(case).diagnostics if d.severity is Severity.ERROR]
    assert text_report(errors, "en") == ""


@pytest.mark.parametrize("case", ALL_CASES)
def test_a_case_is_published_without_broken_links(case: str) -> None:
    site = outcome_of(case).site
    assert site is not None
    built = site_of_files((*site.files(), *site.last_files()))
    assert built.broken_links() == []
    for agreement in site.register.agreements.values():
        assert f"{agreement.id}/" in built.pages
        assert f"en/{agreement.id}/" in built.pages


def test_the_table_in_the_readme_names_every_case() -> None:
    readme = (CASES.parent / "README.md").read_text("utf-8")
    assert [case for case in ALL_CASES if f"| {case} |" not in readme] == []
