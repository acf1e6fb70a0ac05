"""Searching in a real browser: what is found, how it is told, and that nothing is fetched before it is needed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pledgebook.publishing.search_index import PARTS_FILE, html_pages, write_search_index
from pledgebook.publishing.search_parts import MAIN_PART
from tests.browser.shown import page_shown
from tests.browser.static_host import hosted

pytestmark = pytest.mark.browser

HITS = re.compile(r"\d+ träff|\d+ result")


@pytest.fixture
def search(browser: Browser, address: str) -> Iterator[Page]:
    """The Swedish page of the search, on which nothing may go wrong."""
    with page_shown(browser, f"{address}sok/") as (page, troubles):
        yield page
        assert troubles == []


@pytest.fixture(scope="module")
def address_of_large_site(vara_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of Vara, with an index in parts that says it has too many pages to be asked at once."""
    site = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(vara_folder, site)
    pages = html_pages(site)
    years = {f"{year}-1": [page for page in pages if f"vara-{year}/" in page] for year in (2020, 2021, 2022)}
    of_agreements = {page for found in years.values() for page in found}
    write_search_index(site, {MAIN_PART: [page for page in pages if page not in of_agreements], **years})
    parts = site / "pagefind" / PARTS_FILE
    told = json.loads(parts.read_bytes())
    for year in years:
        told[year]["pages"] = {"sv": 2900, "en": 2900}
    parts.write_text(json.dumps(told))
    with hosted(site) as address:
        yield address


def titles_for(page: Page, words: str) -> list[str]:
    """The titles found, once the number of results for these very words has been told."""
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status").first).to_contain_text(f"{words}”")
    expect(page.get_by_role("status").first).to_have_text(HITS)
    return page.locator(".pb-found-title").all_inner_texts()


def count(page: Page, label: str) -> int:
    """The number beside a kind of page."""
    text = page.locator("fieldset label", has_text=re.compile(rf"^\s*{label} \(")).inner_text()
    return int(re.sub(r"\D", "", text))


def test_a_pledge_is_found_with_its_kind_agreement_and_status(search: Page) -> None:
    assert titles_for(search, "fotpatrullering")[0] == "Löfte 1: Fotpatrullering"
    first = search.locator(".pb-found > li").first
    expect(first).to_contain_text("Löfte")
    expect(first).to_contain_text("Vara 2022")
    expect(first).to_contain_text("Redovisat, ej bedömt")
    expect(first.locator("mark").first).to_have_text(re.compile("^fotpatrullering$", re.IGNORECASE))
    first.get_by_role("link").click()
    expect(search).to_have_url(re.compile(r"/vara/vara-2022/p1/$"))


def test_each_language_is_searched_for_itself(browser: Browser, address: str) -> None:
    for root, words in (("", "trafikkontroller"), ("en/", "foot patrols")):
        with page_shown(browser, f"{address}{root}sok/?q={words}") as (page, _):
            expect(page.get_by_role("status").first).to_have_text(HITS)
            links = page.locator(".pb-found-title a").evaluate_all("links => links.map((a) => a.href)")
            assert links
            assert {link.startswith(f"{address}en/") for link in links} == {root == "en/"}


@pytest.mark.parametrize(
    ("one_form", "other_form"),
    [
        ("löfte", "löften"),
        ("löften", "löftet"),
        ("löften", "löftena"),
        ("trafikkontroll", "trafikkontrollerna"),
        ("ungdom", "ungdomars"),
        ("skola", "skolan"),
        ("brott", "brottet"),
        ("otrygg", "otrygga"),
    ],
)
def test_a_swedish_word_is_found_in_all_its_forms(search: Page, one_form: str, other_form: str) -> None:
    titles_for(search, one_form)
    pages = count(search, "Allt")
    titles_for(search, other_form)
    assert count(search, "Allt") == pages > 0


def test_an_english_word_is_found_in_all_its_forms(browser: Browser, address: str) -> None:
    with page_shown(browser, f"{address}en/sok/") as (page, _):
        titles_for(page, "patrol")
        pages = count(page, "Everything")
        titles_for(page, "patrols")
        assert count(page, "Everything") == pages > 0


