"""Pictures of how pledges stand: every pledge is drawn, nothing reported is as plain as the rest, and years compare."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag

from pledgebook.model.verdict import Status
from pledgebook.publishing import pictures
from pledgebook.publishing.pictures.status_strip import MOST_CELLS
from pledgebook.publishing.pictures.years import MOST_ROWS
from pledgebook.publishing.site import Site
from tests.publishing.reported_site import agreement, follow_up, site_with
from tests.publishing.small_site import built


def site_of_2022(number: int, **verdicts: str) -> Site:
    """Exempelby 2022 with so many pledges, and the verdicts on some of them."""
    said = ", ".join(f"{pledge}: {verdict}" for pledge, verdict in verdicts.items())
    return site_with(agreement(2022, number), follow_up("2022-12-01", f"{{{said}}}", agreement="exempelby-2022"))


def strip_of(site: Site) -> tuple[str, BeautifulSoup]:
    """The name of the strip of Exempelby 2022 in English, and its shapes."""
    edition = site.editions["en"]
    drawing = pictures.status_strip(edition.facts.agreements["exempelby-2022"], edition)
    return drawing.name, BeautifulSoup(f"<svg>{drawing.shapes}</svg>", "html5lib")


def cells(soup: BeautifulSoup, status: Status) -> list[Tag]:
    return soup.select(f"g.pb-status--{status.value} > rect")


def test_a_few_pledges_have_a_cell_each_with_the_symbol_of_their_status() -> None:
    name, soup = strip_of(site_of_2022(5, p1="fulfilled", p2="fulfilled", p3="not-fulfilled"))
    assert name == "How the 5 pledges stand. Not reported: 2, Fulfilled: 2, Not fulfilled: 1."
    for status, number in ((Status.NOT_REPORTED, 2), (Status.FULFILLED, 2), (Status.NOT_FULFILLED, 1)):
        assert len(cells(soup, status)) == number
        assert len(soup.select(f"svg.pb-status--{status.value}")) == number
    assert len(soup.select("rect")) == 5


def test_many_pledges_have_a_segment_a_status_with_their_number() -> None:
    name, soup = strip_of(site_of_2022(MOST_CELLS + 1, p1="fulfilled"))
    assert name == f"How the {MOST_CELLS + 1} pledges stand. Not reported: {MOST_CELLS}, Fulfilled: 1."
    assert len(cells(soup, Status.NOT_REPORTED)) == len(cells(soup, Status.FULFILLED)) == 1
    assert [text.text for text in soup.select("text")] == [str(MOST_CELLS), "1"]


REPORTED = follow_up("2022-12-01", agreement="exempelby-2022")


def percent(value: object) -> float:
    return float(str(value).removesuffix("%"))


@pytest.mark.parametrize("number", [1, 2, 7, MOST_CELLS, MOST_CELLS + 1, 60])
def test_a_strip_stays_within_its_width_and_nothing_in_it_overlaps(number: int) -> None:
    _, soup = strip_of(site_of_2022(number, p1="partly-fulfilled"))
    places = [(percent(cell["x"]), percent(cell["width"])) for cell in soup.select("rect")]
    ends = [x + width for x, width in places]
    assert all(width >= 4 for _, width in places)
    assert all(end < x for end, (x, _) in zip(ends, places[1:], strict=False))
    assert ends[-1] <= 100


def test_no_status_is_too_narrow_to_be_read_however_few_it_holds() -> None:
    said = {f"p{n}": verdict for n, verdict in enumerate(("fulfilled", "not-fulfilled", "in-progress"), start=1)}
    _, soup = strip_of(site_of_2022(60, **said))
    assert [percent(cell["width"]) > 6 for cell in soup.select("rect")] == [True] * 4


def years_of(*files: Mapping[str, str]) -> Tag:
    """The table of the agreements of Exempelby, in English: these, and 2021 with one pledge."""
    table = built(site_with(*files)).pages["en/omraden/exempelby/"].soup.select_one("table.pb-years")
    assert table is not None
    return table


def row_of(table: Tag, year: int) -> list[str]:
    link = table.find("a", string=re.compile(f"Exempelby {year}"))
    assert link is not None
    row = link.find_parent("tr")
    assert row is not None
    return [re.sub(r"\s+", " ", cell.get_text(" ", strip=True)) for cell in row.find_all(["th", "td"])]


def test_years_show_each_status_of_any_year_and_always_what_is_not_reported() -> None:
    table = years_of(agreement(2022, 1), REPORTED)
    heads = [head.get_text(" ", strip=True) for head in table.select("thead th")]
    assert heads == ["Citizen pledge", "The pledges", "Not reported", "Fulfilled"]
    assert row_of(table, 2022)[2:] == ["Not reported 0", "Fulfilled 1"]
    assert row_of(table, 2021)[2:] == ["Not reported 1", "Fulfilled 0"]


def test_an_agreement_whose_pledges_are_not_known_says_so_and_counts_nothing() -> None:
    assert row_of(years_of(agreement(2022, 0)), 2022)[1:] == ["The single pledges are not in the register."]


def test_an_agreement_without_any_follow_up_is_marked() -> None:
    table = years_of(agreement(2022, 1), REPORTED)
    assert row_of(table, 2021)[0] == "Exempelby 2021 There is no follow-up."
    assert row_of(table, 2022)[0] == "Exempelby 2022"


def test_a_pledge_is_as_wide_in_every_year() -> None:
    table = years_of(agreement(2022, 8), agreement(2023, 2))
    widths = [{cell["width"] for cell in strip.select("rect")} for strip in table.select("td > svg")]
    assert len(widths) == 3
    assert len(set.union(*widths)) == 1


def test_a_long_list_of_agreements_compares_the_first_and_says_how_many() -> None:
    files = [agreement(year, 1) for year in range(1980, 1980 + MOST_ROWS)]
    page = built(site_with(*files)).pages["en/tidigare/"]
    assert len(page.soup.select(".pb-years tbody tr")) == MOST_ROWS
    assert f"The newest {MOST_ROWS} of {MOST_ROWS + 1} are shown here." in page.visible_text


def test_an_agreement_shows_the_numbers_of_its_picture_in_a_table() -> None:
    page = built(site_of_2022(3, p1="fulfilled")).pages["en/exempelby-2022/"]
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.soup.select("tbody tr")]
    assert rows == [["Not reported", "2"], ["Fulfilled", "1"]]
