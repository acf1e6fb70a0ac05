"""The pages on the site itself say what the register says of it, and that the rest is not stated yet."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pledgebook import publishing
from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import run
from pledgebook.publishing.settings import Settings
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import BuiltPage, site_of_files

SCRIPTS = sorted((Path(publishing.__file__).parent / "assets" / "scripts").glob("*.js"))

REGISTER = """\
languages: [sv, en]
publisher: {publisher}
title: {{sv: Medborgarlöften i Exempelby, en: Citizen pledges in Exempelby}}
updated: 2026-03-02
{more}
actors:
  polisen: {{kind: police, sv: Polisen, en: The police}}
  exempelby-kommun:
    kind: municipality
    url: https://example.org/
    sv: Exempelby kommun
    en: Exempelby Municipality
  foreningen: {{kind: association, sv: Exempelby nattvandrare, en: The Exempelby Night Walkers}}
areas:
  exempelby: {{kind: municipality, code: 9999, sv: Exempelby}}
contacts:
  webbansvarig:
    party: exempelby-kommun
    email: webb@example.org
    sv: Webbansvarig
    en: Web editor
"""
WHOLE = """\
accessibility:
  compliance: partly
  not_accessible:
    - why: not-compliant
      sv: Kartan över gångvägar.
      en: The map of footpaths.
      reason: {sv: Den har inga texter., en: It has no texts.}
      alternative: {sv: Ring oss., en: Ring us.}
      fixed_by: 2027-06
    - why: burden
      sv: Skannade löften.
      en: Scanned pledges.
      reason: {sv: De är tusen sidor., en: They are a thousand pages.}
    - why: out-of-scope
      sv: Film från 2019.
      en: A film from 2019.
  tested: {date: 2026-04-03, by: Granskarna AB, how: {sv: Med skärmläsare., en: By screen reader.}}
  reviewed: 2026-05-04
  contact: webbansvarig
