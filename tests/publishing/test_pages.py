"""What pages show of records: amendments, corrections, languages, aliases, drafts, documents and embedded lists."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import BuiltSite
from tests.complaint_cases import BASE
from tests.publishing.small_site import SETTINGS, built, site_as, site_of, text_of

AMENDMENT = """\
amendments:
  - id: a1
    after: signed
    kind: target-changed
    from: 2021-09-01
    decided: {date: 2021-08-25, by: [polisen, exempelby-kommun], source: {title: Protokoll BRÅ § 12}}
    reason: {sv: Färre poliser i tjänst., en: Fewer police officers on duty.}
    now: {sv: Minst 10 fotpatruller i månaden., en: At least 10 foot patrols a month.}"""


def test_an_amended_pledge_shows_the_words_as_signed_and_as_they_stand() -> None:
    text = text_of(site_of(pledge=AMENDMENT), "exempelby-2021/p1/")
    for shown in (
        "Minst 20 fotpatruller i månaden.",
        "Minst 10 fotpatruller i månaden.",
        "Färre poliser i tjänst.",
        "Protokoll BRÅ § 12",
        "1 september 2021",
    ):
        assert shown in text


def test_what_is_decided_but_not_yet_in_force_is_shown_and_changes_nothing() -> None:
    later = AMENDMENT.replace("from: 2021-09-01", "from: 2030-09-01")
    page = text_of(site_of(pledge=later), "exempelby-2021/p1/")
    assert "Beslutat, men gäller ännu inte" in page
    assert "Minst 10 fotpatruller i månaden." in page
    assert "Som det lyder nu" not in page


def test_a_translated_wording_is_not_called_word_for_word() -> None:
    page = built(site_of()).pages["en/exempelby-2021/p1/"]
    assert "word for word" not in page.visible_text
    signed = page.soup.find("blockquote", lang="sv")
    assert signed is not None
    assert "Minst 20 fotpatruller i månaden." in signed.get_text()


def test_a_typing_mistake_is_told_apart_from_a_changed_promise() -> None:
    now = "{sv: Minst 20 fotpatruler i månaden.}"
    typo = f"amendments: {{id: a1, after: signed, kind: typo, entered: 2021-02-01, now: {now}}}"
    page = text_of(site_of(pledge=typo), "exempelby-2021/p1/")
    assert "Bara vår återgivning rättades" in page


def test_a_withdrawn_pledge_is_discontinued_with_its_reason() -> None:
    withdrawn = """\
amendments:
  - id: a1
    after: signed
    kind: withdrawn
    from: 2021-06-01
    decided: {date: 2021-05-25, by: polisen}
    reason: {sv: Platsen stängdes., en: The place was closed.}"""
    text = text_of(site_of(pledge=withdrawn), "exempelby-2021/p1/")
    assert "Avbrutet" in text
    assert "Platsen stängdes." in text


FOLLOW_UP = """---
agreement: exempelby-2021
by: polisen
date: 2021-12-20
sources: {title: Minnesanteckningar}
pledges:
  p1: {verdict: fulfilled, result: {count: about 190, of: {sv: fotpatruller, en: foot patrols}}}
---
# Årets patruller

