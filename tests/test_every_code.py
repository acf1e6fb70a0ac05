"""Every code is finished: one number, one slug, sentences in every language, and a case that shows it."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from pledgebook.diagnostics.code import Code
from pledgebook.diagnostics.codes import CODES
from pledgebook.diagnostics.diagnostic import Term
from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording
from tests.complaint_cases import case_paths

# What no case file can hold, and the test file that shows it.
SHOWN_ELSEWHERE = {
    "register-missing": "commands/test_check.py",
    "folder-expected": "reading/test_folder.py",
    "file-expected": "reading/test_folder.py",
    "unreadable-file": "reading/test_folder.py",
    "file-too-large": "reading/test_folder.py",
    "too-many-files": "reading/test_folder.py",
    "symbolic-link": "reading/test_folder.py",
    "file-out-of-place": "reading/test_folder.py",
    "too-many-items": "test_robustness.py",
    "link-moved": "commands/test_links.py",
    "link-gone": "commands/test_links.py",
    "link-unreached": "commands/test_links.py",
    "meeting-moved-in-silence": "commands/test_check_since.py",
    "alias-was-an-id": "history/test_names.py",
    "dated-ahead": "history/ways_to_cheat/17-report-of-a-day-to-come.md",
    "merge-on-linear-line": "history/ways_to_cheat/21-merge-on-a-linear-line.md",
    "attribute-rewrites-file": "history/ways_to_cheat/30-attributes.md",
    "names-alike": "history/ways_to_cheat/31-names-alike.md",
    "file-not-ordinary": "history/ways_to_cheat/31-executable-record.md",
    "pointer-for-content": "history/ways_to_cheat/30-pointer-for-content.md",
}


def test_each_number_and_each_slug_is_used_once() -> None:
    assert len({code.number for code in CODES}) == len(CODES)
    assert len({code.slug for code in CODES}) == len(CODES)


def test_numbers_ascend_within_their_letter() -> None:
    numbers = [code.number for code in CODES]
    for letter in {number[0] for number in numbers}:
        same = [number for number in numbers if number[0] == letter]
        assert same == sorted(same)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.slug)
def test_a_code_has_a_headline_and_a_hint_in_every_language(code: Code) -> None:
    for language in WORDING_LANGUAGES:
        assert set(wording(language)[code.slug]) == {"headline", "hint"}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.slug)
def test_the_languages_have_the_same_blanks(code: Code) -> None:
    for part in ("headline", "hint"):
        blanks = {language: _blanks(wording(language)[code.slug][part]) for language in WORDING_LANGUAGES}
        assert len(set(blanks.values())) == 1, blanks


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.slug)
def test_a_headline_is_lowercase_without_a_full_stop(code: Code) -> None:
    for language in WORDING_LANGUAGES:
        headline = wording(language)[code.slug]["headline"]
        assert not headline[0].isupper()
        assert not headline.endswith(".")


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.slug)
def test_a_code_is_shown_in_a_case(code: Code) -> None:
    cases = {path.stem for path in case_paths()}
    assert (code.slug in cases) != (code.slug in SHOWN_ELSEWHERE)


@pytest.mark.parametrize(("slug", "path"), SHOWN_ELSEWHERE.items())
def test_what_no_case_can_hold_is_shown_in_a_test(slug: str, path: str) -> None:
    assert slug in (Path(__file__).parent / path).read_text("utf-8")


def test_each_case_is_named_for_a_code() -> None:
    assert {path.stem for path in case_paths()} <= {code.slug for code in CODES}


@pytest.mark.parametrize("language", WORDING_LANGUAGES)
def test_every_term_has_words(language: str) -> None:
    assert {term.value for term in Term} == set(wording(language)["terms"])


def _blanks(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)
