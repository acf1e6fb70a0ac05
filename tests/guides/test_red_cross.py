"""The guide on red crosses shows what the check really says. `make bless` rewrites it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from pledgebook.diagnostics.diagnostic import Severity
from pledgebook.diagnostics.report_text import summary, text_report
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from tests.guides.shown_register import FOLDER, LANGUAGES, RED_CROSS, TODAY
from tests.site_builds import REPOSITORY

# The only block of text on the page that begins with a place.
_ANSWER = re.compile(r"(?<=^```text\n)followups/.*?(?=^```$)", re.M | re.S)
_FIRST_COLUMN = re.compile(r"^\| `([^`]+)` \|", re.M)


def page_in(language: str) -> Path:
    return REPOSITORY / "content" / language / "for-redaktorer" / "rott-kryss.md"


def answer(folder: Path, language: str) -> str:
    """What `pledgebook check` prints when the follow-up is proposed."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    shutil.copytree(RED_CROSS, folder / "followups", dirs_exist_ok=True)
    records = read_folder(folder)
    diagnostics = check(records, TODAY).diagnostics
    assert [one.severity for one in diagnostics] == [Severity.ERROR, Severity.WARNING, Severity.ADVICE]
    return f"{text_report(diagnostics, language)}{summary(diagnostics, len(records.files), language)}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_shown_is_what_the_check_says(language: str, tmp_path: Path) -> None:
    page, said = page_in(language), answer(tmp_path, language)
    if os.environ.get("PLEDGEBOOK_BLESS"):
        page.write_text(_ANSWER.sub(lambda _: said, page.read_text("utf-8")), "utf-8")
    assert _ANSWER.findall(page.read_text("utf-8")) == [said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_explained_are_the_parts_of_the_first_complaint(language: str, tmp_path: Path) -> None:
    first = answer(tmp_path, language).partition("\nfollowups/")[0]
    parts = _FIRST_COLUMN.findall(page_in(language).read_text("utf-8"))
    assert len(parts) >= 5
    assert [part for part in parts if part not in first] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_shown_is_the_one_that_was_proposed(language: str) -> None:
    """Its wrong line, and what it should have been."""
    text = page_in(language).read_text("utf-8")
    (proposed,) = (path.read_text("utf-8") for path in RED_CROSS.iterdir())
    assert "  p2: genomfört\n" in proposed
    assert "p2: genomfört" in text
    assert "p2: fulfilled" in text
