"""What pages tell machines in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from pledgebook.publishing.page import Crumb, Page
from pledgebook.publishing.writer import Writer
from tests.built_site import BuiltPage, BuiltSite
from tests.publishing.small_site import built, site_of, site_with

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


def things(found: object) -> list[dict[str, object]]:
    assert isinstance(found, list)
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
    (author,) = things(report["author"])
    party = one_of(vara.pages["aktorer/vara-kommun/"], "GovernmentOrganization")
    assert author == {name: value for name, value in party.items() if name != "contactPoint"}


def test_a_party_has_the_functions_that_can_be_reached_without_their_holders(vara: BuiltSite) -> None:
    points = things(one_of(vara.pages["aktorer/polisen/"], "GovernmentOrganization")["contactPoint"])
    assert {point["@type"] for point in points} == {"ContactPoint"}
    assert "Kommunpolis Vara" in [point["contactType"] for point in points]
    assert all(point.get("email") or point.get("telephone") for point in points)
    assert "name" not in {name for point in points for name in point}


def test_an_agreement_is_a_signed_work_of_its_parties(vara: BuiltSite) -> None:
    work = one_of(vara.pages["vara-2021/"], "CreativeWork")
    assert work["url"] == f"{ROOT}vara-2021/"
    assert work["temporalCoverage"] == "2021/2021"
    assert work["spatialCoverage"] == [{"@type": "Place", "name": "Vara"}]
    assert [author["name"] for author in things(work["author"])] == ["Polisen", "Vara kommun"]


MEETINGS = """
meetings:
  - date: 2026-03-29
    time: 18:00 to 19:30
    kind: walk
    areas: exempelby
    place: Torget
    agreements: exempelby-2021
  - date: 2026-02
    kind: dialogue
    areas: exempelby
    cancelled: true
    url: https://example.org/dialog
  - date: 2026-01
    kind: survey
    areas: exempelby
"""


def test_a_meeting_is_an_event_at_its_time_in_sweden() -> None:
    """On 29 March the clocks go forward: in the evening it is summer time. A survey is no event."""
    site = built(site_with(MEETINGS))
    walk = one_of(site.pages["exempelby-2021/"], "Event")
    assert walk["startDate"] == "2026-03-29T18:00:00+02:00"
    assert walk["endDate"] == "2026-03-29T19:30:00+02:00"
    assert walk["eventStatus"] == "https://schema.org/EventScheduled"
    assert walk["location"] == {"@type": "Place", "name": "Torget"}
    found = [thing for thing in graph_of(site.pages["omraden/exempelby/"]) if thing["@type"] == "Event"]
    assert walk in found
    (dialogue,) = [thing for thing in found if thing != walk]
    assert dialogue["startDate"] == dialogue["endDate"] == "2026-02"
    assert dialogue["eventStatus"] == "https://schema.org/EventCancelled"
    assert dialogue["url"] == "https://example.org/dialog"


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_page_about_open_data_is_a_catalogue_with_its_licence(vara: BuiltSite, root: str) -> None:
    catalogue = one_of(vara.pages[f"{root}oppna-data/"], "DataCatalog")
    (data_set,) = things(catalogue["dataset"])
    for thing in (catalogue, data_set):
        assert thing["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
        assert thing["isAccessibleForFree"] is True
        assert thing["inLanguage"] == ["sv", "en"]
    assert 50 <= len(str(data_set["description"])) <= 5000
    files = [str(file["contentUrl"]) for file in things(data_set.get("distribution", []))]
    assert [file for file in files if file.removeprefix(ROOT) not in vara.files] == []


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
