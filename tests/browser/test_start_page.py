"""The start page on a phone: what most people come for stands on its first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.shown import page_shown

pytestmark = pytest.mark.browser

_SMALL_PHONE = 640


@pytest.mark.parametrize("root", ["", "en/"])
def test_what_applies_how_it_stands_the_reports_and_the_contact_are_on_the_first_screen(
    browser: Browser, address: str, root: str
) -> None:
    with page_shown(browser, address + root, width=360) as (page, _):
        glance = page.locator(".pb-glance")
        terms = glance.locator("dt").all_inner_texts()
        bottom = glance.evaluate("e => e.getBoundingClientRect().bottom")
        told = glance.inner_text()
        links = [link.get_attribute("href") for link in glance.get_by_role("link").all()]
    assert len(terms) == 5
    assert bottom <= _SMALL_PHONE
    for one in ("Vara 2022", "2022"):
        assert one in told
    assert any(link and link.endswith("vara-2022/") for link in links)
    assert any(link and "uppfoljningar/2022-polisen/" in link for link in links)
    assert any(link and "kontakt/#kommunpolis" in link for link in links)


def test_the_first_screen_has_a_picture_of_how_the_pledges_stand_and_says_it_in_words(
    browser: Browser, address: str
) -> None:
    with page_shown(browser, address, width=360) as (page, _):
        picture = page.locator(".pb-glance svg[role=img]")
        assert picture.count() == 1
        name = picture.get_attribute("aria-label") or ""
        assert "2" in name
        assert "Redovisat, ej bedömt" in page.locator(".pb-glance .pb-counts").inner_text()