def test_a_search_is_narrowed_to_a_kind_of_page(search: Page) -> None:
    titles_for(search, "fotpatrullering")
    every = count(search, "Allt")
    number = count(search, "Löften")
    assert 0 < number < every
    search.get_by_role("radio", name="Löften").first.check()
    expect(search.get_by_role("status").first).to_contain_text(f"{number} träff")
    expect(search.locator(".pb-found > li")).to_have_count(number)
    assert count(search, "Allt") == every


def test_no_result_is_told_in_words_and_leads_to_the_lists(search: Page) -> None:
    search.get_by_role("searchbox").fill("xylofonorkester")
    said = search.get_by_role("status").first
    expect(said).to_contain_text("Ingen träff på ”xylofonorkester”")
    assert said.get_attribute("aria-live") == "polite"
    expect(search.get_by_role("list").filter(has=search.locator("mark"))).to_have_count(0)
    search.get_by_role("link", name="Till förteckningarna").click()
    assert search.evaluate("document.activeElement.id") == "indexes"


def test_many_results_come_ten_at_a_time_and_the_keyboard_goes_on_where_they_do(search: Page) -> None:
    assert len(titles_for(search, "löfte")) == 10
    every = count(search, "Allt")
    search.get_by_role("button", name="Visa fler").press("Enter")
    expect(search.locator(".pb-found > li")).to_have_count(min(20, every))
    eleventh = search.locator(".pb-found-title a").nth(10)
    expect(eleventh).to_be_focused()


def test_a_shared_address_shows_the_same_search(browser: Browser, address: str, search: Page) -> None:
    titles_for(search, "fotpatrullering")
    search.get_by_role("radio", name="Uppföljningar").check()
    expect(search).to_have_url(f"{address}sok/?q=fotpatrullering&kind=follow_up")
    expect(search.locator(".pb-found-about").first).to_contain_text("Uppföljning")
    titles = search.locator(".pb-found-title").all_inner_texts()
    with page_shown(browser, search.url) as (other, _):
        expect(other.locator(".pb-found-title")).to_have_text(titles)
        expect(other.get_by_role("searchbox")).to_have_value("fotpatrullering")
        expect(other.get_by_role("radio", name="Uppföljningar")).to_be_checked()
    search.go_back()
    expect(search.get_by_role("radio", name="Allt")).to_be_checked()
    expect(search).to_have_url(f"{address}sok/?q=fotpatrullering")


def test_of_a_large_register_the_newest_years_are_searched_and_the_older_when_asked(
    browser: Browser, address_of_large_site: str
) -> None:
    with page_shown(browser, f"{address_of_large_site}sok/") as (page, troubles):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        titles_for(page, "löfte")
        said = page.get_by_role("status").first
        expect(said).to_contain_text("Medborgarlöften från åren före 2021 är inte genomsökta.")
        newest = count(page, "Allt")
        assert not any("/pagefind/2020-1/" in url for url in asked)
        page.get_by_role("button", name="Sök också bland äldre").press("Enter")
        expect(page).to_have_url(re.compile(r"[?&]years=all$"))
        expect(said).not_to_contain_text("inte genomsökta")
        expect(page.get_by_role("heading", name="Träffar")).to_be_focused()
        expect(page.get_by_role("button", name="Sök också bland äldre")).to_have_count(0)
        assert count(page, "Allt") > newest
        assert sum(url.endswith(".pagefind") for url in asked) == 1
        assert troubles == []


def test_an_address_that_says_so_searches_every_year(browser: Browser, address_of_large_site: str) -> None:
    with page_shown(browser, f"{address_of_large_site}en/sok/?q=pledge&years=all") as (page, troubles):
        expect(page.get_by_role("status").first).to_have_text(HITS)
        expect(page.get_by_role("status").first).not_to_contain_text("have not been searched")
        expect(page.get_by_role("button", name="Search older")).to_have_count(0)
        assert troubles == []


