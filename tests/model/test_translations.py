"""Which translations are missing, out of date or unmarked: told by the texts alone."""

from __future__ import annotations

from textwrap import indent

import pytest

from pledgebook.model.mention import RecordKind
from pledgebook.model.translated_file import digest_of
from pledgebook.model.translations import Translation, TranslationState, translations
from pledgebook.reading.source_text import SourceFile
from tests.small_register import read_register

MISSING, STALE, UNMARKED = TranslationState.MISSING, TranslationState.STALE, TranslationState.UNMARKED

AGREEMENT = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
{more}
pledges:
  p1:
    by: polisen
    sv: Minst 20 fotpatruller.
    en: At least 20 foot patrols.
"""
DECIDED = "decided: {date: 2026-03-01}, reason: {sv: Det blev så., en: It came to that.}"
PAGE = "---\ntitle: {title}\ndescription: {description}\nupdated: {updated}\n{mark}---\n{body}\n"
REPORT = "---\nagreement: exempelby-2026\nby: polisen\ndate: 2026-06-30\npledges: {p1: fulfilled}\n"


def found_in(*files: tuple[str, str]) -> tuple[Translation, ...]:
    return translations(read_register([SourceFile(path, text.encode()) for path, text in files]))


def amended(*amendments: str, on: str = "pledge", more: str = "") -> list[tuple[str, str, str, TranslationState]]:
    """What is found in an agreement with these amendments, on its pledge or on itself."""
    entries = [f"- {{id: a{n}, after: {f'a{n - 1}' if n > 1 else 'signed'}, {a}}}" for n, a in enumerate(amendments, 1)]
    lines = "amendments:\n" + indent("\n".join(entries), "  ") + "\n"
    text = AGREEMENT.format(more=more)
    text = text + indent(lines, "    ") if on == "pledge" else text + lines
    return [(t.id, t.field, t.language, t.state) for t in found_in(("pledges/exempelby-2026.yaml", text))]


def clarified(now: str) -> str:
    return f"kind: clarified, {DECIDED}, now: {{{now}}}"


def page(
    language: str, *, title: str = "Om", body: str = "Text.", updated: str = "2026-11-22", mark: str = ""
) -> tuple[str, str]:
    mark = f"translated_from: {mark}\n" if mark else ""
    text = PAGE.format(title=title, description="Om sidan.", updated=updated, mark=mark, body=body)
    return f"content/{language}/om.md", text


def states_of_page(mark: str, **original: str) -> list[TranslationState]:
    return [t.state for t in found_in(page("sv", **original), page("en", mark=mark))]


def test_what_is_changed_in_the_original_alone_is_stale() -> None:
    assert amended(clarified("sv: Minst 20 fotpatruller på torget.")) == [("exempelby-2026/p1", "words", "en", STALE)]


def test_it_is_shown_where_the_original_was_changed() -> None:
    text = AGREEMENT.format(more="") + f"    amendments:\n      - {{id: a1, after: signed, {clarified('sv: Nytt.')}}}\n"
    (found,) = found_in(("pledges/exempelby-2026.yaml", text))
    line = text.splitlines()[found.span.line - 1]
    assert line[found.span.column - 1 :].startswith("Nytt.")


def test_an_amendment_in_every_language_leaves_nothing_behind() -> None:
    assert amended(clarified("sv: Minst 20 på torget., en: At least 20 in the square.")) == []


def test_a_later_amendment_of_the_translation_brings_it_up_to_date() -> None:
    translation = "kind: translation, entered: 2026-04-01, now: {en: At least 20 in the square.}"
    assert amended(clarified("sv: Minst 20 på torget."), translation) == []


def test_a_translation_that_still_holds_can_be_given_again() -> None:
    same = "kind: translation, entered: 2026-04-01, now: {en: At least 20 foot patrols.}"
    assert amended(clarified("sv: Minst 20 patruller till fots."), same) == []


def test_an_earlier_amendment_of_the_translation_does_not_help() -> None:
    translation = "kind: translation, entered: 2026-04-01, now: {en: At least 20 patrols on foot.}"
    assert len(amended(translation, clarified("sv: Minst 20 på torget."))) == 1


def test_a_typing_mistake_leaves_no_translation_behind() -> None:
    assert amended("kind: typo, entered: 2026-04-01, now: {sv: Minst 20 fotpatruler.}") == []


def test_the_words_and_the_title_are_told_apart() -> None:
    more = "title: {sv: Löftet, en: The promise}\nsv: Tillsammans.\nen: Together.\n"
    clarification = clarified("sv: Vi gör det ihop., title: {sv: Vårt löfte}")
    assert amended(clarification, on="agreement", more=more) == [
        ("exempelby-2026", "words", "en", STALE),
        ("exempelby-2026", "title", "en", STALE),
    ]


def test_a_text_that_an_amendment_brings_can_be_missing() -> None:
    assert amended(clarified("title: {sv: Torget}")) == [("exempelby-2026/p1", "title", "en", MISSING)]


def test_what_may_be_missing_is_not_left_behind() -> None:
    text = AGREEMENT.format(more="untranslated: [en]").replace("    en: At least 20 foot patrols.\n", "")
    text += f"    amendments:\n      - {{id: a1, after: signed, {clarified('sv: Nytt., title: {sv: Torget}')}}}\n"
    found = found_in(("pledges/exempelby-2026.yaml", text))
    assert [(t.state, t.is_on_purpose) for t in found] == [(MISSING, True)]


def test_what_is_missing_on_purpose_is_told_once_a_record() -> None:
    more = "untranslated: [en]\ntitle: {sv: Löftet}\nsv: Tillsammans.\n"
    text = AGREEMENT.format(more=more).replace("    en: At least 20 foot patrols.\n", "")
    report = f"{REPORT}untranslated: [en]\n---\nText.\n\n## p1\nMer text.\n"
    found = found_in(("pledges/exempelby-2026.yaml", text), ("followups/2026-06-30-polisen.md", report))
    assert [(t.kind, t.id, t.state, t.is_on_purpose) for t in found] == [
        (RecordKind.FOLLOW_UP, "2026-06-30-polisen", MISSING, True),
        (RecordKind.AGREEMENT, "exempelby-2026", MISSING, True),
    ]


def test_a_file_without_a_mark_is_unmarked() -> None:
    assert states_of_page("") == [UNMARKED]


def test_a_file_with_the_mark_of_its_original_is_up_to_date() -> None:
    assert states_of_page(digest_of("Om", "Om sidan.", "Text.\n")) == []


@pytest.mark.parametrize("original", [{"title": "Om oss"}, {"body": "Ny text."}])
def test_words_that_readers_see_belong_to_the_original_of_a_page(original: dict[str, str]) -> None:
    assert states_of_page(digest_of("Om", "Om sidan.", "Text.\n"), **original) == [STALE]


def test_a_new_day_of_change_makes_nothing_stale() -> None:
    assert states_of_page(digest_of("Om", "Om sidan.", "Text.\n"), updated="2027-01-01") == []


def test_a_mended_typing_mistake_in_a_follow_up_makes_nothing_stale() -> None:
    mark = digest_of("Vi patrulerade.\n")
    files = [
        ("pledges/exempelby-2026.yaml", AGREEMENT.format(more="")),
        (
            "followups/2026-06-30-polisen.md",
            f"{REPORT}typos: [{{entered: 2026-07-01, was: patrulerade, now: patrullerade}}]\n---\nVi patrulerade.\n",
        ),
        ("followups/2026-06-30-polisen.en.md", f"---\ntranslated_from: {mark}\n---\nWe patrolled.\n"),
    ]
    assert found_in(*files) == ()


def test_another_text_in_a_follow_up_makes_its_translation_stale() -> None:
    files = [
        ("pledges/exempelby-2026.yaml", AGREEMENT.format(more="")),
        ("followups/2026-06-30-polisen.md", f"{REPORT}---\nVi patrullerade inte.\n"),
        (
            "followups/2026-06-30-polisen.en.md",
            f"---\ntranslated_from: {digest_of('Vi patrullerade.')}\n---\nWe patrolled.\n",
        ),
    ]
    found = found_in(*files)
    assert [(t.kind, t.id, t.state, str(t.span)) for t in found] == [
        (RecordKind.FOLLOW_UP, "2026-06-30-polisen", STALE, "followups/2026-06-30-polisen.en.md:2:1")
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Polisen  lovar:\n”mer” närvaro – varje dag.\n",
        'Polisen lovar: "mer" närvaro - varje dag.',
        "Polisen\u00a0lovar: “mer” na\u0308rvaro \u2014 varje dag.\r\n",
        "  Polisen lovar:\t»mer» närvaro − varje dag.  ",
    ],
)
def test_typography_does_not_change_a_digest(other: str) -> None:
    assert digest_of(other) == digest_of("Polisen lovar: ”mer” närvaro – varje dag.")


@pytest.mark.parametrize("other", ["20 patruller", "12 patruller.", "12 Patruller", "12patruller"])
def test_letters_digits_and_signs_change_a_digest(other: str) -> None:
    assert digest_of(other) != digest_of("12 patruller")