Vi var ute ofta.
"""
FOLLOW_UP_EN = "# The patrols of the year\n\nWe were out often.\n"
CORRECTION = """---
agreement: exempelby-2021
by: polisen
date: 2022-02-01
corrects: 2021-12-20-polisen
reason: {sv: Två månader saknades., en: Two months were missing.}
sources: {title: Minnesanteckningar}
pledges: {p1: not-started}
---
"""


def test_a_pledge_page_tells_status_date_party_and_source() -> None:
    site = site_of(followups__2021_12_20_polisen_md=FOLLOW_UP, followups__2021_12_20_polisen_en_md=FOLLOW_UP_EN)
    swedish, english = text_of(site, "exempelby-2021/p1/"), text_of(site, "en/exempelby-2021/p1/")
    assert "Genomfört" in swedish
    assert re.search(r"Enligt Årets patruller ?, Polisen ?, 20 december 2021", swedish)
    assert "omkring 190 fotpatruller" in swedish
    assert "Minnesanteckningar" in swedish
    assert "Fulfilled" in english
    assert "about 190 foot patrols" in english
    assert "The patrols of the year" in english


def test_a_mended_typing_mistake_is_shown_mended_and_told_of() -> None:
    mended = FOLLOW_UP.replace(
        "---\n# Årets", "typos: {entered: 2022-01-02, was: ute ofta, now: ute oftare}\n---\n# Årets"
    )
    site = site_of(followups__2021_12_20_polisen_md=mended, followups__2021_12_20_polisen_en_md=FOLLOW_UP_EN)
    text = text_of(site, "uppfoljningar/2021-12-20-polisen/")
    assert "Vi var ute oftare." in text
    assert "Rättade skrivfel (borttaget: ute ofta ) → (tillagt: ute oftare )" in text


def test_a_corrected_report_stays_visible_and_both_lead_to_each_other() -> None:
    site = site_of(
        followups__2021_12_20_polisen_md=FOLLOW_UP,
        followups__2021_12_20_polisen_en_md=FOLLOW_UP_EN,
        followups__2022_02_01_polisen_md=CORRECTION,
    )
    pages = built(site)
    pledge = pages.pages["exempelby-2021/p1/"]
    assert "Ej påbörjat" in pledge.visible_text
    assert "En senare rättelse gäller i stället" in pledge.visible_text
    linked = {
        address: [pages.path_of(pages.pages[address], link) for _, link in pages.pages[address].links()]
        for address in ("uppfoljningar/2021-12-20-polisen/", "uppfoljningar/2022-02-01-polisen/")
    }
    assert "uppfoljningar/2022-02-01-polisen/" in linked["uppfoljningar/2021-12-20-polisen/"]
    assert "uppfoljningar/2021-12-20-polisen/" in linked["uppfoljningar/2022-02-01-polisen/"]


def test_a_text_without_translation_is_shown_in_its_own_language_and_marked() -> None:
    agreement_only_in_swedish = "untranslated: [en]\nsituation: {sv: Många är oroliga.}"
    page = built(site_of(more=agreement_only_in_swedish)).pages["en/exempelby-2021/"]
    swedish = page.soup.find("div", lang="sv")
    assert swedish is not None
    assert "Många är oroliga." in swedish.get_text()
    assert "This text exists only in Swedish." in page.visible_text


def test_an_alias_leads_to_the_page_in_each_language() -> None:
    files = built(site_of(pledge="aliases: loften/patrull")).files
    for path, target in (
        ("loften/patrull/index.html", "../../exempelby-2021/p1/"),
        ("en/loften/patrull/index.html", "../../../en/exempelby-2021/p1/"),
    ):
        assert f'content="0; url={target}"' in files[path].decode()


def test_a_draft_is_on_no_page() -> None:
    site = site_of(
        followups__2021_12_20_polisen_md=FOLLOW_UP.replace("by: polisen", "by: polisen\ndraft: true", 1),
        followups__2021_12_20_polisen_en_md=FOLLOW_UP_EN,
    )
    assert [path for path, content in built(site).files.items() if b"Vi var ute ofta" in content] == []
    assert "Ej redovisat" in text_of(site, "exempelby-2021/p1/")


def test_a_document_in_the_register_is_linked_with_format_and_size() -> None:
    site = site_of(
        more="documents: {title: Medborgarlöftet, file: underlag/loefte.pdf}",
        attachments={"underlag/loefte.pdf": 992_300},
    )
    page = built(site).pages["exempelby-2021/"]
    link = page.soup.find("a", string="Medborgarlöftet")
    assert link is not None
    assert link["href"] == "../underlag/loefte.pdf"
    assert "Medborgarlöftet (PDF, 992 kB)" in page.visible_text


def test_a_source_that_has_moved_is_linked_where_it_is_now_and_says_where_it_was() -> None:
    moves = "[{date: 2022-05, url: https://example.org/b}, {date: 2024-03-01, url: https://example.org/c}]"
    site = site_of(more=f"documents: {{title: Medborgarlöftet, url: https://example.org/a, moved_to: {moves}}}")
    page = built(site).pages["exempelby-2021/"]
    assert [link["href"] for link in page.soup.find_all("a", string="Medborgarlöftet")] == ["https://example.org/c"]
    assert "Flyttad 1 mars 2024. Tidigare adress: https://example.org/a" in page.visible_text


def test_a_source_with_an_archived_copy_links_to_it_in_every_language() -> None:
    archived = "https://web.archive.org/web/2021/https://example.org/a"
    site = site_of(more=f"documents: {{title: Medborgarlöftet, url: https://example.org/a, archived: '{archived}'}}")
    for address, words in (("exempelby-2021/", "arkiverad kopia"), ("en/exempelby-2021/", "archived copy")):
        link = built(site).pages[address].soup.find("a", string=words)
        assert link is not None
        assert link["href"] == archived


HOSTILE = 'Hej "\' & co {{ 7*7 }} {% raw %} `kod` [x](https://example.org/?a=1&b="2") åäö'


def test_text_from_records_stays_text_wherever_it_stands() -> None:
    title = HOSTILE.replace('[x](https://example.org/?a=1&b="2")', "").replace("'", "''")
    site = site_of(more=f"title: {{sv: '{title}', en: '{title}'}}")
    for address in ("exempelby-2021/", "en/exempelby-2021/"):
        page = built(site).pages[address]
        heading = page.soup.h1
        assert heading is not None
        assert "Hej \"' & co {{ 7*7 }} {% raw %}" in heading.get_text()
        description = page.soup.find("meta", attrs={"name": "description"})
        assert description is not None
        assert set(description.attrs) == {"name", "content"}


PROSE = """---
title: Löften
description: En sida med en lista.
updated: 2026-11-22
---
Se [löftet](pledge:exempelby-2021/p1) och [ordlistan](page:glossary).