def test_where_nothing_is_found_the_older_years_are_offered(browser: Browser, address_of_large_site: str) -> None:
    with page_shown(browser, f"{address_of_large_site}sok/?q=xylofonorkester") as (page, _):
        expect(page.get_by_role("status").first).to_contain_text("före 2021 är inte genomsökta")
        page.get_by_role("button", name="Sök också bland äldre").click()
        expect(page.get_by_role("status").first).not_to_contain_text("inte genomsökta")
        expect(page.get_by_role("searchbox")).to_be_focused()


def test_what_is_written_is_never_markup(search: Page) -> None:
    search.get_by_role("searchbox").fill("<img src=x onerror=alert(1)> fotpatrull")
    expect(search.get_by_role("status").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert search.locator("main img").count() == 0


def test_nothing_of_the_search_is_fetched_before_it_is_used(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/pagefind/" in request.url else None)
    for path in ("", "vara-2021/p1/", "sok/"):
        page.goto(address + path, wait_until="networkidle")
    page.get_by_role("searchbox").focus()
    page.wait_for_timeout(500)
    assert fetched == []
    titles_for(page, "fotpatrullering")
    assert fetched
    context.close()


def test_a_search_that_cannot_be_fetched_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    page.goto(f"{address}sok/?q=fotpatrull")
    expect(page.get_by_role("status").first).to_contain_text("kunde inte hämtas")
    expect(page.get_by_role("link", name="Till förteckningarna")).to_be_visible()
    context.close()


def test_without_a_script_there_are_the_lists_and_no_field(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}vara-2021/p1/")
    page.get_by_role("link", name="Sök", exact=True).click()
    expect(page.get_by_text("Sökningen behöver JavaScript")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator("main").get_by_role("link", name="Alla löften").click()
    expect(page).to_have_url(f"{address}loften/")
    context.close()


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_key_leads_from_any_page_to_the_field(browser: Browser, address: str, root: str) -> None:
    with page_shown(browser, f"{address}{root}vara-2021/p1/") as (page, _):
        page.keyboard.press("/")
        expect(page).to_have_url(f"{address}{root}sok/#q")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_role("searchbox")).to_have_value("")
        page.keyboard.type("a/b")
        expect(page.get_by_role("searchbox")).to_have_value("a/b")


def test_the_key_can_be_turned_off_and_on(browser: Browser, address: str) -> None:
    with page_shown(browser, f"{address}sok/") as (page, _):
        switch = page.get_by_role("checkbox", name="Tangenten / öppnar sökningen")
        expect(switch).to_be_checked()
        switch.uncheck()
        page.goto(f"{address}vara-2021/p1/")
        page.keyboard.press("/")
        page.wait_for_timeout(300)
        expect(page).to_have_url(f"{address}vara-2021/p1/")
        page.goto(f"{address}sok/")
        expect(switch).not_to_be_checked()
        switch.check()
        page.goto(f"{address}vara-2021/p1/")
        page.keyboard.press("/")
        expect(page).to_have_url(f"{address}sok/#q")


def test_where_nothing_can_be_stored_the_key_is_off_and_the_page_says_why(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }})"
    )
    page.goto(f"{address}sok/")
    expect(page.get_by_role("checkbox", name="Tangenten / öppnar sökningen")).to_be_disabled()
    expect(page.get_by_text("låter inte sidan spara")).to_be_visible()
    page.goto(f"{address}vara-2021/p1/")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(page).to_have_url(f"{address}vara-2021/p1/")
    context.close()


def test_what_is_found_stands_on_a_narrow_screen(browser: Browser, address: str) -> None:
    with page_shown(browser, f"{address}sok/?q=fotpatrullering", width=320) as (page, _):
        expect(page.locator(".pb-found > li").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        small = page.locator(".pb-search label, .pb-search button:not([hidden]), .pb-found-title a").evaluate_all(
            "all => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent)"
        )
        assert small == []
