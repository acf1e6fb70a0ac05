"""Two wordings are compared by whole words, in each language for itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.language import Text, Version
from pledgebook.publishing.word_changes import Run, RunKind, changed_versions, compared, plain_words
from pledgebook.span import Span

HERE = Span("pledges.yaml")
WORDS = st.lists(st.sampled_from(["a", "b", "c", "–", ",", "10"]))


def text(**versions: str) -> Text:
    return Text(tuple(Version(language, words, HERE) for language, words in versions.items()))


def written(runs: tuple[Run, ...]) -> str:
    """`[-taken out-]` and `{+put in+}`."""
    marks = {RunKind.KEPT: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}"}
    return "".join(marks[run.kind].format(run.words) + run.space for run in runs)


def words_of(kinds: set[RunKind], runs: tuple[Run, ...]) -> list[str]:
    return "".join(run.words + " " for run in runs if run.kind in kinds).split()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Minst 20 patruller.", "Minst 10 patruller.", "Minst [-20-] {+10+} patruller."),
        ("Minst 20 patruller.", "Minst 20 patruller.", "Minst 20 patruller."),
        ("Vi går, ofta.", "Vi går ofta.", "Vi går[-,-] ofta."),
        ("Vi går.", "Vi går varje kväll.", "Vi går {+varje kväll+}."),
        ("Vi går varje kväll", "Vi går", "Vi går [-varje kväll-]"),
        ("", "Vi går.", "{+Vi går.+}"),
        ("Ett 15-tal", "Ett 20-tal", "Ett [-15-tal-] {+20-tal+}"),
        ("1 000 kronor", "1 500 kronor", "1 [-000-] {+500+} kronor"),
        ("1\u00a0000 kronor", "1\u00a0500 kronor", "[-1\u00a0000-] {+1\u00a0500+} kronor"),
    ],
)
def test_what_was_taken_out_and_put_in_is_told_word_by_word(before: str, after: str, told: str) -> None:
    assert written(compared(before, after)) == told


def test_a_crumb_of_kept_words_does_not_break_a_change_in_two() -> None:
    told = written(compared("Polisen ska synas mer i parken.", "Polisen vill finnas och gå mer på stans torg."))
    assert told.count("[-") == told.count("{+") == 1


def test_a_new_item_of_a_list_begins_with_its_own_bullet() -> None:
    before, after = plain_words("- torget\n- parken"), plain_words("- torget\n- stationen\n- parken")
    assert written(compared(before, after)) == "– torget\n{+– stationen+}\n– parken"
    assert written(compared(after, before)) == "– torget\n[-– stationen-]\n– parken"


@given(WORDS, WORDS)
def test_nothing_of_either_wording_is_lost(before: list[str], after: list[str]) -> None:
    runs = compared(" ".join(before), " ".join(after))
    # A comma is parted from a word by no space where it is a word of its own.
    assert words_of({RunKind.KEPT, RunKind.REMOVED}, runs) == before
    assert words_of({RunKind.KEPT, RunKind.ADDED}, runs) == after


def test_a_text_of_one_word_again_and_again_is_one_change() -> None:
    runs = compared("hej " * 3_000 + "a", "hallå " + "hej " * 2_000 + "b")
    assert [run.kind for run in runs] == [RunKind.REMOVED, RunKind.ADDED]


def test_markup_is_no_word() -> None:
    assert plain_words("Vi **lovar** [mer](pledge:a/p1)\noch `mer`.\n\n1. ett\n2. två") == (
        "Vi lovar mer och mer.\n1. ett\n2. två"
    )
    assert plain_words("<b>ord</b> & mer") == "<b>ord</b> & mer"


def test_a_reader_sees_their_own_language_and_the_original() -> None:
    before, after = text(sv="Minst 20.", en="At least 20."), text(sv="Minst 10.", en="At least 10.")
    shown = changed_versions(before, after, "en", is_markdown=True)
    assert [(one.language, written(one.runs)) for one in shown] == [
        ("en", "At least [-20-] {+10+}."),
        ("sv", "Minst [-20-] {+10+}."),
    ]
    assert [one.language for one in changed_versions(before, after, "sv", is_markdown=True)] == ["sv"]


def test_a_change_in_another_language_alone_is_shown_all_the_same() -> None:
    before, after = text(sv="Minst 20.", en="At last 20."), text(sv="Minst 20.", en="At least 20.")
    (shown,) = changed_versions(before, after, "sv", is_markdown=True)
    assert (shown.language, written(shown.runs)) == ("en", "At [-last-] {+least+} 20.")


def test_a_translation_that_was_missing_is_all_put_in() -> None:
    (shown,) = changed_versions(text(sv="Mer."), text(sv="Mer.", en="More."), "en", is_markdown=True)
    assert written(shown.runs) == "{+More.+}"


def test_a_change_of_markup_alone_is_told_apart_from_one_of_words() -> None:
    (shown,) = changed_versions(text(sv="Vi lovar."), text(sv="Vi **lovar**."), "sv", is_markdown=True)
    assert not shown.has_other_words
    (title,) = changed_versions(text(sv="Vi lovar."), text(sv="Vi **lovar**."), "sv", is_markdown=False)
    assert title.has_other_words