```{pledges}
by: polisen
status: not-reported
```

Skriv `[inte](pledge:exempelby-2021/p1)` så.
"""


def test_the_start_page_of_a_register_without_agreements_says_nothing_of_one() -> None:
    text = text_of(site_as(SETTINGS), "")
    assert "Inget medborgarlöfte gäller just nu" in text
    assert "Det senaste" not in text
    assert "De enskilda löftena finns inte i registret" not in text


def test_a_prose_page_embeds_a_list_and_links_in_its_own_language() -> None:
    site = site_of(content__sv__lista_md=PROSE, content__en__lista_md=PROSE)
    swedish = site.prose_markdown("content/sv/lista.md")
    english = site.prose_markdown("content/en/lista.md")
    assert "[löftet](../exempelby-2021/p1/)" in swedish
    assert "[löftet](../../en/exempelby-2021/p1/)" in english
    assert "```{pledges}" not in swedish
    assert "`[inte](pledge:exempelby-2021/p1)`" in swedish
    for language, words in (("sv", "Minst 20 fotpatruller i månaden."), ("en", "At least 20 foot patrols a month.")):
        page = site.prose_html(f"content/{language}/lista.md", "<p>Hej</p><p>pledgebook-list-0</p>")
        found = BeautifulSoup(page, "html5lib").select(".pb-embedded a")[0]
        assert found.get_text() == words


def test_the_frame_around_a_prose_page_links_to_its_other_language() -> None:
    site = site_of(content__sv__lista_md=PROSE, content__en__lista_md=PROSE)
    page = BuiltSite({"lista/index.html": site.prose_html("content/sv/lista.md", "<p>Hej</p>").encode()}, "")
    links = [page.path_of(page.pages["lista/"], link) for _, link in page.pages["lista/"].links()]
    assert "en/lista/" in links


def test_terms_are_linked_where_they_first_occur() -> None:
    page = built(site_of(more="situation: {sv: En lägesbild. Lägesbilden är ny., en: A situation report.}"))
    terms = page.pages["exempelby-2021/"].soup.select("a.term")
    assert [term.get_text() for term in terms if "ägesbild" in term.get_text()] == ["lägesbild"]


def test_a_mailbox_cannot_add_receivers_or_subjects() -> None:
    """`?`, `&` and `%` may stand in a mailbox, and would begin something else in an address."""
    register = BASE.read_bytes().replace(b"kommunpolis@example.org", b"a?cc=b%0d&c@example.org")
    site = built(site_as(SETTINGS, RecordFolder((SourceFile(REGISTER_FILE, register),))))
    html = site.pages["kontakt/"].html
    assert 'href="mailto:a%3Fcc=b%250d%26c@example.org"' in html
    assert "a?cc=b%0d&amp;c@example.org</a>" in html
