"""A first visit to a pledge page, on a phone with poor reception, is light and waits for nothing but the styles."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.built_site import BuiltPage, BuiltSite

KIB = 1024

PLEDGE_PAGE = re.compile(r"(en/)?[\w-]+-\d{4}/p\d+/")


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=9))


def loaded_by(site: BuiltSite, page: BuiltPage) -> set[str]:
    """What a browser fetches for the page by itself."""
    links = [str(tag["href"]) for tag in page.soup.find_all("link") if tag["rel"] not in (["canonical"], ["alternate"])]
    links += [link for tag, link in page.links() if tag.name not in ("a", "link")]
    return {str(site.path_of(page, link)) for link in links}


@pytest.fixture(scope="module")
def pledge_pages(vara: BuiltSite) -> list[BuiltPage]:
    found = [page for address, page in vara.pages.items() if PLEDGE_PAGE.fullmatch(address)]
    assert {page.address for page in found} >= {"vara-2021/p1/", "en/vara-2022/p1/"}
    return found


def test_a_pledge_page_with_all_that_it_loads_is_at_most_25_kib(vara: BuiltSite, pledge_pages: list[BuiltPage]) -> None:
    weights = {
        page.address: compressed(page.html.encode())
        + sum(compressed(vara.files[path]) for path in loaded_by(vara, page))
        for page in pledge_pages
    }
    assert {address: weight for address, weight in weights.items() if weight > 25 * KIB} == {}


def test_the_html_of_a_pledge_page_is_at_most_8_kib(pledge_pages: list[BuiltPage]) -> None:
    weights = {page.address: compressed(page.html.encode()) for page in pledge_pages}
    assert {address: weight for address, weight in weights.items() if weight > 8 * KIB} == {}


def test_a_pledge_page_loads_styles_icon_and_one_script_and_nothing_else(
    vara: BuiltSite, pledge_pages: list[BuiltPage]
) -> None:
    for page in pledge_pages:
        assert loaded_by(vara, page) == {"assets/pledgebook.css", "assets/icon.svg", "assets/page.js"}, page.address


def test_nothing_but_the_stylesheet_holds_a_page_up(vara: BuiltSite) -> None:
    """Modules wait for the page instead; so does no other script with a source."""
    for page in vara.pages.values():
        sheets = page.soup.find_all("link", rel="stylesheet")
        assert len(sheets) == 1, page.address
        waited_for = [tag for tag in page.soup.find_all("script", src=True) if tag.get("type") != "module"]
        assert waited_for == [], page.address
        inline = [str(tag.string) for tag in page.soup.find_all("script", src=False, type=False)]
        assert [len(script) for script in inline if len(script) > 300] == [], page.address
