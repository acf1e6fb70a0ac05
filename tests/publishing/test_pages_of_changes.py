"""The pages of changes and of corrections, and what the pages of records tell of changes to them."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from pledgebook.publishing.pages_of_changes import MOST_IN_A_PART
from pledgebook.publishing.site import Site
from tests.built_site import BuiltPage, BuiltSite, site_of_files
from tests.publishing.small_site import built, site_of, text_of

CHANGED = """\
target: {at_least: 20, of: {sv: fotpatruller, en: foot patrols}, per: month}
amendments:
  - id: a1
    after: signed
    kind: target-changed
    from: 2021-09-01
    decided: {date: 2021-08-25, by: [polisen, exempelby-kommun], source: {title: Protokoll BRÅ § 12}}
    reason: {sv: Färre poliser i tjänst., en: Fewer police officers on duty.}
    now:
      sv: Minst 10 fotpatruller i månaden.
      en: At least 10 foot patrols a month.
      target: {at_least: 10, of: {sv: fotpatruller, en: foot patrols}, per: month}"""
TYPO = """\
  - {id: a2, after: a1, kind: typo, entered: 2021-10-03, now: {sv: Minst 10 fotpatruler i månaden.}}"""
LATE = """\
  - id: a2
    after: a1
    kind: parties-changed
    from: 2021-11
    entered: 2022-05-02
    decided: {by: exempelby-kommun, source: {title: Protokoll}}
    reason: {sv: Ny ordning., en: New order.}
    now: {by: [polisen, exempelby-kommun]}"""
COMING = """\
  - id: a2
    after: a1
    kind: clarified
    from: 2030-01-01
    decided: {date: 2021-10-01, by: polisen}
    reason: {sv: Otydligt., en: Unclear.}
    now: {sv: Minst 10 fotpatruller i månaden till fots., en: At least 10 foot patrols a month on foot.}"""
REPORT = """---
agreement: exempelby-2021
by: polisen
date: 2021-12-20
untranslated: [en]
sources: {title: Minnesanteckningar}
typos: {entered: 2022-01-02, was: oftta, now: ofta}
pledges: {p1: {verdict: fulfilled, result: 190}}
---
Vi var ute oftta.
"""
CORRECTION = """---
agreement: exempelby-2021
by: polisen
date: 2022-02-01
untranslated: [en]
corrects: 2021-12-20-polisen
reason: {sv: Två månader saknades., en: Two months were missing.}
sources: {title: Minnesanteckningar}
pledges: {p1: not-started}
---
"""
PLEDGE = "exempelby-2021/p1/"


def whole_site(pledge: str = f"{CHANGED}\n{TYPO}") -> Site:
    return site_of(pledge=pledge, followups__2021_12_20_polisen_md=REPORT, followups__2022_02_01_polisen_md=CORRECTION)


def with_styles(site: Site) -> BuiltSite:
    """With all that pages link to."""
    return site_of_files((*site.files(), *site.last_files()))


def entries(page: BuiltPage) -> list[tuple[str, str]]:
    """Each change on a page of changes: the heading above it and what it says first."""
    found = []
    for section in page.soup.find_all("section"):
        for entry in section.select(".pb-change"):
            assert isinstance(section.h2, Tag)
            assert isinstance(entry.strong, Tag)
            found.append((section.h2.get_text(), entry.strong.get_text()))
    return found


def links_of(page: BuiltPage) -> list[tuple[str, str]]:
    """What each link says, and the path in the site that it leads to."""
    site = BuiltSite({}, "")
    return [(" ".join(tag.get_text().split()), str(site.path_of(page, link))) for tag, link in page.links()]


def headline_of(page: BuiltPage, number: int) -> str:
    """The first line of an entry in the list of a record's changes."""
    entry = page.soup.select(".pb-amendments > li")[number]
    assert isinstance(entry.p, Tag)
    return " ".join(entry.p.get_text(" ").split())


