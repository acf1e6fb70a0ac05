"""Markdown files: facts and body, links, code and sections, each with its true place."""

from __future__ import annotations

import pytest

from pledgebook.reading.markdown_file import MarkdownFile, read_markdown
from pledgebook.reading.markdown_links import fences_in, links_in, without_code
from pledgebook.reading.nodes import Mapping
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.schema.sections import body_sections


def read(text: str) -> MarkdownFile:
    source, problems = decode(SourceFile("x.md", text.encode()))
    assert source is not None
    file, more = read_markdown(source)
    assert [*problems, *more] == []
    assert file is not None
    return file


def targets(text: str) -> list[str]:
    """The links; each stands where it is said to stand."""
    links = links_in(text)
    assert all(text.startswith(link.target, link.index) for link in links)
    return [link.target for link in links]


@pytest.mark.parametrize("start", ["---\n", "---  \n", "\ufeff---\n", "---\r\n"])
def test_facts_keep_their_lines(start: str) -> None:
    file = read(f"{start}a: b\n\nc: d\n---\n\nText\n")
    assert isinstance(file.front_matter, Mapping)
    assert [key.span.line for key, _ in file.front_matter.entries] == [2, 4]
    assert (file.body, file.body_line) == ("\nText\n", 6)


def test_a_file_without_facts_is_all_body() -> None:
    file = read("Text\n\n---\n\nText\n")
    assert file.front_matter is None
    assert (file.body, file.body_line) == ("Text\n\n---\n\nText\n", 1)


def test_a_file_may_end_with_its_facts() -> None:
    assert read("---\na: b\n---").body == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://a.se) och [b](b.md 'Titel')", ["https://a.se", "b.md"]),
        ("![bild](karta.png)", ["karta.png"]),
        ("[![bild](karta.png)](om.md)", ["karta.png", "om.md"]),
        ("[a](<om oss.md>)", ["om"]),
        ("[a](\n  om.md)", ["om.md"]),
        ("[a]()", [""]),
        ("<https://a.se> <page:glossary>", ["https://a.se", "page:glossary"]),
        ("[a](<page:glossary>)", ["page:glossary"]),
        ("[a][b]\n\n[b]: om.md", ["om.md"]),
        ("[a][b]\n\n[b]:\n   <om.md> 'Titel'", ["om.md"]),
        ("> - [b]: om.md", ["om.md"]),
        ("[två\nrader]: om.md", ["om.md"]),
        (r"[a\]b]: om.md", ["om.md"]),
    ],
)
def test_links_of_every_form_are_found(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "En not.[^1]\n\n[^1]: text",
        "[^not]:\n    om.md",
        "`[a](b.md)` och ``[a](`b.md)``",
        "```\n[a](b.md)\n```",
        "~~~ yaml\n[a]: b.md\n~~~",
        "````\n```\n[a](b.md)\n```\n````",
        "a [b] (c)",
        "a < b: c > d",
        "se [1]: text",
    ],
)
def test_code_and_footnotes_are_no_links(text: str) -> None:
    assert targets(text) == []


@pytest.mark.parametrize(
    "text",
    [
        r"\`[a](b.md)\`",
        "`[a](b.md)",
        "``[a](b.md)`",
        "```\n[a](b.md)",
        "```\n[a](b.md)\n~~~",
        "```\n[a](b.md)\n````",
        "``` en text\n[a](b.md)\n```",
        "- punkt\n  ```\n  [a](b.md)\n  ```",
    ],
)
def test_what_is_not_surely_code_is_a_link(text: str) -> None:
    assert targets(text) == ["b.md"]


def test_code_leaves_everything_else_in_its_place() -> None:
    text = "å `<b>` ö\n```\n<i>\n```\nä"
    masked = without_code(text)
    assert len(masked) == len(text)
    assert masked.split() == ["å", "ö", "ä"]
    assert masked.count("\n") == text.count("\n")


def test_fences_have_their_lines_and_content() -> None:
    fences = fences_in("a\n```{pledges}\nlimit: 3\n```\n~~~~\n```\n~~~~\n```\nopen")
    assert [(f.info, f.content, f.first_line, f.last_line, f.is_closed) for f in fences] == [
        ("{pledges}", "limit: 3", 1, 3, True),
        ("", "```", 4, 6, True),
        ("", "", 7, 7, False),
    ]


def test_sections_have_their_words_and_places() -> None:
    file = read(
        "---\na: b\n---\n\n# Vårens arbete\n\nInledning.\n\n##  p1 \n\n\nText.\n\n### Mer\n\nMer text.\n## p2\n## p3\n"
    )
    sections = body_sections(file)
    assert {key: section.words for key, section in sections.items()} == {
        "#": "Vårens arbete",
        "": "Inledning.",
        "p1": "Text.\n\n### Mer\n\nMer text.",
    }
    assert {key: str(section.span) for key, section in sections.items()} == {
        "#": "x.md:5:3",
        "": "x.md:7:1",
        "p1": "x.md:12:1",
    }
    assert str(sections["p1"].heading_span) == "x.md:9:5"


def test_a_heading_in_code_opens_no_section() -> None:
    assert set(body_sections(read("```\n## p1\n```\n~~~\n## p2\n```\n~~~\n\n## p3\nText.\n"))) == {"", "p3"}


@pytest.mark.parametrize("heading", ["# p1", "### p1", "##p1", "## P1", "## Löfte 1", " ## p1", "## 1"])
def test_other_headings_belong_to_the_text(heading: str) -> None:
    assert set(body_sections(read(f"Text.\n{heading}\nMer.\n"))) == {""}


def test_two_sections_of_one_name_are_one() -> None:
    section = body_sections(read("## p1\nEtt.\n## p2\nTvå.\n## p1\nTre.\n"))["p1"]
    assert section.words == "Ett.\n\nTre."
    assert not section.is_verbatim
