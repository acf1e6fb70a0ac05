"""The pages about open data and about following say what is true of the register, in every language and every shape."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pledgebook.publishing.page import Form
from tests.built_site import BuiltSite, site_of_files
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, built, site_as, site_of

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture(scope="module")
def site() -> BuiltSite:
    return site_of_files(made_up_site().files())


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_licence_is_named_and_can_be_read(site: BuiltSite, root: str) -> None:
    page = site.pages[f"{root}oppna-data/"]
    (link,) = page.soup.find_all("a", rel="license")
    assert link["href"] == LICENCE


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_numbers_are_those_of_the_register(site: BuiltSite, root: str) -> None:
    register = made_up_site().register
    told = [int(dd.get_text()) for dd in site.pages[f"{root}oppna-data/"].soup.select(".pb-facts dd")]
    every = (register.agreements, register.pledges, register.follow_ups, register.actors, register.areas)
    assert told == [len(records) for records in every]


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("address", ["oppna-data/", "folj/"])
def test_all_that_they_lead_to_is_there(site: BuiltSite, root: str, address: str) -> None:
    page = site.pages[root + address]
    linked = [site.path_of(page, str(link["href"])) for link in page.soup.select("main a")]
    assert [path for path in linked if path and not {path, f"{path}index.html"} & site.files.keys()] == []


def test_what_is_followed_is_told_by_whole_addresses(site: BuiltSite) -> None:
    """They are pasted into another program."""
    page = site.pages["folj/"]
    copied = [str(copier["data-pb-copy"]) for copier in page.soup.select("[data-pb-copy]")]
    assert len(copied) == len(set(copied))
    assert [address for address in copied if address.removeprefix("https://example.org/") not in site.files] == []
    assert copied


def test_every_page_leads_to_both(site: BuiltSite) -> None:
    for address in ("", "en/vara-2021/", "en/"):
        if address in site.pages:
            page = site.pages[address]
            paths = {site.path_of(page, link) for _, link in page.links()}
            home = "en/" if address.startswith("en/") else ""
            assert {f"{home}oppna-data/", f"{home}folj/"} <= paths, address


def test_the_page_of_changes_leads_to_how_to_follow_them(site: BuiltSite) -> None:
    page = site.pages["andringar/"]
    main = page.soup.main
    assert main is not None
    assert "folj/" in {site.path_of(page, str(link["href"])) for link in main.find_all("a")}


def test_a_register_without_pledges_has_both_pages() -> None:
    site = built(site_as(SETTINGS))
    assert {"oppna-data/", "en/oppna-data/", "folj/", "en/folj/"} <= site.pages.keys()


def test_a_preview_leads_to_no_file_that_it_lacks() -> None:
    site = built(site_as(replace(SETTINGS, shows_drafts=True)))
    for address in ("oppna-data/", "folj/", "en/oppna-data/", "en/folj/"):
        assert site.pages[address].soup.select("[data-pb-copy]") == [], address


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("exempelby-2021/", {Form.ATOM, Form.JSON_FEED, Form.CALENDAR, Form.JSON, Form.CARD}),
        ("exempelby-2021/p1/", {Form.ATOM, Form.JSON, Form.CARD}),
        ("omraden/exempelby/", {Form.ATOM, Form.JSON_FEED, Form.CALENDAR, Form.JSON}),
        ("aktorer/polisen/", {Form.ATOM, Form.JSON_FEED, Form.JSON}),
        ("", {Form.ATOM, Form.JSON_FEED, Form.CALENDAR, Form.JSON}),
        ("andringar/", set()),
    ],
)
@pytest.mark.parametrize("root", ["", "en/"])
def test_a_page_names_its_other_forms_in_its_head_and_at_its_end(address: str, found: set[Form], root: str) -> None:
    site = built(site_of())
    page = site.pages[root + address]
    written = {form.media_type for form in found if form.media_type}
    alternates = page.soup.find_all("link", rel="alternate")
    assert {str(link["type"]) for link in alternates} == written
    in_head = [site.path_of(page, str(link["href"])) for link in alternates]
    at_end = [site.path_of(page, str(link["href"])) for link in page.soup.select(".pb-forms > ul a")]
    assert in_head == at_end[len(at_end) - len(in_head) :]
    assert not at_end or at_end[0] == f"{root}folj/"
    assert [path for path in in_head if path not in site.files] == []
    assert all(link.get("title") for link in alternates)
    assert bool(page.soup.select(".pb-forms details")) == (Form.CARD in found)


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_example_is_what_the_api_says(root: str) -> None:
    site = built(site_of())
    page = site.pages[f"{root}oppna-data/"]
    shown = next(code.get_text() for code in page.soup.select("pre code") if code.get_text().startswith("{"))
    example = json.loads(shown.replace(",\n  …", "}"))
    record = json.loads(site.files[f"api/v1/pledges/{example['id']}.json"])
    assert example["as_it_stands"].items() <= record["as_it_stands"].items()
    assert example["status"].items() <= record["status"].items()
    assert {name: record[name] for name in ("id", "type", "page", "api")}.items() <= example.items()


def test_every_table_is_named(site: BuiltSite) -> None:
    page = site.pages["oppna-data/"]
    named = {str(link["href"]) for link in page.soup.select('#tables ~ ul a[href$=".csv"]')}
    assert named == {f"../{path}" for path in site.files if path.endswith(".csv")}
