"""What the canonical form looks like: each file in forms/ beside what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.reading.source_text import SourceFile, SourceText
from pledgebook.writing.canonical_form import canonical_bytes, is_record_file, languages_in
from pledgebook.writing.same_content import is_same_register, is_same_yaml
from pledgebook.writing.text_lines import tidied
from tests.expected_files import expected
from tests.small_register import register_with

FORMS = Path(__file__).parent / "forms"
LANGUAGES = ("sv", "en")


@pytest.mark.parametrize("before", sorted(FORMS.glob("*.before.*")), ids=lambda path: path.name)
def test_a_file_gets_its_form(before: Path) -> None:
    folder = "followups" if before.suffix == ".md" else "pledges"
    path = f"{folder}/{before.name.replace('.before', '')}"
    written, problems = canonical_bytes(SourceFile(path, before.read_bytes()), LANGUAGES)
    assert problems == []
    assert written is not None
    expected(before.with_name(before.name.replace(".before", ".after")), written.decode())
    assert canonical_bytes(SourceFile(path, written), LANGUAGES)[0] == written


def test_each_kind_of_record_file_and_nothing_else_has_a_form() -> None:
    assert is_record_file("pledges.yaml")
    assert is_record_file("pledges/exempelby-2021.yaml")
    assert is_record_file("followups/polisen/2022-01-18-polisen.en.md")
    assert not is_record_file("content/sv/om.md")
    assert not is_record_file("pledges/README.md")
    assert not is_record_file("mkdocs.yml")


def test_a_translation_without_facts_keeps_its_body() -> None:
    file = SourceFile("followups/2022-01-18-polisen.en.md", b"\n\nText. \n\n\n## p1\nMore.")
    assert canonical_bytes(file, LANGUAGES)[0] == b"Text.\n\n## p1\nMore.\n"
    ruled = SourceFile(file.path, b"\n---\nText.\n---\n")
    assert canonical_bytes(ruled, LANGUAGES)[0] == ruled.content


def test_words_stand_in_the_order_of_the_languages_of_the_register() -> None:
    text = b"languages: [en, sv]\ntitle: {sv: A, en: B}\n"
    file = SourceFile("pledges.yaml", text)
    assert languages_in(file) == ("en", "sv")
    assert languages_in(SourceFile("pledges.yaml", b"languages: sv\n")) == ("sv",)
    assert languages_in(SourceFile("pledges.yaml", b"languages: [sv\n")) == ()
    assert canonical_bytes(file, languages_in(file))[0] == b"languages: [en, sv]\ntitle: {en: B, sv: A}\n"


@pytest.mark.parametrize(
    "other",
    [
        "a: 2\nb: [x, y]\n",
        "a: 1\nb: [y, x]\n",
        "a: 1\nb: [x]\n",
        "a: 1\n",
        "a: 1\nb: x\n",
        "a: 1\nb: [x, y]\nc: 1\n",
        "a: ~\nb: [x, y]\n",
        "a: [1\n",
    ],
)
def test_what_says_something_else_is_found(other: str) -> None:
    said = SourceText("pledges.yaml", "a: 1\nb: [x, y]\n")
    assert is_same_yaml(said, SourceText("pledges.yaml", "b:\n  - x\n  - y\na: '1'\n"))
    assert not is_same_yaml(said, SourceText("pledges.yaml", other))


@pytest.mark.parametrize(
    "others",
    [
        "p3: {by: polisen, sv: Tre.}\np2: {by: polisen, sv: Två.}\n",
        "p2: {by: polisen, sv: Tvåa.}\np3: {by: polisen, sv: Tre.}\n",
        "p2: {by: [exempelby-kommun], sv: Två.}\np3: {by: polisen, sv: Tre.}\n",
        "p2: {by: polisen, sv: Två., conditional: true}\np3: {by: polisen, sv: Tre.}\n",
        "p2: {by: polisen, sv: Två.}\n",
    ],
)
def test_a_register_with_another_order_word_or_field_is_another(others: str) -> None:
    register = register_with(others="p2: {by: polisen, sv: Två.}\np3: {by: polisen, sv: Tre.}\n")
    again = register_with(others="p2:\n  sv: 'Två.'\n  by: polisen\n\np3: {sv: Tre., by: polisen}\n")
    assert is_same_register(register, again)
    assert not is_same_register(register, register_with(others=others))
    assert not is_same_register(register, None)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("En rad  ", "En rad  "),
        ("a   \nb", "a  \nb"),
        ("a \nb\t", "a\nb"),
        ("a  \n\nb", "a\n\nb"),
        ("# a  \nb", "# a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\n\n\n    code", "a\n\n\n    code"),
        ("```\na  \n\n\nb\n```\n\n\nc", "```\na  \n\n\nb\n```\n\nc"),
        ("```\na \n\n\nb ", "```\na \n\n\nb "),
    ],
)
def test_lines_are_tidied_where_nobody_sees_it(text: str, tidy: str) -> None:
    assert tidied(text) == tidy
    assert tidied(tidy) == tidy