"""


@cache
def page_of(address: str, more: str = "", publisher: str = "exempelby-kommun") -> BuiltPage:
    text = REGISTER.format(more=more, publisher=publisher)
    records = RecordFolder((SourceFile(REGISTER_FILE, text.encode()),))
    outcome = run(records, date(2026, 11, 22), Settings("https://example.org/"))
    assert outcome.site is not None, text_report(outcome.diagnostics, "en")
    return site_of_files(outcome.site.files()).pages[address]


def links_of(page: BuiltPage) -> set[str]:
    return {link for _, link in page.links()}


@pytest.mark.parametrize(
    "part",
    [
        "Exempelby kommun",
        "Medborgarlöften i Exempelby (https://example.org/)",
        "delvis förenlig med lagen",
        "Innehåll som inte följer lagens krav",
        "Kartan över gångvägar. Skäl Den har inga texter. Tillgängligt alternativ Ring oss.",
        "Ska vara åtgärdat juni 2027",
        "Innehåll som det vore oskäligt betungande att anpassa (12 § i lagen)",
        "Skannade löften. Skäl De är tusen sidor. Tillgängligt alternativ inte angivet än",
        "Innehåll som lagen inte omfattar (9 § i lagen)",
        "Film från 2019.",
        "Senast prövad 3 april 2026 Prövad av Granskarna AB Så gick det till Med skärmläsare.",
        "Redogörelsen sågs senast över 4 maj 2026",
        "Webbansvarig",
        "webb@example.org",
        "har tillsyn över lagen",
    ],
)
def test_a_whole_statement_has_each_part_that_the_law_asks_for(part: str) -> None:
    assert part in page_of("tillganglighet/", WHOLE).visible_text


def test_the_statement_leads_to_the_report_form_and_the_contact() -> None:
    assert {"https://www.digg.se/tdosanmalan", "mailto:webb@example.org"} <= links_of(page_of("tillganglighet/", WHOLE))


@pytest.mark.parametrize(
    ("degree", "words"), [("full", "är helt förenlig"), ("partly", "är delvis förenlig"), ("not", "är inte förenlig")]
)
def test_compliance_is_said_in_the_words_of_the_law(degree: str, words: str) -> None:
    assert words in page_of("tillganglighet/", f"accessibility: {{compliance: {degree}}}").visible_text


@pytest.mark.parametrize("more", ["", "accessibility: {organisation: exempelby-kommun}"])
def test_what_is_not_given_is_said_not_to_be_stated_and_nothing_is_claimed(more: str) -> None:
    text = page_of("tillganglighet/", more).visible_text
    for unstated in (
        "I vilken grad webbplatsen är förenlig med lagen är inte angivet än.",
        "Vilket innehåll som inte är tillgängligt är inte angivet än.",
        "Hur och när webbplatsens tillgänglighet har prövats är inte angivet än.",
        "Redogörelsen sågs senast över inte angivet än",
        "Vem du ska kontakta är inte angivet än.",
    ):
        assert unstated in text
    assert "är helt förenlig" not in text
    assert "är delvis förenlig" not in text
    assert "Inget innehåll är angivet som otillgängligt" not in text


def test_a_burden_without_a_reason_is_said_to_lack_it() -> None:
    burden = "accessibility: {not_accessible: {why: burden, sv: Kartan., en: The map.}}"
    assert "Kartan. Skäl inte angivet än" in page_of("tillganglighet/", burden).visible_text


def test_only_a_test_by_those_who_answer_for_the_site_is_a_self_assessment() -> None:
    own = WHOLE.replace("Granskarna AB", "exempelby-kommun")
    assert "Prövad av Exempelby kommun (egen kontroll)" in page_of("tillganglighet/", own).visible_text
    assert "egen kontroll" not in page_of("tillganglighet/", WHOLE).visible_text


def test_who_answers_for_the_site_may_be_another_than_the_publisher() -> None:
    other = "accessibility: {organisation: exempelby-kommun}"
    assert "Svarar för webbplatsen Exempelby kommun" in page_of("tillganglighet/", other, "foreningen").visible_text


@pytest.mark.parametrize(("publisher", "is_covered"), [("exempelby-kommun", True), ("foreningen", False)])
def test_a_publisher_that_the_law_does_not_cover_is_told_apart(publisher: str, is_covered: bool) -> None:
    text = page_of("tillganglighet/", "", publisher).visible_text
    assert ("slaget ”förening”, som lagen i regel inte gäller" in text) is not is_covered


def test_words_without_translation_are_marked_with_their_language() -> None:
    statement = "accessibility: {not_accessible: {why: burden, sv: Kartan.}}"
    swedish = f"untranslated: [en]\nprivacy: Kommunen sköter driften.\n{statement}"
    for address, words in (("en/tillganglighet/", "Kartan."), ("en/integritet/", "Kommunen sköter driften.")):
        marked = page_of(address, swedish).soup.find_all(lang="sv")
        assert words in [tag.get_text().strip() for tag in marked]


def test_privacy_names_what_is_stored_and_nothing_else() -> None:
    page = page_of("integritet/")
    assert [tag.get_text() for tag in page.soup.select("main code")] == ["pb-scheme", "pb-shortcut"]
    for said in ("använder inga kakor", "allmän handling", "lokala lagring", "Webbplatsen ges ut av Exempelby kommun"):
        assert said in page.visible_text


def test_what_scripts_store_is_told_of() -> None:
    """Each key of local storage in our scripts stands on the page on privacy."""
    told = {tag.get_text() for tag in page_of("integritet/").soup.select("main code")}
    stored = {
        key for script in SCRIPTS for key in re.findall(r'(?:Item|read|write)\("([^"]+)"', script.read_text("utf-8"))
    }
    assert stored == told


def test_who_hosts_the_site_is_in_the_publishers_words_or_not_stated() -> None:
    said = page_of("integritet/", "privacy: {sv: Kommunen sköter driften., en: We host it.}").visible_text
    unsaid = "Vem som sköter driften och vad som loggas är inte angivet än."
    assert "Kommunen sköter driften." in said
    assert unsaid not in said
    assert unsaid in page_of("integritet/").visible_text


def test_the_page_on_the_publisher_says_who_it_is_and_how_the_site_is_made() -> None:
    page = page_of("utgivare/", "about: {sv: Vi är en kommun., en: We are a municipality.}")
    for said in (
        "Utgivare Exempelby kommun Slag Kommun",
        "Vi är en kommun.",
        "Pledgebook",
        "2 mars 2026",
        "Webbansvarig",
    ):
        assert said in page.visible_text
    assert {"https://example.org/", "../status/", "../tillganglighet/", "../integritet/"} <= links_of(page)


def test_the_notice_stands_in_for_words_about_the_publisher() -> None:
    main = page_of("utgivare/", "notice: {sv: Detta är ett prov., en: This is a trial.}").soup.main
    assert main is not None
    assert "Detta är ett prov." in main.get_text()


@pytest.mark.parametrize("address", ["integritet/", "utgivare/"])
def test_a_publisher_without_a_contact_is_said_to_have_none(address: str) -> None:
    unstated = "Ingen kontakt hos utgivaren är angiven än."
    assert unstated in page_of(address, "", "foreningen").visible_text
    assert unstated not in page_of(address).visible_text
