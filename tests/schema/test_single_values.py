"""Text, choices, yes, ids and addresses: what can be written, and what is said of the rest."""

from __future__ import annotations

import pytest

from pledgebook.model.actor import ActorKind
from pledgebook.schema.directives import Limit
from pledgebook.schema.kind import Kind
from pledgebook.schema.simple import (
    AREA_CODE,
    EMAIL,
    FILE_PATH,
    ID,
    LANGUAGE_CODE,
    ORGANISATION_NUMBER,
    PHONE,
    SHA256,
    URL,
    Choice,
    Flag,
    PlainText,
)
from tests.schema.one_value import complaints, read

CHOICE, FLAG, TEXT = Choice(ActorKind), Flag(), PlainText()


@pytest.mark.parametrize("text", ["no", "007", "12:30", "2026-02-30", "1.10", "0x1F", "=", "true", "NO"])
def test_text_stays_what_was_written(text: str) -> None:
    assert read(TEXT, text).value == text


def test_a_choice_is_one_of_its_words() -> None:
    assert read(CHOICE, "public-company").value is ActorKind.PUBLIC_COMPANY


def test_yes_is_true() -> None:
    assert read(FLAG, "true").value is True


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ID, "p1"),
        (ID, "otrygga-miljoer"),
        (URL, "https://polisen.se/om-polisen/medborgarloften/gotene/uppfoljning-medborgarlote-gotene/"),
        (URL, "http://example.org"),
        (URL, "https://example.org/a?b=c&d=%20#e"),
        (URL, "https://example.org/å"),
        (EMAIL, "kommunpolis.vara@example.org"),
        (EMAIL, "a+b@mail.example.org"),
        (PHONE, "114 14"),
        (PHONE, "0701234567"),
        (PHONE, "+46 77 114 14 00"),
        (PHONE, "0512-310 00"),
        (AREA_CODE, "1470"),
        (AREA_CODE, "0180"),
        (AREA_CODE, "14"),
        (SHA256, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        (FILE_PATH, "underlag/medborgarlofte-2021.pdf"),
        (FILE_PATH, "a.b/c d.pdf"),
        (LANGUAGE_CODE, "sv"),
        (LANGUAGE_CODE, "fit"),
        (LANGUAGE_CODE, "en-GB"),
    ],
)
def test_a_value_of_a_fixed_form_is_kept(kind: Kind[str], text: str) -> None:
    assert read(kind, text).value == text


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        (TEXT, "[a, b]", "not-text"),
        (TEXT, "{a: b}", "not-text"),
        (CHOICE, "polis", "not-a-choice"),
        (CHOICE, "Police", "not-a-choice"),
        (CHOICE, "public_company", "not-a-choice"),
        (CHOICE, "''", "not-a-choice"),
        (CHOICE, "[police, company]", "not-text"),
        (FLAG, "yes", "not-true"),
        (FLAG, "True", "not-true"),
        (FLAG, "false", "not-true"),
        (FLAG, "no", "not-true"),
        (FLAG, "1", "not-true"),
        (FLAG, "[]", "not-text"),
        (ID, "P1", "not-an-id"),
        (ID, "1", "not-an-id"),
        (ID, "otrygga_miljöer", "not-an-id"),
        (ID, "a b", "not-an-id"),
        (ID, "-a", "not-an-id"),
        (ID, "''", "not-an-id"),
        (URL, "polisen.se", "not-a-url"),
        (URL, "www.polisen.se/vara", "not-a-url"),
        (URL, "javascript:alert(1)", "not-a-url"),
        (URL, "ftp://example.org", "not-a-url"),
        (URL, "https://example.org/a b", "not-a-url"),
        (URL, "'https://example.org/\"onclick='", "not-a-url"),
        (URL, "https://example.org/<script>", "not-a-url"),
        (URL, "https://", "not-a-url"),
        (URL, "'https://[example'", "not-a-url"),
        (URL, "https://℀.example.org/", "not-a-url"),
        (EMAIL, "kommunpolis", "not-an-email"),
        (EMAIL, "mailto:a@example.org", "not-an-email"),
        (EMAIL, "Kommunpolis <a@example.org>", "not-an-email"),
        (EMAIL, "a@example", "not-an-email"),
        (PHONE, "ring växeln", "not-a-phone"),
        (PHONE, "(0512) 310 00", "not-a-phone"),
        (AREA_CODE, "180", "not-an-area-code"),
        (AREA_CODE, "Vara", "not-an-area-code"),
        (AREA_CODE, "14700", "not-an-area-code"),
        (ORGANISATION_NUMBER, "999999-9990", "not-an-organisation-number"),
        (ORGANISATION_NUMBER, "191212-1212", "not-an-organisation-number"),
        (ORGANISATION_NUMBER, "9999999", "not-an-organisation-number"),
        (SHA256, "9f86d081", "not-a-checksum"),
        (FILE_PATH, "/etc/passwd", "not-a-file-path"),
        (FILE_PATH, "../hemligt.pdf", "not-a-file-path"),
        (FILE_PATH, "a/../../b.pdf", "not-a-file-path"),
        (FILE_PATH, "a/./b.pdf", "not-a-file-path"),
        (FILE_PATH, "underlag/löfte.pdf", "not-a-file-path"),
        (FILE_PATH, "C:\\löfte.pdf", "not-a-file-path"),
        (LANGUAGE_CODE, "svenska", "not-a-language-code"),
        (LANGUAGE_CODE, "SV", "not-a-language-code"),
        (Limit(), "0", "not-a-number"),
        (Limit(), "alla", "not-a-number"),
    ],
)
def test_other_values_cannot_be_read(kind: Kind[object], text: str, slug: str) -> None:
    assert complaints(kind, text) == (slug,)
