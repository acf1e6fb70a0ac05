"""The list of pledges is narrowed and sorted by keyboard, says so, keeps it in the address, and needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

EVERY = 10


@contextmanager
def list_shown(browser: Browser, url: str, *, has_scripts: bool = True, width: int = 1280) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def shown(page: Page) -> list[str]:
    """The pledges that can be seen, by the last two steps of their addresses."""
    links = page.locator(".pb-list tbody th a:visible").all()
    return ["/".join(str(link.get_attribute("href")).strip("/").split("/")[-2:]) for link in links]


def said(page: Page) -> str:
    return page.locator("[data-pb-filter] [role=status]").inner_text()


def test_a_filter_is_chosen_by_keyboard_and_keeps_the_focus(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/") as page:
        page.get_by_label("Status", exact=True).focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert shown(page) == ["vara-2022/p1", "vara-2022/p2"]
        assert said(page) == "Visar 2 av 10 löften. Ordning: nyast först."
        assert page.url == f"{address}loften/?status=reported-not-judged"
        assert page.evaluate("document.activeElement.id") == "filter-status"


def test_filters_are_combined(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/") as page:
        page.get_by_label("Lovat av").select_option("vara-kommun")
        page.get_by_label("Fokusområde").select_option("droger")
        assert shown(page) == ["vara-2021/p5", "vara-2021/p6"]
        assert page.url == f"{address}loften/?party=vara-kommun&focus=droger"


def test_the_number_is_in_a_place_that_screen_readers_follow(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/") as page:
        place = page.locator("[data-pb-filter] [aria-live=polite]")
        expect(place).to_have_role("status")
        page.get_by_label("År", exact=True).select_option("2021")
        expect(place).to_contain_text("Visar 8 av 10 löften.")


def test_an_address_shows_the_same_list_again(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/?year=2021&party=polisen&sort=name") as page:
        before = shown(page)
        assert page.get_by_label("År", exact=True).input_value() == "2021"
        assert page.get_by_label("Ordning").input_value() == "name"
        page.reload()
        assert shown(page) == before
    assert len(before) == 5


def test_the_list_is_as_it_was_after_going_back(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/") as page:
        page.get_by_label("Status", exact=True).select_option("reported-not-judged")
        page.locator(".pb-list a:visible").first.click()
        page.wait_for_url("**/vara-2022/p1/")
        page.go_back()
        expect(page.locator(".pb-list tbody tr:visible")).to_have_count(2)
        assert page.get_by_label("Status", exact=True).input_value() == "reported-not-judged"


def test_what_no_choice_is_called_in_an_address_is_ignored(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/?status=kept&year=1066&sort=&party=%22%3E&x=y#content") as page:
        assert len(shown(page)) == EVERY
        page.get_by_label("År", exact=True).select_option("2022")
        assert page.url == f"{address}loften/?year=2022&x=y#content"


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("newest", "vara-2022/p1", "vara-2021/p8"),
        ("oldest", "vara-2021/p1", "vara-2022/p2"),
        ("status", "vara-2021/p1", "vara-2022/p2"),
        ("party", "vara-2022/p1", "vara-2021/p7"),
        ("name", "vara-2022/p1", "vara-2021/p6"),
    ],
)
def test_a_list_is_sorted_in_each_order(browser: Browser, address: str, order: str, first: str, last: str) -> None:
    with list_shown(browser, f"{address}loften/?sort={order}") as page:
        found = shown(page)
    assert (found[0], found[-1]) == (first, last)
    assert len(set(found)) == EVERY


def test_nothing_found_is_said_in_words_and_everything_can_be_shown_again(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/?year=2022&party=vara-kommun&sort=oldest") as page:
        assert shown(page) == []
        assert said(page) == "Inget löfte stämmer med valen. Ändra ett val eller visa alla."
        page.get_by_role("button", name="Visa alla").press("Enter")
        assert len(shown(page)) == EVERY
        assert page.url == f"{address}loften/"
        assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_the_words_are_those_of_the_language_of_the_page(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}en/loften/?status=not-reported") as page:
        assert said(page) == "Showing 8 of 10 pledges. Order: newest first."


def test_lists_on_other_pages_are_narrowed_too(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}aktorer/vara-kommun/?focus=otrygga-miljoer") as page:
        assert shown(page) == ["vara-2021/p7"]
    with list_shown(browser, f"{address}omraden/vara/?year=2022") as page:
        assert shown(page) == ["vara-2022/p1", "vara-2022/p2"]


def test_without_a_script_everything_is_listed_and_no_filter_shows(browser: Browser, address: str) -> None:
    with list_shown(browser, f"{address}loften/?status=not-reported", has_scripts=False) as page:
        assert len(shown(page)) == EVERY
        assert page.locator("select:visible, button:visible").count() == 0
        page.get_by_role("link", name="Redovisat, ej bedömt").click()
        assert shown(page) == ["vara-2022/p1", "vara-2022/p2"]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_list_is_a_table_also_where_its_cells_are_stacked(browser: Browser, address: str, width: int) -> None:
    with list_shown(browser, f"{address}loften/", width=width) as page:
        table = page.get_by_role("table", name="Löften")
        headings = table.get_by_role("columnheader").all_inner_texts()
        assert headings == [*("Löfte", "Status", "Lovat av", "Område", "Period", "Fokusområde", "Senast redovisat")]
        assert table.get_by_role("row").count() == EVERY + 1
        assert table.get_by_role("row").nth(1).get_by_role("cell").count() == len(headings) - 1
