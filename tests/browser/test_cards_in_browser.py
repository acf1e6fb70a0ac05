"""Cards as other sites show them: narrow, in both schemes, and within a frame on a page of another host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers_on
from tests.browser.shown import SCHEMES, Scheme, page_shown

pytestmark = pytest.mark.browser

CARDS = ["kort/sv/vara-2021/p1/", "kort/en/vara-2021/p1/", "kort/sv/vara-2021/", "kort/en/vara-2022/"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [280, 700])
def test_a_card_fits_and_has_no_barrier(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    for card in CARDS:
        with page_shown(browser, address + card, width=width, scheme=scheme) as (page, troubles):
            assert page.evaluate("document.documentElement.scrollWidth") <= width, card
            assert barriers_on(page) == [], card
            assert troubles == [], card


def test_what_is_pasted_shows_the_card_on_another_site_and_its_link_leads_out_of_it(
    browser: Browser, address: str
) -> None:
    with page_shown(browser, f"{address}vara-2021/p1/") as (page, _):
        pasted = page.locator(".pb-forms pre code").text_content() or ""
    context = browser.new_context(viewport={"width": 400, "height": 900})
    page = context.new_page()
    # The host of the tests serves the site at another address than the one that it is built for.
    page.set_content(pasted.replace("https://example.org/vara/", address))
    frame = page.frame_locator("iframe")
    frame.get_by_role("link").first.click()
    page.wait_for_url(f"{address}vara-2021/p1/")
    context.close()
