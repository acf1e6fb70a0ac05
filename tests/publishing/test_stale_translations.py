"""A page tells readers that its translation may have fallen behind, and leads to the original."""

from __future__ import annotations

from pledgebook.model.translated_file import digest_of
from pledgebook.publishing.site import Site
from tests.publishing.small_site import built, site_of

NOTE = "The translation may be out of date: the text in Swedish has been changed since it was made."
SWEDISH_NOTE = "Översättningen kan vara inaktuell"
REPORT = (
    "---\nagreement: exempelby-2021\nby: polisen\ndate: 2021-06-30\npledges: {p1: fulfilled}\n---\nVi patrullerade.\n"
)
PAGE = "---\ntitle: Om\ndescription: Om.\nupdated: 2026-11-22\n---\nText.\n"
# The mark of another text.
OTHER = "0123456789ab"


def amendment(now: str) -> str:
    return f"""amendments:
  - id: a1
    after: signed
    kind: clarified
    decided: {{date: 2021-02-01}}
    reason: {{sv: Det var oklart., en: It was unclear.}}
    now: {now}"""


def addresses_with_note(site: Site) -> set[str]:
    return {address for address, page in built(site).pages.items() if NOTE in page.visible_text}


def notes_in_swedish(site: Site) -> list[str]:
    return [address for address, page in built(site).pages.items() if SWEDISH_NOTE in page.visible_text]


def of_prose(site: Site, language: str) -> str:
    return site.prose_html(f"content/{language}/om.md", "<p>Text.</p>")


def test_a_pledge_whose_translation_was_left_behind_says_so_where_its_words_stand() -> None:
    site = site_of(pledge=amendment("{sv: Minst 20 fotpatruller på torget.}"))
    assert addresses_with_note(site) == {"en/exempelby-2021/", "en/exempelby-2021/p1/"}
    assert notes_in_swedish(site) == []


def test_an_agreement_says_it_of_its_own_words() -> None:
    more = "sv: Tillsammans.\nen: Together.\n" + amendment("{sv: Vi gör det ihop.}")
    assert addresses_with_note(site_of(more=more)) == {"en/exempelby-2021/"}


def test_a_translation_that_followed_is_shown_without_a_note() -> None:
    site = site_of(pledge=amendment("{sv: Minst 20 på torget., en: At least 20 in the square.}"))
    assert addresses_with_note(site) == set()


def site_with_report(translation: str) -> Site:
    return site_of(followups__2021_06_30_polisen_md=REPORT, followups__2021_06_30_polisen_en_md=translation)


def test_a_follow_up_says_it() -> None:
    stale = site_with_report(f"---\ntranslated_from: {OTHER}\n---\nWe patrolled.\n")
    assert addresses_with_note(stale) == {"en/uppfoljningar/2021-06-30-polisen/"}


def test_a_pledge_says_it_of_what_it_quotes_from_a_follow_up() -> None:
    site = site_of(
        followups__2021_06_30_polisen_md=f"{REPORT}\n## p1\nVi gick varje dag.\n",
        followups__2021_06_30_polisen_en_md=f"---\ntranslated_from: {OTHER}\n---\nText.\n\n## p1\nEvery day.\n",
    )
    assert addresses_with_note(site) == {"en/uppfoljningar/2021-06-30-polisen/", "en/exempelby-2021/p1/"}


def test_a_follow_up_without_a_mark_says_nothing() -> None:
    assert addresses_with_note(site_with_report("We patrolled.\n")) == set()


def test_a_prose_page_says_it_in_the_translation_alone() -> None:
    stale = PAGE.replace("---\nText", f"translated_from: {OTHER}\n---\nText")
    site = site_of(content__sv__om_md=PAGE, content__en__om_md=stale)
    assert NOTE in of_prose(site, "en")
    assert SWEDISH_NOTE not in of_prose(site, "sv")


def test_a_prose_page_that_is_up_to_date_says_nothing() -> None:
    mark = digest_of("Om", "Om.", "Text.\n")
    fresh = PAGE.replace("---\nText", f"translated_from: {mark}\n---\nText")
    assert NOTE not in of_prose(site_of(content__sv__om_md=PAGE, content__en__om_md=fresh), "en")


def test_the_note_leads_to_the_same_page_in_the_original_language() -> None:
    stale = PAGE.replace("---\nText", f"translated_from: {OTHER}\n---\nText")
    html = of_prose(site_of(content__sv__om_md=PAGE, content__en__om_md=stale), "en")
    assert '<a href="../../om/" hreflang="sv">Read the text in Swedish</a>' in html
