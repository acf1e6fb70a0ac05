"""Texts in every language, and words that name other records."""

from __future__ import annotations

import pytest

from pledgebook.model.mention import RecordKind
from pledgebook.model.reference import ids
from pledgebook.schema.kind import Kind
from pledgebook.schema.references import FreeReference, FullReference, PledgeOrAgreement, ReferenceTo
from pledgebook.schema.several import Givers, OneOrSeveral
from pledgebook.schema.words import Words
from tests.schema.one_value import complaints, read

WORDS = Words()
ACTOR, FOLLOW_UP = ReferenceTo(RecordKind.ACTOR), ReferenceTo(RecordKind.FOLLOW_UP)


def words(text: str, *, untranslated: str = "") -> tuple[dict[str, str] | None, tuple[str, ...]]:
    one = read(WORDS, text, untranslated=untranslated)
    return ({v.language: v.words for v in one.value.versions} if one.value else None), one.slugs


def test_a_text_stands_in_every_language() -> None:
    assert words("{en: no, sv: nej}") == ({"sv": "nej", "en": "no"}, ())


def test_a_text_on_several_lines_keeps_them() -> None:
    assert words("sv: |\n  Ett.\n\n  - två\nen: One.\n") == ({"sv": "Ett.\n\n- två", "en": "One."}, ())


def test_a_missing_translation_is_complained_about_but_the_text_is_read() -> None:
    assert words("{sv: nej}") == ({"sv": "nej"}, ("missing-translation",))


def test_a_translation_may_be_missing_on_purpose() -> None:
    assert words("{sv: nej}", untranslated="en") == ({"sv": "nej"}, ())
    assert words("nej", untranslated="en") == ({"sv": "nej"}, ())


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("nej", ("words-in-one-language",)),
        ("{en: no}", ("missing-original",)),
        ("{}", ("missing-original", "missing-translation")),
        ("{sv: , en: no}", ("empty-field",)),
        ("{sv: '', en: no}", ("empty-field",)),
        ("{sv: ~, en: no}", ("empty-field",)),
        ("{sv: null, en: no}", ("empty-field",)),
        ("{sv: [a], en: no}", ("not-text",)),
        ("[nej, no]", ("not-words",)),
        ("''", ("empty-field",)),
        ("{svenska: nej}", ("unknown-language",)),
    ],
)
def test_other_texts_cannot_be_read(text: str, slugs: tuple[str, ...]) -> None:
    assert complaints(WORDS, text) == slugs


def test_an_unknown_language_does_not_hide_the_others() -> None:
    assert words("{sv: nej, en: no, de: nein}") == ({"sv": "nej", "en": "no"}, ("unknown-language",))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ACTOR, "vara-kommun"),
        (FOLLOW_UP, "2022-01-18-polisen"),
        (FullReference(), "vara-2021/p1"),
        (PledgeOrAgreement(), "vara-2021/p1"),
        (PledgeOrAgreement(), "vara-2021"),
        (FreeReference(), "Lokalpolisområde västra Skaraborg"),
    ],
)
def test_a_reference_is_kept_as_written(kind: Kind[object], text: str) -> None:
    assert str(read(kind, text).value) == text


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        (ACTOR, "Polisen", "not-an-id"),
        (ACTOR, "Vara kommun", "not-an-id"),
        (ACTOR, "007", "not-an-id"),
        (ACTOR, "''", "not-an-id"),
        (ACTOR, "vara-2021/p1", "not-an-id"),
        (ACTOR, "{id: polisen}", "not-text"),
        (ACTOR, "[polisen]", "not-text"),
        (FOLLOW_UP, "2022-01-18-polisen.md", "not-an-id"),
        (FullReference(), "p1", "not-a-full-id"),
        (FullReference(), "vara-2021/", "not-an-id"),
        (FullReference(), "vara-2021/p1/x", "not-an-id"),
        (PledgeOrAgreement(), "Vara 2021", "not-an-id"),
    ],
)
def test_other_references_cannot_be_read(kind: Kind[object], text: str, slug: str) -> None:
    assert complaints(kind, text) == (slug,)


def test_one_giver_may_stand_alone_and_nobody_is_said_aloud() -> None:
    assert ids(read(Givers(), "polisen").value or ()) == ("polisen",)
    assert ids(read(Givers(), "[polisen, vara-kommun]").value or ()) == ("polisen", "vara-kommun")
    assert read(Givers(), "unstated").value == ()


def test_a_list_is_read_whole_or_not_at_all() -> None:
    assert complaints(OneOrSeveral(ACTOR), "[polisen, Vara kommun]") == ("not-an-id",)
    assert complaints(OneOrSeveral(ACTOR), "[]") == ("empty-list",)
    assert complaints(OneOrSeveral(ACTOR), "{polisen: true}") == ("not-text",)
