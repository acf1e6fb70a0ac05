"""Which pages are indexed together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pledgebook.model.dates import PartialDate
from pledgebook.publishing.search_parts import MAIN_PART, search_parts
from tests.small_register import follow_up, register_with

OTHERS = [f"loften/{number}/index.html" for number in range(12_000)]


def part_of(page: str, agreement: str = "period: 2021") -> str:
    """The part of a page of a site that is large enough for several."""
    parts = search_parts([page, *OTHERS], register_with(follow_up("2022-03-01"), agreement=agreement))
    return next(name for name, pages in parts.items() if page in pages)


def test_a_small_site_is_one_part() -> None:
    pages = ["index.html", "exempelby-2021/index.html"]
    assert search_parts(pages, register_with()) == {MAIN_PART: ("exempelby-2021/index.html", "index.html")}


@pytest.mark.parametrize(
    "page",
    [
        "exempelby-2021/index.html",
        "exempelby-2021/p1/index.html",
        "exempelby-2021/fokus/trafik/index.html",
        "en/exempelby-2021/p1/index.html",
        "uppfoljningar/2022-03-01-polisen/index.html",
        "en/uppfoljningar/2022-03-01-polisen/index.html",
    ],
)
def test_the_pages_of_an_agreement_are_in_the_part_of_the_year_in_which_it_begins(page: str) -> None:
    assert part_of(page) == "2021-1"


@pytest.mark.parametrize(
    "page", ["index.html", "en/index.html", "uppfoljningar/index.html", "omraden/exempelby/index.html", "404.html"]
)
def test_a_page_of_no_agreement_is_in_the_main_part(page: str) -> None:
    assert part_of(page) == MAIN_PART


@pytest.mark.parametrize(
    ("agreement", "part"),
    [
        ("period: 2021\nsigned: 2020-12-18", "2021-1"),
        ("period: 2021 to 2024", "2021-1"),
        ("period: unknown\nsigned: 2020-12-18", "2020-1"),
        ("period: unknown", MAIN_PART),
    ],
)
def test_the_period_says_when_an_agreement_begins_and_else_its_signing(agreement: str, part: str) -> None:
    assert part_of("exempelby-2021/p1/index.html", agreement) == part


def parts_of(*ids: str) -> dict[str, tuple[str, ...]]:
    """The agreements of each part, in a register that has these: the year stands in their ids."""
    register = register_with()
    one = register.agreements["exempelby-2021"]
    periods = {name: replace(one.period, start=PartialDate(int(name.split("-")[1]))) for name in ids}
    agreements = {name: replace(one, id=name, period=period) for name, period in periods.items()}
    parts = search_parts([f"{name}/index.html" for name in ids] + OTHERS, replace(register, agreements=agreements))
    return {name: tuple(page.partition("/")[0] for page in pages) for name, pages in parts.items() if name != MAIN_PART}


def test_a_year_with_many_agreements_has_several_parts_in_the_order_of_their_ids() -> None:
    parts = parts_of(*(f"exempelby-2021-{number:03}" for number in range(151)), "exempelby-2022")
    assert {name: len(agreements) for name, agreements in parts.items()} == {"2021-1": 150, "2021-2": 1, "2022-1": 1}
    assert parts["2021-2"] == ("exempelby-2021-150",)


def test_years_with_few_agreements_are_one_part_by_the_first_of_them() -> None:
    many = [f"exempelby-{year}-{number}" for year in (2019, 2021, 2022) for number in range(70)]
    assert {name: len(agreements) for name, agreements in parts_of(*many).items()} == {"2019-1": 140, "2022-1": 70}
