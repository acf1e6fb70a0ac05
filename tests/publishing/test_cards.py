"""Cards that other sites show within their pages: light, framed, without scripts, and true to the page."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest
from bs4 import BeautifulSoup

from pledgebook.publishing.addresses import of_card
from pledgebook.publishing.page import Form, Page
from pledgebook.publishing.stylesheet import CARD_STYLES, own_styles
from pledgebook.publishing.writer import Writer
from tests.built_site import BuiltPage, BuiltSite, site_of_files
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, built, site_as, site_of

ROOT = "https://example.org/"
# Markup is refused in records; what is left of the signs that mean something must not.
HOSTILE = """title: {sv: 'Gång & "cykel" ''src=x'' ]]', en: 'Walks & "cycles" ''src=x'' ]]'}"""


# The earlier addresses of the made-up register.
EARLIER = ("medborgarlofte-", "loften/")


@pytest.fixture(scope="module")
def site() -> BuiltSite:
    return site_of_files(made_up_site().files())


def some_of(site: BuiltSite) -> list[tuple[BuiltPage, BuiltPage]]:
    """Every seventh card and its page, for to read a page takes its time. Not those of where a record lay before."""
    found = []
    for address, card in list(site.cards.items())[::7]:
        _, language, record = address.split("/", 2)
        if record.startswith(EARLIER):
            continue
        found.append((card, site.pages[f"{'' if language == 'sv' else f'{language}/'}{record}"]))
    return found


def snippet_of(page: BuiltPage) -> BeautifulSoup:
    """What is pasted into another site, as a browser there reads it."""
    code = page.soup.select_one(".pb-forms pre code")
    assert code is not None, page.address
    return BeautifulSoup(code.get_text(), "html5lib")


def test_every_agreement_and_pledge_has_a_card_in_every_language(site: BuiltSite) -> None:
    register = made_up_site().register
    aliases = [alias.id for one in register.agreements.values() for alias in one.aliases]
    aliases += [alias.id for one in register.pledges.values() for alias in one.aliases]
    ids = [*register.agreements, *register.pledges, *aliases]
    assert set(site.cards) == {of_card(language, one) for language in register.languages for one in ids}


def test_a_card_is_well_formed_and_in_its_language(site: BuiltSite) -> None:
    for address, card in site.cards.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(card.html)
        assert parser.errors == [], address
        assert card.soup.html is not None
        assert card.soup.html["lang"] == address.split("/")[1]


def test_a_card_says_what_its_page_says(site: BuiltSite) -> None:
    for card, page in some_of(site):
        heading, title = card.soup.h1, page.soup.h1
        assert heading is not None
        assert title is not None
        assert heading.get_text() == title.get_text(), page.address
        statuses = [status.get_text() for status in card.soup.select(".pb-status")]
        shown = [
            status.get_text()
            for status in page.soup.select(".pb-standing-status .pb-status, .pb-picture th .pb-status")
        ]
        assert statuses[: len(shown)] == shown, page.address


def test_a_card_says_that_the_period_is_over_and_that_a_report_is_missing() -> None:
    site = built(site_of())
    for address in ("kort/sv/exempelby-2021/", "kort/sv/exempelby-2021/p1/"):
        text = site.cards[address].soup.get_text(" ", strip=True)
        assert "gäller inte längre" in text, address
        assert "Redovisning saknas" in text, address


def test_every_link_of_a_card_leads_out_of_the_frame_to_its_page(site: BuiltSite) -> None:
    for address, card in site.cards.items():
        links = card.soup.find_all("a")
        assert links, address
        assert [str(link["target"]) for link in links] == ["_top"] * len(links), address
        assert [link for link in links if site.path_of(card, str(link["href"])) not in site.pages] == [], address


def test_a_card_runs_nothing_loads_only_its_styles_and_is_listed_nowhere(site: BuiltSite) -> None:
    for address, card in site.cards.items():
        assert card.soup.find_all(["script", "style", "iframe", "form", "object"]) == [], address
        loaded = {site.path_of(card, str(link["href"])) for link in card.soup.find_all("link")}
        assert loaded == {"assets/card.css", "assets/icon.svg"}, address
        robots = card.soup.find("meta", attrs={"name": "robots"})
        assert robots is not None
        assert robots["content"] == "noindex", address
        assert card.soup.select("[data-pagefind-body]") == [], address
        policy = card.soup.select("head > meta")[1]
        assert "default-src 'none'" in str(policy["content"]), address
    assert "kort/" not in site.files["sitemap.xml"].decode()


def test_the_styles_of_cards_are_few_and_load_nothing(site: BuiltSite) -> None:
    styles = site.files["assets/card.css"].decode()
    assert styles == own_styles(CARD_STYLES)
    assert len(styles) < 4000
    assert "url(" not in styles


def test_what_is_pasted_shows_the_card_and_leads_to_the_page_without_it(site: BuiltSite) -> None:
    for card, page in some_of(site):
        (frame,) = snippet_of(page).find_all("iframe")
        assert frame["src"] == ROOT + card.address
        heading = page.soup.h1
        assert heading is not None
        assert frame["title"] == heading.get_text(), page.address
        assert frame["loading"] == "lazy"
        assert frame["lang"] == card.address.split("/")[1]
        (link,) = snippet_of(page).find_all("a")
        assert link["href"] == ROOT + page.address
        # The site that it is pasted into may be in another language.
        assert link["lang"] == link["hreflang"] == frame["lang"]
        assert snippet_of(page).find_all("script") == []


def test_words_of_a_title_stay_words_in_the_card_and_in_what_is_pasted() -> None:
    site = built(site_of(pledge=HOSTILE))
    card, page = site.cards["kort/sv/exempelby-2021/p1/"], site.pages["exempelby-2021/p1/"]
    heading = card.soup.h1
    assert heading is not None
    assert heading.get_text() == """Löfte 1: Gång & "cykel" 'src=x' ]]"""
    pasted = snippet_of(page)
    (frame,) = pasted.find_all("iframe")
    assert set(frame.attrs) == {"src", "lang", "title", "width", "height", "style", "loading"}
    assert frame["title"] == heading.get_text()


def test_a_preview_has_no_cards_and_leads_to_none() -> None:
    site = built(site_as(replace(SETTINGS, shows_drafts=True)))
    assert site.cards == {}
    assert [page.address for page in site.pages.values() if page.soup.select(".pb-forms")] == []


def test_a_title_cannot_end_the_frame_that_it_stands_in() -> None:
    """Records with such a title are refused, so it is given to the writer itself."""
    title = '"></iframe><script>alert(1)</script> &quot;'
    page = Page("prov/", "not_found.html", title, title, {}, forms={Form.CARD: "kort/sv/prov/"})
    html = Writer(site_of().editions["sv"], ROOT).page(page)
    assert "<script>alert" not in html
    (frame,) = snippet_of(BuiltPage("prov/", html)).find_all("iframe")
    assert frame["title"] == title
