"""The translation of a published report is changed by saying so, and its revisions chain from text to text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.diagnostics.report_text import text_report
from pledgebook.history.audit import Verdict
from pledgebook.model.register import Register
from pledgebook.model.translated_file import digest_of
from pledgebook.past import undeclared_since, walk_to
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from pledgebook.reading.git_repository import Repository
from tests.history.test_undeclared import reported, told
from tests.history.told_history import AGREEMENT, OPENED, REPORT, REPORTED, SIGNED, ToldHistory
from tests.small_register import TODAY

TEXTS = ("It went.", "It went so.", "It went like that.")


def translated(text: str, *replaced: str) -> str:
    """The translation of a report, with a revision for each text that was replaced."""
    if not replaced:
        return text
    entries = ", ".join(
        f"{{date: 2022-03-0{day}, was: {digest_of(old)}, why: {{sv: Fel ord., en: Wrong word.}}}}"
        for day, old in enumerate(replaced, start=1)
    )
    return f"---\nrevised: [{entries}]\n---\n{text}"


def with_english(text: str, *replaced: str, body: str = "Så gick det.") -> Register:
    return reported("pledges: {p1: {result: 20}}", body, english=translated(text, *replaced))


FIRST, SECOND, THIRD = TEXTS


def test_a_translation_changed_in_silence_is_found() -> None:
    assert told(with_english(FIRST), with_english(SECOND)) == [("body.en", "changed")]
    assert told(with_english(FIRST, "Other."), with_english(SECOND, "Other.")) == [("body.en", "changed")]


def test_a_translation_may_be_changed_by_saying_which_text_was_replaced() -> None:
    assert told(with_english(FIRST), with_english(SECOND, FIRST)) == []
    assert told(with_english(SECOND, FIRST), with_english(THIRD, FIRST, SECOND)) == []


def test_two_revisions_in_one_step_are_lawful_as_two_steps_are() -> None:
    assert told(with_english(FIRST), with_english(THIRD, FIRST, SECOND)) == []


def test_a_revision_of_another_text_than_the_published_one_declares_nothing() -> None:
    assert told(with_english(FIRST), with_english(THIRD, SECOND)) == [
        ("body.en", "changed"),
        ("translations.en", "changed"),
    ]
    assert told(with_english(FIRST), with_english(FIRST, SECOND)) == [("translations.en", "changed")]


def test_a_revision_stays_as_it_was_written() -> None:
    revised = with_english(SECOND, FIRST)
    assert told(revised, with_english(SECOND)) == [("translations.en.revised", "removed")]
    assert told(revised, with_english(SECOND, THIRD)) == [("translations.en.revised.1.was", "changed")]


def test_a_revision_of_the_translation_excuses_nothing_in_the_original() -> None:
    assert told(with_english(FIRST), with_english(SECOND, FIRST, body="Så gick det inte.")) == [("body.sv", "changed")]


@pytest.mark.parametrize("field", ["forum", "reason"])
def test_what_stands_at_the_top_of_the_original_is_not_revised(field: str) -> None:
    def register(words: str, *replaced: str) -> Register:
        front = f"pledges: {{p1: {{result: 20}}}}\n{field}: {{sv: Rådet, en: {words}}}"
        return reported(front, english=translated(FIRST if not replaced else SECOND, *replaced))

    assert told(register("The council"), register("A council", FIRST)) == [(f"{field}.en", "changed")]


def test_a_missing_translation_of_a_record_is_filled_in_without_a_word() -> None:
    def register(words: str) -> Register:
        return reported(f"pledges: {{p1: {{result: 20}}}}\nforum: {words}", english="It went.")

    lacking = reported("pledges: {p1: {result: 20}}\nforum: {sv: Rådet}")
    assert told(lacking, register("{sv: Rådet, en: The council}")) == []


ENGLISH = REPORT.replace(".md", ".en.md")


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    """An open register with a report in two languages."""
    found = ToldHistory(tmp_path / "register")
    report = REPORTED.replace("untranslated: [en]\n", "")
    found.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED, REPORT: report, ENGLISH: FIRST})
    return found


def verdict(history: ToldHistory) -> Verdict:
    with Repository.open(history.folder) as repository:
        return walk_to(repository, repository.resolve("HEAD")).result().verdict


def test_a_history_of_declared_revisions_is_clean(history: ToldHistory) -> None:
    history.commit({ENGLISH: translated(SECOND, FIRST)})
    history.commit({ENGLISH: translated(THIRD, FIRST, SECOND)})
    assert verdict(history) is Verdict.CLEAN
    history.commit({ENGLISH: translated(FIRST, FIRST, SECOND)})
    assert verdict(history) is Verdict.BROKEN


def fields(history: ToldHistory) -> list[tuple[str, str]]:
    with Repository.open(history.folder) as repository:
        slips = walk_to(repository, repository.resolve("HEAD")).result().slips
    return [(slip.undeclared.field, slip.undeclared.change.value) for slip in slips]


def test_a_translation_that_was_taken_away_comes_back_only_as_it_was(history: ToldHistory) -> None:
    history.commit({ENGLISH: translated(SECOND, FIRST)})
    history.commit({ENGLISH: None})
    history.commit({ENGLISH: translated(SECOND, FIRST)})
    assert fields(history) == [("translations.en", "vanished")]
    history.commit({ENGLISH: None})
    history.commit({ENGLISH: THIRD})
    assert fields(history)[2:] == [("translations.en.revised", "removed"), ("body.en", "changed")]


def test_what_was_changed_in_silence_is_revised_from_the_text_that_was_published(history: ToldHistory) -> None:
    history.commit({ENGLISH: SECOND})
    history.commit({ENGLISH: translated(THIRD, SECOND)})
    assert fields(history) == [("body.en", "changed"), ("body.en", "changed"), ("translations.en", "changed")]
    history.commit({ENGLISH: translated(THIRD, FIRST)})
    with Repository.open(history.folder) as repository:
        slips = walk_to(repository, repository.resolve("HEAD")).result().slips
    assert all(slip.mended_by for slip in slips)


def test_the_complaint_tells_the_mark_to_write(history: ToldHistory) -> None:
    history.put(ENGLISH, SECOND)
    register = check(read_folder(history.folder), TODAY).register
    assert register is not None
    with Repository.open(history.folder) as repository:
        found = undeclared_since(repository, repository.resolve("HEAD"), register)
    assert f"was: {digest_of(FIRST)}" in text_report(found, "en")
    history.put(ENGLISH, translated(SECOND, FIRST))
    register = check(read_folder(history.folder), TODAY).register
    assert register is not None
    with Repository.open(history.folder) as repository:
        assert undeclared_since(repository, repository.resolve("HEAD"), register) == ()
