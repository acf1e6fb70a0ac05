"""A pledge on paper: what a board or a council needs of it, on one page."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.shown import Scheme, page_shown

pytestmark = pytest.mark.browser

PLEDGE = "vara-2021/p1/"


def printed(browser: Browser, url: str, scheme: Scheme = "light") -> list[str]:
    """The text of each page of paper."""
    with page_shown(browser, url, scheme=scheme) as (page, _):
        paper = page.pdf(format="A4", prefer_css_page_size=True, print_background=False)
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(paper)).pages]


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("path", [PLEDGE, "vara-2021/p7/", "vara-2022/p1/"])
def test_an_ordinary_pledge_fits_one_page(browser: Browser, address: str, root: str, path: str) -> None:
    assert len(printed(browser, address + root + path)) == 1


def test_the_paper_says_where_it_is_from_for_which_day_and_by_which_source(browser: Browser, address: str) -> None:
    text = " ".join(" ".join(printed(browser, address + PLEDGE)).split())
    assert f"https://example.org/vara/{PLEDGE}" in text
    assert "22 november 2026" in text
    assert "Medborgarlöfte 2021 (Vara kommun, 16 april 2021)" in text
    assert "Ej redovisat" in text


def test_what_only_works_on_a_screen_is_not_printed(browser: Browser, address: str) -> None:
    text = " ".join(printed(browser, address + PLEDGE))
    for word in ("Hoppa till innehållet", "English", "Utseende", "Kopiera", "Ordlista"):
        assert word not in text


def test_the_text_on_paper_can_be_read(browser: Browser, address: str) -> None:
    with page_shown(browser, address + PLEDGE) as (page, _):
        page.emulate_media(media="print")
        sizes = page.evaluate(_SIZES_IN_POINTS)
    assert sizes
    assert min(sizes) >= 8


_SIZES_IN_POINTS = """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() &&
  [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())
).map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_text_black_whatever_the_screen(browser: Browser, address: str, scheme: Scheme) -> None:
    with page_shown(browser, address + PLEDGE, scheme=scheme) as (page, _):
        page.evaluate("document.documentElement.dataset.scheme = 'dark'")
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.querySelector('main')).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