def test_changes_by_the_parties_and_corrected_reports_are_listed_by_month() -> None:
    assert entries(built(whole_site()).pages["andringar/"]) == [
        ("Februari 2022", "Rättat"),
        ("September 2021", "Ändrat mål"),
    ]


def test_our_own_mistakes_are_on_a_page_of_their_own_apart_from_corrected_reports() -> None:
    assert entries(built(whole_site()).pages["rattelser/"]) == [
        ("Rättat i vår återgivning: januari 2022", "Rättat skrivfel i en uppföljning"),
        ("Rättat i vår återgivning: oktober 2021", "Rättat skrivfel"),
        ("Rättad uppföljning: februari 2022", "Rättat"),
    ]


def test_each_change_tells_its_family_on_the_page_where_two_meet() -> None:
    page = built(whole_site()).pages["andringar/"]
    assert [tag.get_text() for tag in page.soup.select(".pb-family")] == ["Rättad uppföljning", "Ändrat av parterna"]


def test_an_entry_tells_day_reason_decision_source_and_leads_to_the_record() -> None:
    site = whole_site()
    text = text_of(site, "andringar/")
    for told in (
        "1 september 2021",
        "Färre poliser i tjänst.",
        "25 augusti 2021 – Protokoll BRÅ § 12",
        "Exempelby 2021",
    ):
        assert told in text
    page = built(site).pages["andringar/"]
    assert {"../exempelby-2021/p1/", "../exempelby-2021/p1/#amendments"} <= {link for _, link in page.links()}
    assert with_styles(site).broken_links() == []


def test_a_correction_of_a_report_tells_what_was_said_before_and_after() -> None:
    assert re.search(r"Före Genomfört 190 fotpatruller .*Efter Ej påbörjat", text_of(whole_site(), "andringar/"))


@pytest.mark.parametrize("address", [PLEDGE, "andringar/"])
def test_old_and_new_words_and_values_stand_side_by_side(address: str) -> None:
    text = text_of(whole_site(), address)
    assert "Minst (borttaget: 20 ) (tillagt: 10 ) fotpatruller i månaden." in text
    assert "Mål Före minst 20 fotpatruller per månad Efter minst 10 fotpatruller per månad" in text


def test_an_english_reader_sees_the_english_words_and_the_signed_ones_in_their_language() -> None:
    page = built(whole_site()).pages[f"en/{PLEDGE}"]
    assert "At least (removed: 20 ) (added: 10 ) foot patrols a month." in page.visible_text
    signed = page.soup.select_one('.pb-compared[lang="sv"]')
    assert signed is not None
    assert "fotpatruller" in signed.get_text()
    assert {str(tag["lang"]) for tag in signed.find_all("span")} == {"en"}


def test_changed_words_can_be_told_without_seeing_colours() -> None:
    page = built(whole_site()).pages[PLEDGE]
    for tag, word in (("del", "borttaget"), ("ins", "tillagt")):
        found = page.soup.find_all(tag)
        assert found
        assert [one for one in found if not one.get_text().startswith(f"({word}: ")] == []


def test_words_of_records_are_escaped_where_they_are_compared() -> None:
    nasty = CHANGED.replace("sv: Minst 10 fotpatruller", 'sv: "Minst & 10 > fotpatruller"').replace('r" i', "r i")
    nasty = nasty.replace("fotpatruller i månaden.", 'fotpatruller i månaden."', 1)
    html = built(site_of(pledge=nasty)).pages[PLEDGE].html
    assert "&amp; 10 &gt;" in html
    assert "& 10 >" not in html


def test_what_was_mended_in_our_copy_is_apart_from_what_the_parties_changed() -> None:
    page = built(whole_site()).pages[PLEDGE]
    by_parties, our_copy = page.soup.select(".pb-amendments")
    assert "Ändrat mål" in by_parties.get_text()
    assert "Bara vår återgivning rättades" not in by_parties.get_text()
    assert "Bara vår återgivning rättades" in our_copy.get_text()
    heading = our_copy.find_previous("h3")
    assert heading is not None
    assert heading.get_text() == "Rättelser i vår återgivning"


