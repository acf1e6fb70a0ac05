"""What was removed by law, on the pages: a mark in words that leads to what is told of it, and never a raw one."""

from __future__ import annotations

import pytest

from pledgebook.publishing.site import Site
from tests.publishing.small_site import built, site_of, text_of

ENTRY = "date: 2022-05-04, what: personal-data, ground: gdpr-17, decided: {by: exempelby-kommun, case: KS 2022/9}"
PLEDGE = f"""title: {{sv: "Möten med [[redacted:r2]]", en: Meetings}}
other_wordings: [{{title: Webbplatsen, quote: "Vi möter [[redacted:r3]]."}}]
added:
  date: 2021-02-01
  decided: {{by: polisen, source: {{title: Protokoll}}}}
  reason: {{sv: "Önskat av [[redacted:r1]] och [andra [[redacted:r4]]](page:glossary).", en: Wanted.}}
redactions:
  - {{id: r1, field: added.reason.sv, {ENTRY}}}
  - {{id: r2, field: title.sv, {ENTRY}}}
  - {{id: r3, field: other_wordings.1.quote, {ENTRY}}}
  - {{id: r4, field: added.reason.sv, {ENTRY}, note: {{sv: Ett namn & mer., en: A name.}}}}"""
MORE = f"""title: {{sv: "Löftet för [[redacted:r1]]", en: "The pledge for [[redacted:r2]]"}}
sv: "Kontakta `[[redacted:r3]]` i dag."
en: Get in touch.
redactions:
  - {{id: r1, field: title.sv, {ENTRY}}}
  - {{id: r2, field: title.en, {ENTRY.replace("personal-data", "secrecy").replace("gdpr-17", "osl")}}}
  - {{id: r3, field: sv, {ENTRY.replace("KS 2022/9", "KS 2022/9, urgent: true")}}}"""
REPORT = f"""---
agreement: exempelby-2021
by: polisen
date: 2022-01-18
untranslated: [en]
pledges: {{p1: {{verdict: fulfilled}}}}
sources: [{{title: Polisens rapport}}]
redactions:
  - {{id: r1, field: title.sv, {ENTRY}}}
  - {{id: r2, field: body.sv, {ENTRY}, extent: whole, confirmed: {{date: 2022-05-10, by: polisen}}}}
---
# Uppföljning av [[redacted:r1]]

Så sade [[redacted:r2]] om saken.
""".replace("by: exempelby-kommun, case", "by: [exempelby-kommun, polisen], case")
PAGE = "exempelby-2021/p1/"


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(more=MORE, pledge=PLEDGE, followups__2022_01_18_polisen_md=REPORT)


def told_on(site: Site, address: str) -> str:
    return text_of(site, address).replace(" ,", ",").replace(" .", ".")


def test_no_raw_mark_is_anywhere_on_the_site(site: Site) -> None:
    files = [*site.files(), *site.last_files()]
    assert any("[borttaget: personuppgift]" in file.content for file in files)
    for file in files:
        for raw in ("[[redacted", "redacted:", "\ue000", "\ue001"):
            assert raw not in file.content, file.path


def test_a_mark_in_a_long_text_leads_to_what_is_told_of_it(site: Site) -> None:
    page = built(site).pages[PAGE]
    html = page.html
    mark = '<a class="pb-removed" href="../../exempelby-2021/p1/#redaction-r1">[borttaget: personuppgift]</a>'
    assert f"Önskat av {mark} och" in html
    assert 'id="redaction-r1"' in html
    # Within a link there is no other.
    assert ">andra [borttaget: personuppgift]</a>" in html


def test_the_kind_is_told_in_the_language_of_the_text(site: Site) -> None:
    pages = built(site).pages
    assert "The pledge for [removed: secret information]" in pages["en/exempelby-2021/"].html
    assert "Löftet för [borttaget: personuppgift]" in pages["exempelby-2021/"].html


def test_titles_descriptions_and_linked_data_have_plain_words(site: Site) -> None:
    head = built(site).pages[PAGE].html.partition("<body")[0]
    assert "Möten med [borttaget: personuppgift]" in head
    assert "pb-removed" not in head
    assert "<code>[borttaget: personuppgift]</code>" in built(site).pages["exempelby-2021/"].html


def test_the_page_of_the_record_says_what_why_when_and_by_whom(site: Site) -> None:
    text = told_on(site, PAGE)
    for told in (
        "Borttaget enligt lag",
        "Borttaget: personuppgift, 4 maj 2022.",
        "rätten till radering, artikel 17 i dataskyddsförordningen.",
        "Beslutat av Exempelby kommun, ärende KS 2022/9.",
        "Ett namn & mer.",
    ):
        assert told in text
    agreement = told_on(site, "exempelby-2021/")
    assert "Beslutet var brådskande och är ännu inte bekräftat." in agreement
    report = told_on(site, "uppfoljningar/2022-01-18-polisen/")
    assert "Mer än enstaka ord är borttaget." in report
    assert "Bekräftat av Polisen, 10 maj 2022." in report


def test_every_removal_is_a_declared_change_and_they_are_counted(site: Site) -> None:
    corrections = text_of(site, "rattelser/")
    assert corrections.count("Borttaget: ") == 9
    assert "Borttaget enligt lag: maj 2022" in corrections
    assert "På 9 ställen är något borttaget enligt lag" in corrections
    assert "På 9 ställen är något borttaget enligt lag" in text_of(site, "")
    assert "Borttaget" not in text_of(site, "andringar/")


def test_a_register_without_removals_says_nothing_of_them() -> None:
    for file in site_of().files():
        if file.path.endswith(".html") and "format" not in file.path:
            assert "borttaget enligt lag" not in file.content.lower(), file.path


def test_a_page_changed_when_something_was_removed_from_it(site: Site) -> None:
    html = built(site).pages["uppfoljningar/2022-01-18-polisen/"].html
    assert '<time datetime="2022-05-10">' in html.partition("<footer")[2]
