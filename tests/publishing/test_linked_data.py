"""What pages tell machines in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from pledgebook.publishing.page import Crumb, Page
from pledgebook.publishing.writer import Writer
from tests.built_site import BuiltPage, BuiltSite
from tests.publishing.small_site import site_of

# mkdocs.yml gives the site this address.
ROOT = "https://example.org/vara/"


def graph_of(page: BuiltPage) -> list[dict[str, object]]:
    scripts = page.soup.find_all("script", type="application/ld+json")
    assert len(scripts) <= 1
    graphs = [json.loads(str(script.string)) for script in scripts]
    assert [graph["@context"] for graph in graphs] == ["https://schema.org"] * len(graphs)
    return [thing for graph in graphs for thing in graph["@graph"]]


def one_of(page: BuiltPage, kind: str) -> dict[str, object]:
    (found,) = [thing for thing in graph_of(page) if thing["@type"] == kind]
    return found


def addresses_in(thing: object) -> Iterator[str]:
    if isinstance(thing, dict):
        for name, value in thing.items():
            if name in ("url", "item", "@id"):
                yield value
            else:
                yield from addresses_in(value)
    elif isinstance(thing, list):
        for one in thing:
            yield from addresses_in(one)


def test_every_address_is_absolute_and_those_of_the_site_are_there(vara: BuiltSite) -> None:
    found = {address for page in vara.pages.values() for address in addresses_in(graph_of(page))}
    assert [address for address in found if not address.startswith("https://")] == []
    own = [address.removeprefix(ROOT) for address in found if address.startswith(ROOT)]
    assert own
    assert [address for address in own if address not in vara.pages] == []


def test_the_way_to_a_page_is_the_one_that_the_page_shows(vara: BuiltSite) -> None:
    listed = [page for page in vara.pages.values() if page.soup.find("meta", attrs={"name": "robots"}) is None]
    trails = {page.address: page.soup.select(".pb-trail a") for page in listed}
    for address, links in trails.items():
        if not links:
            continue
        page = vara.pages[address]
        heading = page.soup.h1
        assert heading is not None
        steps = one_of(page, "BreadcrumbList")["itemListElement"]
        assert isinstance(steps, list)
        assert [step["position"] for step in steps] == list(range(1, len(links) + 2))
        assert [step["name"] for step in steps] == [*(link.get_text() for link in links), heading.get_text()]
        shown = [vara.path_of(page, str(link["href"])) for link in links]
        assert [step["item"].removeprefix(ROOT) for step in steps] == [*shown, address]


@pytest.mark.parametrize(("root", "language"), [("", "sv"), ("en/", "en")])
def test_the_start_page_is_the_web_site_in_its_language(vara: BuiltSite, root: str, language: str) -> None:
    site = one_of(vara.pages[root], "WebSite")
    assert site["inLanguage"] == language
    assert site["url"] == ROOT + root


def test_a_party_is_an_organisation(vara: BuiltSite) -> None:
    assert one_of(vara.pages["aktorer/polisen/"], "GovernmentOrganization")["name"] == "Polisen"


def test_a_follow_up_is_a_report_with_its_authors_and_day(vara: BuiltSite) -> None:
    report = one_of(vara.pages["uppfoljningar/2021-01-18-vara-kommun/"], "Report")
    assert report["datePublished"] == "2021-01-18"
    assert report["author"] == [one_of(vara.pages["aktorer/vara-kommun/"], "GovernmentOrganization")]


def test_a_title_cannot_end_the_script_it_stands_in() -> None:
    """Records with such a title are refused, so it is given to the writer itself."""
    title = "</script><script>alert(1)</script><!-- &quot;"
    page = Page("prov/", "not_found.html", title, title, {}, trail=(Crumb(title, "vara/"),))
    html = Writer(site_of().editions["sv"], ROOT).page(page)
    written = BuiltPage("prov/", html)
    assert [script for script in written.soup.find_all("script") if str(script.string).startswith("alert")] == []
    steps = one_of(written, "BreadcrumbList")["itemListElement"]
    assert isinstance(steps, list)
    assert [step["name"] for step in steps[1:]] == [title, title]
