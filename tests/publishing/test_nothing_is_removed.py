"""What is withdrawn, replaced, split, moved or carried over keeps its address and words, and is linked both ways."""

from __future__ import annotations

import pytest

from tests.built_site import BuiltSite
from tests.publishing.small_site import built, site_of

WORDING = "Minst 20 fotpatruller i månaden."
OLD = "exempelby-2021/p1/"
DECIDED = "from: 2021-09-01, decided: {date: 2021-08-25, by: polisen}, reason: {sv: Därför., en: Because.}"
LATER = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2022
pledges:
  p1: {{by: polisen, sv: Tio turer., en: Ten rounds.{p1}}}
  p2: {{by: polisen, sv: Fem turer., en: Five rounds.{p2}}}
"""


def site_with(kind: str, to: str = "", *, p1: str = "", p2: str = "", of_agreement: bool = False) -> BuiltSite:
    """The pledge p1 of 2021, or its agreement, ends in some way; `p1` and `p2` are what those of 2022 say of it."""
    entry = f"amendments:\n  - {{id: a1, after: signed, kind: {kind}, {DECIDED}{to and f', to: {to}'}}}"
    later = LATER.format(p1=p1, p2=p2)
    more, pledge = (entry, "") if of_agreement else ("", entry)
    return built(site_of(more=more, pledge=pledge, pledges__exempelby_2022_yaml=later))


def leads_to(site: BuiltSite, address: str) -> set[str | None]:
    """The addresses that the content of a page leads to."""
    page = site.pages[address]
    main = page.soup.main
    assert main is not None
    return {site.path_of(page, str(link["href"]).partition("#")[0]) for link in main.find_all("a", href=True)}


@pytest.mark.parametrize(
    ("kind", "to", "p1", "p2", "later"),
    [
        ("replaced-by", "exempelby-2022/p1", ", replaces: exempelby-2021/p1", "", ["exempelby-2022/p1/"]),
        ("carried-over-to", "exempelby-2022/p1", ", continues: exempelby-2021/p1", "", ["exempelby-2022/p1/"]),
        (
            "split-into",
            "[exempelby-2022/p1, exempelby-2022/p2]",
            ", replaces: exempelby-2021/p1",
            ", continues: exempelby-2021/p1",
            ["exempelby-2022/p1/", "exempelby-2022/p2/"],
        ),
        ("carried-over-to", "exempelby-2022", "", "", ["exempelby-2022/"]),
    ],
)
def test_a_pledge_that_goes_on_as_another_leads_to_it_and_back(
    kind: str, to: str, p1: str, p2: str, later: list[str]
) -> None:
    site = site_with(kind, to, p1=p1, p2=p2)
    text = site.pages[OLD].visible_text
    assert WORDING in text
    assert "1 september 2021" in text
    assert set(later) <= leads_to(site, OLD)
    for address in later:
        assert OLD in leads_to(site, address)


@pytest.mark.parametrize(("kind", "to"), [("withdrawn", ""), ("moved", "{title: Handlingsplan 2022}")])
def test_a_pledge_that_ends_stays_where_it_was_and_says_when_and_why(kind: str, to: str) -> None:
    text = site_with(kind, to).pages[OLD].visible_text
    assert WORDING in text
    assert "1 september 2021" in text
    assert "Därför." in text
    assert to == "" or "Handlingsplan 2022" in text


def test_an_agreement_that_goes_on_as_another_leads_to_it_and_back() -> None:
    site = site_with("carried-over-to", "exempelby-2022", of_agreement=True)
    assert "1 september 2021" in site.pages["exempelby-2021/"].visible_text
    assert "exempelby-2022/" in leads_to(site, "exempelby-2021/")
    assert "exempelby-2021/" in leads_to(site, "exempelby-2022/")
