"""The site without a mouse: every stop is seen and comes where the eye expects it, and every tool works by keys.

Walks through the search and the list of pledges stand with theirs.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.shown import page_shown

pytestmark = pytest.mark.browser

PLEDGE = "vara-2021/p1/"

_STOP = """() => {
  const e = document.activeElement, { left, right, top, height } = e.getBoundingClientRect();
  const fits = right <= innerWidth || e.closest(".pb-scroll") !== null;
  const seen = height > 0 && left >= 0 && left < innerWidth && fits;
  return { name: e.innerText || e.getAttribute("aria-label") || e.tagName, seen, left, right, top: top + scrollY,
    part: ["header", "main", "footer"].findIndex((part) => e.closest(part)),
    outline: getComputedStyle(e).outlineStyle, width: parseFloat(getComputedStyle(e).outlineWidth) };
}"""


def stops_on(page: Page) -> list[dict[str, object]]:
    """Where the keyboard stops, from the first to the last, as the Tab key goes."""
    stops = []
    for _ in range(page.locator("a[href], button, input, select, summary, [tabindex='0']").count()):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(_STOP))
    return stops


def go_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the keyboard."""
    wanted = page.locator(selector)
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"{selector} is not reached by keyboard")


@pytest.mark.parametrize("path", ["", PLEDGE, "loften/", "sok/", "foresla/vara-2021/", "for-redaktorer/format/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_is_seen_and_has_an_outline(browser: Browser, address: str, path: str, width: int) -> None:
    with page_shown(browser, address + path, width=width) as (page, _):
        stops = stops_on(page)
    assert stops
    assert [stop for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if stop["outline"] == "none" or float(str(stop["width"])) < 2] == []


@pytest.mark.parametrize("path", ["", PLEDGE, "loften/"])
def test_the_stops_go_down_the_page_from_header_to_footer(browser: Browser, address: str, path: str) -> None:
    with page_shown(browser, address + path) as (page, _):
        stops = stops_on(page)[1:]  # the first is the link that skips the others
    parts = [int(str(stop["part"])) for stop in stops]
    assert parts == sorted(parts)
    assert set(parts) == {0, 1, 2}
    # What stands side by side may be some lines higher or lower, as in a row of a table.
    tops = [float(str(stop["top"])) for stop in stops]
    assert [
        stop["name"] for stop, top, before in zip(stops[1:], tops[1:], tops, strict=False) if top < before - 80
    ] == []


def test_the_first_stop_skips_to_the_content_and_the_next_is_within_it(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, _):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "pb-skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        assert page.url.endswith("#content")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_leads_to_its_pages_and_says_where_one_is(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, _):
        for path in ("loften/", "uppfoljningar/", "tidigare/", "kontakt/"):
            go_to(page, f'.pb-main-menu a[href$="{path}"]')
            page.keyboard.press("Enter")
            page.wait_for_url(address + path)
            assert page.locator(".pb-main-menu [aria-current=page]").get_attribute("href") == f"../{path}"


def test_the_language_switch_keeps_the_page(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, _):
        go_to(page, ".pb-languages a[lang=en]")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}en/{PLEDGE}")
        go_to(page, ".pb-languages a[lang=sv]")
        page.keyboard.press("Enter")
        page.wait_for_url(address + PLEDGE)


def background_of(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_chosen_colours_hold_on_every_page_until_the_device_decides_again(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE, scheme="light") as (page, troubles):
        light = background_of(page)
        go_to(page, "[data-pb-scheme] select")
        page.keyboard.press("End")
        dark = background_of(page)
        assert dark != light
        page.reload()
        assert background_of(page) == dark
        page.goto(f"{address}en/")
        assert background_of(page) == dark
        assert page.locator("[data-pb-scheme] select").input_value() == "dark"
        go_to(page, "[data-pb-scheme] select")
        page.keyboard.press("Home")
        assert background_of(page) == light
        assert page.evaluate("localStorage.length") == 0
    assert troubles == []


def test_who_has_a_dark_device_can_choose_light(browser: Browser, address: str) -> None:
    with page_shown(browser, address, scheme="light") as (page, _):
        light = background_of(page)
    with page_shown(browser, address, scheme="dark") as (page, _):
        assert background_of(page) != light
        go_to(page, "[data-pb-scheme] select")
        page.keyboard.press("ArrowDown")
        assert page.locator("[data-pb-scheme] select").input_value() == "light"
        assert background_of(page) == light


def test_one_key_leads_to_the_search(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, troubles):
        page.keyboard.press("/")
        page.wait_for_url(f"{address}sok/**")
        field = page.locator("[data-pb-search-field]")
        expect(field).to_be_focused()
        # Who writes gets the sign.
        page.keyboard.press("/")
        assert field.input_value() == "/"
    assert troubles == []


@pytest.mark.parametrize(("root", "said"), [("", "Kopierat."), ("en/", "Copied.")])
def test_an_address_is_copied_and_that_is_said(browser: Browser, address: str, root: str, said: str) -> None:
    with page_shown(browser, address + root + PLEDGE) as (page, troubles):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        copier = page.locator("[data-pb-copy]").first
        # A screen reader says what comes to stand in a part that was there from the start.
        assert copier.get_by_role("status").inner_text() == ""
        go_to(page, "[data-pb-copy] >> nth=0 >> button")
        page.keyboard.press("Enter")
        expect(copier.get_by_role("status")).to_have_text(said)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"https://example.org/vara/{root}{PLEDGE}"
    assert troubles == []


def test_a_copy_that_fails_says_so(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, _):
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
        go_to(page, "[data-pb-copy] >> nth=0 >> button")
        page.keyboard.press("Space")
        expect(page.locator("[data-pb-copy]").first.get_by_role("status")).to_contain_text("gick inte")


def test_without_scripts_no_tool_is_shown_that_would_do_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (PLEDGE, "loften/", "sok/"):
        page.goto(address + path)
        assert page.locator("button:visible, select:visible, input:visible").count() == 0, path
    context.close()
