"""What stands in a page is also shown: no style hides what was promised or how it stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.shown import page_shown
from tests.built_site import BuiltSite
from tests.test_nothing_is_hidden import seen_of, words_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["vara-2021/p1/", "en/vara-2021/p7/", "vara-2021/", "uppfoljningar/2022-polisen/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_word_of_a_record_page_is_shown(
    browser: Browser, address: str, vara: BuiltSite, path: str, width: int
) -> None:
    with page_shown(browser, address + path, width=width) as (page, _):
        shown = words_in(page.locator("main").inner_text()).casefold()
    told = [block.get_text(" ") for block in seen_of(vara.pages[path]).find_all(["h1", "h2", "p", "dd"])]
    assert len(told) > 5
    assert [text for text in told if words_in(text).casefold() not in shown] == []
