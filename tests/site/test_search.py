"""The search of the built site: what can be found, as what, and where it leads to without a script."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pledgebook.publishing.pagefind_index import pagefind_index
from pledgebook.publishing.pages_of_search import KINDS
from pledgebook.publishing.search_documents import NOT_SEARCHED
from pledgebook.publishing.search_index import PARTS_FILE, html_pages
from tests.built_site import BuiltSite
from tests.search_index_files import FoundPage, files_in, pages_in


@pytest.fixture(scope="module")
def found(vara_folder: Path) -> Mapping[str, FoundPage]:
    """Every page that can be found, by address."""
    return {page.address: page for page in pages_in(files_in(vara_folder / "pagefind"))}


def test_every_page_can_be_found_but_the_search_itself_and_the_pages_of_lost_addresses(
    vara: BuiltSite, found: Mapping[str, FoundPage]
) -> None:
    never = {root + address for root in ("", "en/") for address in ("404.html", "sok/")}
    assert never <= vara.pages.keys()
    assert found.keys() & never == set()
    left_out = vara.pages.keys() - never - found.keys()
    assert [address for address in left_out if not vara.pages[address].soup.find("meta", {"name": "robots"})] == []


def test_every_search_finds_the_same_as_if_pagefind_had_read_whole_pages(vara_folder: Path) -> None:
    index = files_in(vara_folder / "pagefind")
    whole = {path: (vara_folder / path).read_text("utf-8") for path in sorted(html_pages(vara_folder))}
    assert {**pagefind_index(whole), PARTS_FILE: index[PARTS_FILE]} == index


def test_a_page_is_found_in_its_own_language(found: Mapping[str, FoundPage]) -> None:
    assert {address: page.language for address, page in found.items()} == {
        address: "en" if address.startswith("en/") else "sv" for address in found
    }


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("vara-2021/p1/", "pledge"),
        ("vara-2021/", "agreement"),
        ("uppfoljningar/2022-polisen/", "follow_up"),
        ("vara-2021/fokus/trafik/", "focus_area"),
        ("omraden/vara/", "area"),
        ("aktorer/polisen/", "party"),
        ("ordlista/", "page"),
        ("om-medborgarloften/", "page"),
    ],
)
def test_a_page_is_found_as_what_it_is(found: Mapping[str, FoundPage], address: str, kind: str) -> None:
    assert (found[address].kind, found[f"en/{address}"].kind) == (kind, kind)


def test_a_search_can_be_narrowed_to_each_kind_there_is(found: Mapping[str, FoundPage]) -> None:
    assert {page.kind for page in found.values()} == set(KINDS)


def test_of_a_pledge_its_status_and_agreement_are_told(found: Mapping[str, FoundPage]) -> None:
    about = {key: words.strip() for key, words in found["vara-2022/p1/"].about.items()}
    assert about == {"title": "Löfte 1: Fotpatrullering", "status": "Redovisat, ej bedömt", "agreement": "Vara 2022"}


def test_whom_to_contact_is_found_where_it_is_the_subject_not_below_each_pledge(found: Mapping[str, FoundPage]) -> None:
    told = {page.address: page.kind for page in found.values() if "kristoffer.hjelm@polisen.se" in page.text}
    assert told.keys() >= {"kontakt/", "en/kontakt/"}
    assert set(told.values()) == {"page"}


def test_a_pledge_is_not_found_in_lists_of_pledges(found: Mapping[str, FoundPage]) -> None:
    told = {page.kind for page in found.values() if page.language == "sv" and "fotpatrullering" in page.text.lower()}
    assert told & {"focus_area", "area", "party"} == set()
    assert "pledge" in told


@pytest.mark.parametrize("selector", NOT_SEARCHED)
def test_what_is_not_searched_is_on_some_page(vara: BuiltSite, selector: str) -> None:
    assert any(page.soup.select(selector) for page in vara.pages.values())


@pytest.mark.parametrize("root", ["", "en/"])
def test_without_a_script_the_page_of_the_search_leads_to_every_list(vara: BuiltSite, root: str) -> None:
    page = vara.pages[f"{root}sok/"]
    main = page.soup.main
    assert main is not None
    shown = [a for a in main.find_all("a") if a.find_parent(hidden=True) is None]
    led_to = {vara.path_of(page, str(a["href"])) for a in shown}
    lists = ["", "loften/", "tidigare/", "uppfoljningar/", "kontakt/", "ordlista/", "omraden/vara/", "aktorer/polisen/"]
    assert [address for address in lists if root + address not in led_to] == []
    assert [tag.name for tag in main.find_all(["input", "button"]) if tag.find_parent(hidden=True) is None] == []
