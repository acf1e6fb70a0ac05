"""Links and markup in texts, which anybody may propose: what is let through, and what is complained about where."""

from __future__ import annotations

from datetime import date

import pytest

from pledgebook.pipeline import check
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE

FACTS = "---\ntitle: Om\ndescription: Om.\nupdated: 2026-01-01\n---\n"
PLEDGES = """  p1:
    by: polisen
    sv: Fotpatruller.
    en: Foot patrols.
"""
AGREEMENT = f"areas: exempelby\nparties: [polisen, exempelby-kommun]\nperiod: 2026\npledges:\n{PLEDGES}"


def troubles(files: dict[str, str], attachments: dict[str, int] | None = None) -> list[str]:
    """The complaints about texts, as `path:line:column slug`."""
    files = {"pledges.yaml": BASE.read_text("utf-8"), "pledges/exempelby-2026.yaml": AGREEMENT, **files}
    sources = tuple(SourceFile(path, files[path].encode()) for path in sorted(files))
    records = RecordFolder(sources, attachments or {}, checksum=lambda path: "0" * 64)
    checked = check(records, date(2026, 11, 22))
    others = ("municipality-without-code", "unmarked-translation", "checksum-missing", "translation-numbers-differ")
    return [f"{d.span} {d.code.slug}" for d in checked.diagnostics if d.code.slug not in others]


def in_page(text: str) -> list[str]:
    """What is said of a page with this text, without the path."""
    found = troubles(
        {
            "content/sv/om.md": FACTS + text,
            "content/en/om.md": FACTS,
            "content/sv/mapp/mer.md": FACTS,
            "content/en/mapp/mer.md": FACTS,
        },
        {"sv/karta.png": 1, "underlag/löfte 2026.pdf": 1},
    )
    return [line.removeprefix("content/sv/om.md:") for line in found]


def in_record(text: str) -> list[str]:
    block = "".join(f"      {line}\n" for line in text.split("\n"))
    pledge = f"  p2:\n    by: polisen\n    sv: |\n{block}    en: Foot patrols.\n"
    path = "pledges/exempelby-2026.yaml"
    return [line.removeprefix(f"{path}:") for line in troubles({path: AGREEMENT + pledge})]


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a_(b)",
        "HTTP://EXAMPLE.ORG",
        "mailto:polisen@example.org",
        "pledge:exempelby-2026/p1",
        "agreement:exempelby-2026",
        "area:exempelby",
        "party:polisen",
        "contact:kommunpolis",
        "term:lagesbild",
        "page:start",
        "#rubrik",
    ],
)
def test_links_that_work_everywhere(target: str) -> None:
    assert in_page(f"[a]({target})") == []
    assert in_record(f"[a]({target})") == []


@pytest.mark.parametrize(
    "target",
    ["om.md", "mapp/mer.md", "./mapp/../om.md#rubrik", "../en/om.md", "karta.png", "../underlag/löfte%202026.pdf"],
)
def test_links_that_work_in_pages_alone(target: str) -> None:
    assert in_page(f"[a]({target})") == []
    assert in_record(f"[a]({target})") == ["12:11 relative-link-in-record"]


@pytest.mark.parametrize(
    "target",
    [
        "omm.md",
        "mer.md",
        "/om/",
        "//example.org",
        "www.example.org",
        "karta.PNG",
        "../../pledges.yaml",
        "om",
        "",
        "?a=b",
    ],
)
def test_paths_that_lead_nowhere(target: str) -> None:
    assert in_page(f"[a]({target})") == ["6:5 unknown-link"]


@pytest.mark.parametrize(
    "target", ["pledge:exempelby-2026/p9", "pledge:p1", "agreement:", "page:omm", "term:Lägesbild"]
)
def test_records_that_are_not_there(target: str) -> None:
    assert in_page(f"[a]({target})") == ["6:5 unknown-link"]
    assert in_record(f"[a]({target})") == ["12:11 unknown-link"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "java&Tab;script:alert(1.5)",
        "java&NewLine;script:alert(1.5)",
        "&#1;javascript:alert(1.5)",
        "javascript&#58;alert(1.5)",
        "<javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "tel:11414",
        "pledgee:exempelby-2026/p1",
        "x:y",
    ],
)
def test_links_to_anything_else(target: str) -> None:
    column = 6 if target.startswith("<") else 5
    assert in_page(f"[a]({target})") == [f"6:{column} script-link"]
    assert in_record(f"[a]({target})") == [f"12:{column + 6} script-link"]


@pytest.mark.parametrize(
    "text",
    [
        "a < b och 3 > 2 <3",
        "<https://example.org> <polisen@example.org> <mailto:polisen@example.org>",
        "&lt;b&gt;",
        "`<b>` och ``<i>``",
        "```\n<b>\n```",
        "på = av, on = off",
    ],
)
def test_texts_without_markup(text: str) -> None:
    assert in_page(text) == []
    assert in_record(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("<script>alert(1)</script>", 1),
        ("Text <IMG SRC=x ONERROR=alert(1)>", 6),
        ("<svg/onload=alert(1)>", 1),
        ("<!-- not -->", 1),
        ("<!DOCTYPE html>", 1),
        ("<?php", 1),
        ("</div>", 1),
        ("<p/onclick=alert(1)/x@example.org>", 1),
        ("<http:b/onmouseover=alert(1)>", 1),
        ("<mailto:x/onclick=alert(1)>", 1),
        ('" onmouseover="alert(1)', 1),
        ("x' onclick = alert(1)", 2),
        (r"\`<b>\`", 3),
        ("``<b>`", 3),
    ],
)
def test_texts_with_markup(text: str, column: int) -> None:
    assert in_page(text) == [f"6:{column} markup-in-text"]
    assert in_record(text) == [f"12:{column + 6} markup-in-text"]


@pytest.mark.parametrize("fence", ["```\n", "``` en text\n", "~~~\n```\n", "  ```\n"])
def test_code_that_a_page_might_not_take_for_code_is_markup(fence: str) -> None:
    line = 6 + fence.count("\n")
    assert in_page(f"{fence}<b>") == [f"{line}:1 markup-in-text"]


def test_a_page_that_cannot_be_read_is_not_missing() -> None:
    files = {"content/sv/om.md": f"{FACTS}[a](mer.md)\n", "content/en/om.md": "---\ntitle: a: b\n---\n"}
    files |= {"content/sv/mer.md": "---\ntitle: Mer\n", "content/en/mer.md": FACTS}
    assert troubles(files) == [
        "content/en/om.md:2:9 colon-in-plain-text",
        "content/sv/mer.md:1:1 front-matter-not-closed",
    ]


def test_a_missing_translation_of_a_page_is_said_once() -> None:
    assert troubles({"content/en/om.md": FACTS}) == ["content/en/om.md:6:1 prose-not-translated"]


def test_a_document_lies_where_its_source_says() -> None:
    path = "pledges/exempelby-2026.yaml"
    files = {path: f"documents: {{title: Löfte, file: underlag/lofte.pdf}}\n{AGREEMENT}"}
    assert troubles(files, {"underlag/lofte.pdf": 1}) == []
    assert troubles(files, {"underlag/loefte.pdf": 1}) == [f"{path}:1:33 attachment-missing"]