def test_a_pledge_of_which_only_our_copy_was_mended_is_not_called_changed() -> None:
    typo = "{id: a1, after: signed, kind: typo, entered: 2021-10-03, now: {sv: Minst 20 fotpatruler i månaden.}}"
    text = text_of(site_of(pledge=f"amendments: {typo}"), PLEDGE)
    assert "Parterna har inte ändrat något." in text
    assert "Ändrat en gång" not in text


def test_the_number_of_changes_and_the_last_one_stand_under_the_status() -> None:
    def line(pledge: str) -> str:
        found = built(site_of(pledge=pledge)).pages[PLEDGE].soup.select_one(".pb-standing .pb-since")
        return " ".join(found.get_text().split()) if found else ""

    assert line(CHANGED) == "Ändrat en gång efter undertecknandet, 1 september 2021."
    assert line(f"{CHANGED}\n{TYPO}") == "Ändrat en gång efter undertecknandet, 1 september 2021."
    assert line(f"{CHANGED}\n{LATE}") == "Ändrat 2 gånger efter undertecknandet, senast november 2021."
    assert line(f"{CHANGED}\n{COMING}") == "Ändrat en gång efter undertecknandet, 1 september 2021."
    added = "added: {date: 2021-06, decided: {by: polisen}, reason: {sv: Nytt., en: New.}}"
    assert line(added).startswith("Tillkom efter undertecknandet, juni 2021")
    assert line("") == ""


def test_a_change_entered_when_the_period_was_over_says_so_first() -> None:
    site = site_of(pledge=f"{CHANGED}\n{LATE}")
    late = "Ändrade parter , november 2021 . Infört i registret efter periodens slut , 2 maj 2022 ."
    assert headline_of(built(site).pages[PLEDGE], 1) == late
    assert "periodens slut" not in headline_of(built(site).pages[PLEDGE], 0)
    assert "Infört i registret efter periodens slut" in text_of(site, "andringar/")


def test_what_is_decided_for_later_stands_under_a_heading_of_its_own() -> None:
    site = site_of(pledge=f"{CHANGED}\n{COMING}")
    assert entries(built(site).pages["andringar/"])[0] == ("Beslutat, men gäller ännu inte", "Förtydligat")
    assert "månaden (tillagt: till fots ) ." in text_of(site, PLEDGE)
    assert with_styles(site).broken_links() == []


def test_an_undated_change_is_last_and_said_to_be_undated() -> None:
    undated = """\
  - id: a2
    after: a1
    kind: withdrawn
    decided: {by: polisen}
    reason: {sv: Platsen stängdes., en: The place was closed.}"""
    site = site_of(pledge=f"{CHANGED}\n{undated}")
    assert entries(built(site).pages["andringar/"])[-1] == ("Dagen är inte känd", "Tillbakadraget")
    assert headline_of(built(site).pages[PLEDGE], 1) == "Tillbakadraget , dagen är inte känd."


def test_an_extended_agreement_tells_the_old_period_and_the_new() -> None:
    more = """\
amendments:
  - id: a1
    after: signed
    kind: extended
    from: 2022-01-01
    decided: {date: 2021-12-01, by: polisen, source: {title: Protokoll}}
    reason: {sv: Arbetet behövdes längre., en: More time was needed.}
    now: {period: 2021 to 2022}"""
    site = site_of(more=more)
    assert ("Exempelby 2021", "exempelby-2021/") in links_of(built(site).pages["andringar/"])
    for address in ("exempelby-2021/", "andringar/"):
        assert "Giltighetstid Före 2021 Efter 2021 – 2022" in text_of(site, address)


