"""Drafts: nowhere on the published site, and marked wherever they are shown in a preview."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sphobjinv

from pledgebook.pipeline import check, run
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import BuiltPage
from tests.complaint_cases import BASE
from tests.publishing.small_site import TODAY, built

PUBLISHED = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
documents: {title: Löftet, file: underlag/lofte.pdf}
pledges:
  p1:
    by: polisen
    sv: Minst 20 fotpatruller i månaden.
    en: At least 20 foot patrols a month.
"""
DRAFT = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
draft: true
documents:
  - {title: Löftet, file: underlag/lofte.pdf}
  - {title: Förslaget, file: underlag/hemligt.pdf}
  - {title: Bilagan, file: underlag/bilaga.pdf}
focus:
  torget: {sv: Nya torget, en: The new square}
pledges:
  p1:
    by: polisen
    focus: torget
    sv: Vi lovar fler kvartersronder.
    en: We promise more walks.
aliases: tidigt-utkast
"""
REPORT = """\
---
agreement: exempelby-2021
by: polisen
date: 2021-12-20
draft: true
untranslated: [en]
sources: {title: Anteckningar}
pledges: {p1: fulfilled}
---
Allt gick som det skulle.
"""
PROSE = "---\ntitle: Om\ndescription: Om.\nupdated: 2026-11-20\n---\nSe [bilagan](../underlag/bilaga.pdf).\n"
FILES = {
    "pledges/exempelby-2021.yaml": PUBLISHED,
    "pledges/exempelby-2026-2.yaml": DRAFT,
    "followups/2021-12-20-polisen.md": REPORT,
    "content/sv/om.md": PROSE,
    "content/en/om.md": PROSE,
}
ATTACHMENTS = {"underlag/lofte.pdf": 1000, "underlag/hemligt.pdf": 1000, "underlag/bilaga.pdf": 1000}
TRACES = ("exempelby-2026-2", "kvartersronder", "Nya torget", "hemligt", "2021-12-20-polisen", "Allt gick")

OF_DRAFTS = (
    "exempelby-2026-2/",
    "exempelby-2026-2/p1/",
    "exempelby-2026-2/fokus/torget/",
    "uppfoljningar/2021-12-20-polisen/",
    "foresla/exempelby-2026-2/",
    "foresla/uppfoljningar/2021-12-20-polisen/",
)


def site(*, shows_drafts: bool) -> Site:
    sources = [SourceFile(path, text.encode()) for path, text in sorted(FILES.items())]
    records = RecordFolder(
        (SourceFile(REGISTER_FILE, BASE.read_bytes()), *sources), ATTACHMENTS, checksum=lambda path: "0" * 64
    )
    outcome = run(records, TODAY, replace(Settings("https://example.org/"), shows_drafts=shows_drafts))
    assert outcome.site is not None, outcome.diagnostics
    return outcome.site


@pytest.fixture(scope="module")
def preview() -> dict[str, BuiltPage]:
    return dict(built(site(shows_drafts=True)).pages)


def test_the_published_site_has_no_trace_of_a_draft() -> None:
    files = built(site(shows_drafts=False)).files
    found = [
        (path, trace)
        for path, content in files.items()
        for trace in TRACES
        if trace in path or trace in readable(path, content).decode()
    ]
    assert found == []


def readable(path: str, content: bytes) -> bytes:
    """An inventory is a compressed text."""
    unpacked: bytes = sphobjinv.decompress(content) if path.endswith(".inv") else content
    return unpacked


def test_an_attachment_that_only_drafts_name_is_withheld_until_they_are_published() -> None:
    assert site(shows_drafts=False).withheld == {"underlag/hemligt.pdf"}
    assert site(shows_drafts=True).withheld == frozenset()


def test_a_pledge_is_a_draft_with_its_agreement_and_never_by_itself() -> None:
    text = PUBLISHED.replace("    by: polisen", "    by: polisen\n    draft: true")
    sources = (SourceFile(REGISTER_FILE, BASE.read_bytes()), SourceFile("pledges/exempelby-2021.yaml", text.encode()))
    slugs = [trouble.code.slug for trouble in check(RecordFolder(sources), TODAY).diagnostics]
    assert "unknown-field" in slugs


@pytest.mark.parametrize("home", ["", "en/"])
@pytest.mark.parametrize("address", OF_DRAFTS)
def test_each_page_of_a_draft_says_so_first_in_a_preview(
    preview: dict[str, BuiltPage], home: str, address: str
) -> None:
    page = preview[home + address]
    banner = page.soup.select_one(".pb-draft")
    assert banner is not None
    assert banner.find_next("h1") is not None
    assert ("Draft." if home else "Utkast.") in banner.get_text()


def test_no_page_of_what_is_published_says_that_it_is_a_draft(preview: dict[str, BuiltPage]) -> None:
    marked = {page.address.removeprefix("en/") for page in preview.values() if page.soup.select_one(".pb-draft")}
    assert marked == set(OF_DRAFTS)


def test_every_page_of_a_preview_says_that_it_is_one_and_that_no_search_engine_may_list_it(
    preview: dict[str, BuiltPage],
) -> None:
    for page in preview.values():
        robots = page.soup.find("meta", attrs={"name": "robots"})
        assert robots is not None, page.address
        assert robots["content"] == "noindex"
        if page.soup.main is not None:
            words = (
                "Preview in which drafts count"
                if page.address.startswith("en/")
                else "Förhandsvisning där utkast räknas med"
            )
            assert words in page.visible_text, page.address


def test_a_link_to_a_draft_says_that_it_is_one(preview: dict[str, BuiltPage]) -> None:
    lists = 0
    for page in preview.values():
        for link in page.soup.select("main a[href]"):
            target = str(link["href"]).split("#")[0].replace("../", "").removeprefix("./")
            is_in_the_draft = page.address.removeprefix("en/") in OF_DRAFTS
            if target.removeprefix("en/") in OF_DRAFTS and not is_in_the_draft:
                lists += 1
                assert "utkast" in link.get_text() or "draft" in link.get_text(), (page.address, str(link))
    assert lists > 10


def test_a_draft_is_neither_in_the_site_map_nor_in_the_search_of_a_preview(preview: dict[str, BuiltPage]) -> None:
    files = built(site(shows_drafts=True)).files
    assert b"exempelby-2021/" in files["sitemap.xml"]
    assert b"exempelby-2026-2" not in files["sitemap.xml"]
    for address in OF_DRAFTS:
        assert preview[address].soup.select_one("[data-pagefind-body]") is None
    assert preview["exempelby-2021/"].soup.select_one("[data-pagefind-body]") is not None


def test_a_draft_of_a_report_counts_in_a_preview_and_nowhere_else(preview: dict[str, BuiltPage]) -> None:
    published = built(site(shows_drafts=False)).pages["exempelby-2021/p1/"].visible_text
    assert "Ej redovisat" in published
    assert "Ej redovisat" not in preview["exempelby-2021/p1/"].visible_text
