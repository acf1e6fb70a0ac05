"""Pages as a browser shows them: at every width, in both colour schemes, by keyboard, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGE_KINDS = [
    "",
    "vara-2021/",
    "vara-2021/p1/",
    "vara-2021/fokus/trafik/",
    "uppfoljningar/",
    "uppfoljningar/2020-polisen/",
    "omraden/vara/",
    "aktorer/polisen/",
    "kontakt/",
    "tidigare/",
    "ordlista/",
    "sa-satts-status/",
    "for-redaktorer/format/",
    "404.html",
]
EVERY_PAGE = [root + address for root in ("", "en/") for address in PAGE_KINDS]


@contextmanager
def page_shown(
    browser: Browser, url: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """The page, and what went wrong while it loaded."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    host = url.split("/vara/")[0]
    page.on("request", lambda request: None if request.url.startswith(host) else troubles.append(request.url))
    # A browser asks for an icon by itself; pages name none yet.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(url)
    yield page, troubles
    context.close()


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_a_page_loads_without_trouble_and_asks_no_other_host(browser: Browser, address: str, path: str) -> None:
    with page_shown(browser, address + path) as (_, troubles):
        assert troubles == []


@pytest.mark.parametrize("width", [320, 360, 1280, 2560])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    wide = []
    with page_shown(browser, address, width=width) as (page, _):
        for path in EVERY_PAGE:
            page.goto(address + path)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(path)
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page_in_both_colour_schemes(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    with page_shown(browser, f"{address}vara-2021/p1/", scheme=scheme) as (page, _):
        ratios = page.evaluate(_CONTRASTS)
    assert ratios
    assert {text: ratio for text, ratio in ratios.items() if ratio < 4.5} == {}


# WCAG 2.2, success criterion 1.4.3: the contrast of each element with text of its own against what lies behind it.
_CONTRASTS = """() => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = rgb(colour).map(part => {
      const c = part / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      const parts = rgb(colour);
      if (parts.length < 4 || parts[3] === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = {};
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.offsetParent) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
    found[element.tagName + ": " + element.textContent.trim().slice(0, 40)] = (a + 0.05) / (b + 0.05);
  }
  return found;
}"""


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