def test_an_empty_page_says_so_in_words() -> None:
    site = site_of()
    assert "Inget i registret är ändrat." in text_of(site, "andringar/")
    assert "Inget i registret är rättat." in text_of(site, "rattelser/")
    assert "Nothing in the register has been changed." in text_of(site, "en/andringar/")


def test_every_page_leads_to_both_pages_and_the_start_page_once_more() -> None:
    site: BuiltSite = built(site_of())
    for page in site.pages.values():
        footer = page.soup.footer
        if footer is not None:
            text = footer.get_text()
            assert "Vad har ändrats" in text or "What has changed" in text, page.address
            assert "Rättelser" in text or "Corrections" in text, page.address
    start = site.pages[""].soup.select_one("main")
    assert start is not None
    assert start.find("a", href="./andringar/") is not None


def test_a_list_of_pledges_marks_those_that_were_changed() -> None:
    assert "Ändrat efter undertecknandet" in text_of(site_of(pledge=CHANGED), "loften/")
    assert "Ändrat efter undertecknandet" not in text_of(site_of(), "loften/")


def test_a_long_list_is_split_into_pages_that_lead_to_each_other() -> None:
    steps = [
        f"  - {{id: a{n}, after: {f'a{n - 1}' if n > 1 else 'signed'}, kind: clarified, "
        f"decided: {{date: 2021-05-01, by: polisen}}, reason: {{sv: Så., en: So.}}, now: {{sv: Löfte {n}.}}}}"
        for n in range(1, MOST_IN_A_PART + 3)
    ]
    site = with_styles(site_of(pledge="amendments:\n" + "\n".join(steps)))
    first, second = site.pages["andringar/"], site.pages["andringar/2/"]
    assert (len(entries(first)), len(entries(second))) == (MOST_IN_A_PART, 2)
    assert "../andringar/2/" in [link for _, link in first.links()]
    assert "andringar/3/" not in site.pages
    assert site.broken_links() == []


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("by: exempelby-kommun, ", "Polisen nämns inte i beslutet."),
        ("by: [polisen, exempelby-kommun], ", None),
        ("", "Det framgår inte vem som har beslutat."),
    ],
)
def test_a_page_says_who_is_not_named_in_the_decision(by: str, said: str | None) -> None:
    amendment = f"""\
target: {{at_least: 20, of: {{sv: fotpatruller, en: foot patrols}}}}
amendments:
  - id: a1
    after: signed
    kind: target-changed
    decided: {{date: 2021-08-25, {by}source: {{title: Protokoll}}}}
    reason: {{sv: Ingen räknade., en: Nobody counted.}}
    now: {{target: none}}"""
    text = text_of(site_of(pledge=amendment), "exempelby-2021/p1/")
    sentences = ("Polisen nämns inte i beslutet.", "Det framgår inte vem som har beslutat.")
    assert [sentence for sentence in sentences if sentence in text] == ([said] if said else [])
    assert "minst 20 fotpatruller" in text
    assert "inget mål" in text


def test_a_revised_translation_is_told_with_the_report_and_among_our_corrections() -> None:
    report = "---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\n---\nSå gick det."
    revised = "{date: 2022-03-01, was: 0123456789ab, why: {sv: Fel tal., en: Wrong number.}}"
    english = f"---\nrevised: {revised}\n---\nIt went."
    site = site_of(followups__2022_01_18_polisen_md=report, followups__2022_01_18_polisen_en_md=english)
    pages = built(site).pages
    address = "uppfoljningar/2022-01-18-polisen/"
    assert "Översättningen till engelska är reviderad 1 mars 2022 : Fel tal." in pages[address].visible_text
    assert (
        "The translation into English was revised 1 March 2022 : Wrong number." in pages[f"en/{address}"].visible_text
    )
    assert "Ändrad översättning av en uppföljning" in pages["rattelser/"].visible_text
    assert "Fel tal." in pages["rattelser/"].visible_text
    assert f"../{address}#revisions" in pages["rattelser/"].html
    assert "Fel tal." not in pages["andringar/"].visible_text
