"""Pages as a browser shows them: at every width, in both colour schemes, by keyboard, without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.shown import EVERY_PAGE, page_shown, watched_page
from tests.built_site import BuiltSite

pytestmark = pytest.mark.browser


def test_every_page_loads_without_trouble_and_asks_no_other_host(
    browser: Browser, address: str, vara: BuiltSite
) -> None:
    context = browser.new_context()
    page, troubles = watched_page(context, address.removesuffix("/vara/"))
    by_page = {}
    for path in vara.pages:
        page.goto(address + path)
        if troubles:
            by_page[path] = list(troubles)
            troubles.clear()
    context.close()
    assert by_page == {}


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("console.error('a mistake')", "a mistake"),
        ("setTimeout(() => { throw new Error('thrown') })", "thrown"),
        ("document.body.setAttribute('style', 'color: red')", "refused by the policy: style-src"),
        ("document.body.append(Object.assign(document.createElement('img'), {src: '../missing.png'}))", "404"),
        ("fetch('https://example.org/').catch(() => {})", "refused by the policy: connect-src"),
    ],
)
def test_a_trouble_on_a_page_is_seen(browser: Browser, address: str, does: str, told: str) -> None:
    with page_shown(browser, address) as (page, troubles):
        page.evaluate(does)
        for _ in range(100):  # a busy computer tells of it later
            if told in " ".join(troubles):
                break
            page.wait_for_timeout(100)
        assert told in " ".join(troubles)


@pytest.mark.parametrize("width", [320, 360, 1280, 2560])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    wide = []
    with page_shown(browser, address, width=width) as (page, _):
        for path in EVERY_PAGE:
            page.goto(address + path)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(path)
    assert wide == []


def test_the_first_stop_by_keyboard_skips_to_the_content(browser: Browser, address: str) -> None:
    with page_shown(browser, f"{address}vara-2021/") as (page, _):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "pb-skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        assert page.url.endswith("#content")


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_reached_by_keyboard_can_be_seen(browser: Browser, address: str, width: int) -> None:
    with page_shown(browser, f"{address}vara-2021/p1/", width=width) as (page, _):
        stops = page.locator("a[href], [tabindex='0']").count()
        unseen = []
        for _ in range(stops):
            page.keyboard.press("Tab")
            where = page.evaluate(
                """() => { const r = document.activeElement.getBoundingClientRect();
                return {left: r.left, right: r.right, height: r.height, text: document.activeElement.textContent,
                        outline: getComputedStyle(document.activeElement).outlineStyle}; }"""
            )
            if where["left"] < 0 or where["right"] > width or where["height"] == 0 or where["outline"] == "none":
                unseen.append(where["text"])
        assert unseen == []


def test_a_resident_finds_the_foot_patrol_pledge_of_2022_in_two_clicks(browser: Browser, address: str) -> None:
    with page_shown(browser, address, width=360) as (page, _):
        page.get_by_role("link", name="Vara 2022").first.click()
        page.get_by_role("link", name="Fotpatrullering").first.click()
        text = page.locator("main").inner_text()
    for told in ("Redovisat, ej bedömt", "omkring 190", "Polisen", "2022", "kristoffer.hjelm@polisen.se"):
        assert told in text


def test_the_language_switch_keeps_the_page(browser: Browser, address: str) -> None:
    with page_shown(browser, f"{address}vara-2021/p1/") as (page, _):
        page.get_by_role("link", name="English").click()
        assert page.url == f"{address}en/vara-2021/p1/"
        page.get_by_role("link", name="Svenska").click()
        assert page.url == f"{address}vara-2021/p1/"
