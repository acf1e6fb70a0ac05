"""Axe finds no barrier on any kind of page, in any language, in both colour schemes, narrow or wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers_on
from tests.browser.shown import LANGUAGE_ROOTS, PAGE_KINDS, SCHEMES, page_shown

pytestmark = pytest.mark.browser

# Rows of a table are alike, and axe takes its time to compare the colours of each word.
_SHORTEN_TABLES = "document.querySelectorAll('tbody tr:nth-child(n + 6)').forEach((row) => row.remove())"


@pytest.mark.parametrize("root", LANGUAGE_ROOTS)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_barrier_on_any_kind_of_page(browser: Browser, address: str, width: int, root: str) -> None:
    found = {}
    with page_shown(browser, address, width=width) as (page, _):
        for path in PAGE_KINDS:
            page.goto(address + root + path)
            page.evaluate(_SHORTEN_TABLES)
            for scheme in SCHEMES:
                # Without motion, for colours that are on their way from one scheme to the other are of none.
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                if barriers := barriers_on(page):
                    found[path, scheme] = barriers
    assert found == {}


def test_axe_finds_no_barrier_on_the_longest_page_as_a_whole(browser: Browser, address: str) -> None:
    with page_shown(browser, f"{address}for-redaktorer/format/") as (page, _):
        assert barriers_on(page) == []


def test_axe_finds_a_barrier_that_is_there(browser: Browser, address: str) -> None:
    with page_shown(browser, address) as (page, _):
        page.evaluate("document.querySelector('main').append(document.createElement('button'))")
        assert [barrier for barrier in barriers_on(page) if barrier.startswith("button-name: button")]
