"""Lists of pledges hold exactly the right pledges, in order, in parts where they are long, and each is a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from bs4 import Tag

from pledgebook.diagnostics.report_text import text_report
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.verdict import Status
from pledgebook.pipeline import check, run
from pledgebook.publishing import addresses
from pledgebook.publishing.lists_of_pledges import MOST_IN_A_PART, OVERDUE, years_of
from pledgebook.publishing.settings import Settings
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import BuiltPage, BuiltSite, site_of_files

TODAY = date(2026, 11, 22)

REGISTER = """\
languages: [sv, en]
publisher: kommunen
title: {sv: Löften, en: Pledges}
actors:
  polisen: {kind: police, sv: Polisen, en: The police}
  kommunen: {kind: municipality, sv: Kommunen, en: The municipality}
  foreningen: {kind: association, sv: Föreningen, en: The association}
areas:
  kommun: {kind: municipality, code: 9999, sv: Storkommun}
  norrby: {kind: locality, part_of: kommun, sv: Norrby}
  soderby: {kind: locality, part_of: kommun, sv: Söderby}
  torget: {kind: place, part_of: norrby, sv: Torget}
  bron: {kind: place, sv: Bron}
"""

# 2019 and 2020, reported in part and in time; 2022 till further notice, not reported though it is promised; and one
# that nobody dated.
AGREEMENTS = {
    "norrby-2019": """\
areas: [norrby, soderby]
parties: [polisen, kommunen]
period: 2019 to 2020
untranslated: [en]
focus:
  trafik: {sv: Trafik}
  lugn: {sv: Lugn och ro}
pledges:
  p1: {by: polisen, focus: trafik, sv: Minst 20 fotpatruller., en: At least 20 foot patrols.}
  p2: {by: kommunen, focus: [trafik, lugn], areas: torget, sv: Åtta lampor på torget.}
  p3: {by: kommunen, areas: bron, sv: Tio lampor på bron.}
  p4:
    by: [polisen, kommunen]
    with: foreningen
    sv: Fyra vandringar.
    amendments:
      - id: a1
        after: signed
        kind: withdrawn
        from: 2019-06-01
        decided: {date: 2019-05-25, by: polisen}
        reason: Ingen kom.
""",
    "soderby-2022": """\
areas: soderby
parties: [polisen, kommunen]
period: 2022 to open
untranslated: [en]
reporting: {due: 2023-01-31}
focus:
  trafik: {sv: Tung trafik}
  ro: {sv: Lugn och ro}
pledges:
  p1: {by: polisen, focus: trafik, sv: Tio hastighetskontroller.}
  p2: {by: kommunen, focus: ro, sv: En fritidsgård.}
""",
    "utan-tid": """\
areas: kommun
parties: polisen
period: unknown
untranslated: [en]
pledges:
  p1: {by: unstated, sv: En synlig polis.}
""",
}
FOLLOW_UP = """---
agreement: norrby-2019
by: {by}
date: 2020-12-20
untranslated: [en]
sources: {{title: Minnesanteckningar}}
pledges: {pledges}
---
"""
FOLLOW_UPS = {
    "2020-12-20-polisen": FOLLOW_UP.format(by="polisen", pledges="{p1: fulfilled}"),
    "2020-12-20-kommunen": FOLLOW_UP.format(
        by="kommunen", pledges="{p2: in-progress, p3: {result: {count: 10, of: lampor}}}"
    ),
}

NEWEST_FIRST = [
    "soderby-2022/p1",
    "soderby-2022/p2",
    "norrby-2019/p1",
    "norrby-2019/p2",
    "norrby-2019/p3",
    "norrby-2019/p4",
    "utan-tid/p1",
]


def built_from(agreements: dict[str, str], follow_ups: dict[str, str], register: str = REGISTER) -> BuiltSite:
    texts = {REGISTER_FILE: register}
    texts |= {f"pledges/{name}.yaml": text for name, text in agreements.items()}
    texts |= {f"followups/{name}.md": text for name, text in follow_ups.items()}
    files = tuple(SourceFile(path, text.encode()) for path, text in texts.items())
    outcome = run(RecordFolder(files), TODAY, Settings("https://example.org/"))
    assert outcome.site is not None, text_report(outcome.diagnostics, "en")
    return site_of_files(outcome.site.files())


@pytest.fixture(scope="module")
def site() -> BuiltSite:
    return built_from(AGREEMENTS, FOLLOW_UPS)


def rows(page: BuiltPage) -> Sequence[Tag]:
    return page.soup.select(".pb-list tbody tr")


def listed(site: BuiltSite, address: str) -> list[str]:
    """The full ids of the pledges in the lists of a page, in their order."""
    page = site.pages[address]
    links = [row.select_one("th a") for row in rows(page)]
    paths = [site.path_of(page, str(link["href"])) for link in links if link is not None]
    return [str(path).removeprefix("en/").rstrip("/") for path in paths]


def cells(row: Tag) -> list[str]:
    return [" ".join(cell.get_text().split()) for cell in row.find_all(["th", "td"])]


def values(row: Tag, kind: str) -> list[str]:
    return str(row[f"data-{kind}"]).split()


def test_all_pledges_are_listed_with_the_newest_agreement_first(site: BuiltSite) -> None:
    assert listed(site, "loften/") == listed(site, "en/loften/") == NEWEST_FIRST


def test_a_row_tells_what_by_whom_where_when_and_how_it_stands(site: BuiltSite) -> None:
    told = [cells(row) for row in rows(site.pages["loften/"])]
    assert told[1] == [
        *("En fritidsgård.", "Ej redovisat", "Kommunen", "Söderby", "från 2022, tills vidare", "Lugn och ro"),
        "aldrig Redovisning saknas",
    ]
    assert told[3] == [
        *("Åtta lampor på torget.", "Pågår", "Kommunen", "Torget", "2019–2020", "Trafik, Lugn och ro"),
        "20 december 2020",
    ]
    assert told[6][2:6] == ["Det framgår inte vem", "Storkommun", "okänd tid", "–"]


def test_a_label_in_another_language_is_marked_as_such(site: BuiltSite) -> None:
    links = [row.select_one("th a") for row in rows(site.pages["en/loften/"])]
    assert [link.get("lang") for link in links if link is not None] == ["sv", "sv", None, "sv", "sv", "sv", "sv"]


STATUSES = {
    Status.NOT_REPORTED: ["soderby-2022/p1", "soderby-2022/p2", "utan-tid/p1"],
    Status.REPORTED_NOT_JUDGED: ["norrby-2019/p3"],
    Status.IN_PROGRESS: ["norrby-2019/p2"],
    Status.FULFILLED: ["norrby-2019/p1"],
    Status.DISCONTINUED: ["norrby-2019/p4"],
}


@pytest.mark.parametrize("status", Status)
def test_each_status_has_a_list_also_without_any_pledge(site: BuiltSite, status: Status) -> None:
    address = addresses.of_status(status.value)
    assert listed(site, address) == STATUSES.get(status, [])
    assert ("Inga löften hör hit just nu." in site.pages[address].visible_text) == (status not in STATUSES)


def test_pledges_whose_report_is_overdue_have_a_mark_and_a_list(site: BuiltSite) -> None:
    marked = [row for row in rows(site.pages["loften/"]) if row.select(".pb-overdue-mark")]
    assert [cells(row)[0] for row in marked] == ["Tio hastighetskontroller.", "En fritidsgård."]
    assert listed(site, "loften/status/redovisning-saknas/") == ["soderby-2022/p1", "soderby-2022/p2"]
    agreements = {
        card.select("a")[0].get_text(): len(card.select(".pb-overdue-mark"))
        for card in site.pages["omraden/soderby/"].soup.select(".pb-cards > li")
    }
    assert agreements == {"Söderby från 2022, tills vidare": 1, "Norrby och Söderby 2019–2020": 0}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, NEWEST_FIRST[:2]),
        (2022, NEWEST_FIRST[:2]),
        (2020, NEWEST_FIRST[2:6]),
        (2019, NEWEST_FIRST[2:6]),
    ],
)
def test_each_year_lists_the_pledges_of_agreements_whose_period_touches_it(
    site: BuiltSite, year: int, expected: list[str]
) -> None:
    assert listed(site, addresses.of_year(year)) == expected


def test_only_years_that_a_pledge_holds_in_have_a_list(site: BuiltSite) -> None:
    years = {address.split("/")[2] for address in site.pages if address.startswith("loften/ar/")}
    assert years == {"2019", "2020", "2022", "2023", "2024", "2025", "2026"}


@pytest.mark.parametrize(
    ("start", "end", "is_open", "years"),
    [
        ((2019, 6), (2021, 1), False, (2019, 2020, 2021)),
        ((2024,), None, True, (2024, 2025, 2026)),
        ((2028,), None, True, (2028,)),
        ((2019,), None, False, (2019,)),
        (None, (2021, 3, 1), False, (2021,)),
        (None, None, True, ()),
        (None, None, False, ()),
        ((1,), None, True, tuple(range(1977, 2027))),
        ((2025,), (9999,), False, tuple(range(9950, 10_000))),
    ],
)
def test_a_period_touches_the_years_that_it_is_known_to_and_never_very_many(
    start: tuple[int, ...] | None, end: tuple[int, ...] | None, is_open: bool, years: tuple[int, ...]
) -> None:
    period = Period(PartialDate(*start) if start else None, PartialDate(*end) if end else None, is_open)
    assert years_of(period, TODAY) == years


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("kommun", NEWEST_FIRST),
        ("soderby", [*NEWEST_FIRST[:2], "norrby-2019/p1", "norrby-2019/p3", "norrby-2019/p4"]),
        ("norrby", NEWEST_FIRST[2:6]),
        ("torget", ["norrby-2019/p2"]),
        ("bron", ["norrby-2019/p3"]),
    ],
)
def test_an_area_lists_the_pledges_that_hold_in_it_or_within_it(
    site: BuiltSite, area: str, expected: list[str]
) -> None:
    assert listed(site, f"omraden/{area}/") == expected


def test_parties_and_focus_areas_list_their_pledges(site: BuiltSite) -> None:
    by_polisen = ["soderby-2022/p1", "norrby-2019/p1", "norrby-2019/p4"]
    assert listed(site, "aktorer/polisen/") == by_polisen
    assert listed(site, "aktorer/foreningen/") == ["norrby-2019/p4"]
    assert listed(site, "norrby-2019/fokus/trafik/") == ["norrby-2019/p1", "norrby-2019/p2"]


def options(page: BuiltPage, kind: str) -> dict[str, str]:
    return {str(option["value"]): option.get_text().strip() for option in page.soup.select(f"#filter-{kind} option")}


def test_filters_offer_what_occurs_with_its_number(site: BuiltSite) -> None:
    page = site.pages["loften/"]
    assert options(page, "status") == {
        "": "Alla",
        "not-reported": "Ej redovisat (3)",
        "reported-not-judged": "Redovisat, ej bedömt (1)",
        "in-progress": "Pågår (1)",
        "fulfilled": "Genomfört (1)",
        "discontinued": "Avbrutet (1)",
        "overdue": "Redovisning saknas (2)",
    }
    assert options(page, "party") == {"": "Alla", "kommunen": "Kommunen (4)", "polisen": "Polisen (3)"}
    assert list(options(page, "area").values()) == [
        *("Alla", "Bron (1)", "Norrby (4)", "Storkommun (7)", "Söderby (5)", "Torget (1)")
    ]
    assert list(options(page, "year")) == ["", "2026", "2025", "2024", "2023", "2022", "2020", "2019"]


def test_focus_areas_of_the_same_name_are_one_choice_and_others_are_told_apart(site: BuiltSite) -> None:
    assert options(site.pages["loften/"], "focus") == {
        "": "Alla",
        "ro": "Lugn och ro (2)",
        "norrby-2019/trafik": "Trafik (2)",
        "trafik": "Tung trafik (1)",
    }


def test_a_list_without_two_choices_of_a_kind_has_no_such_filter(site: BuiltSite) -> None:
    assert options(site.pages["omraden/torget/"], "status") == {}
    assert options(site.pages["loften/ar/2022/"], "party") != {}
    assert options(site.pages["loften/ar/2022/"], "status") == {
        **{"": "Alla", "not-reported": "Ej redovisat (2)", "overdue": "Redovisning saknas (2)"}
    }
    assert options(site.pages["loften/ar/2022/"], "year") != {}


@pytest.mark.parametrize("kind", ["status", "area", "year", "party"])
def test_each_filter_has_a_ready_made_page_that_holds_the_same(site: BuiltSite, kind: str) -> None:
    ready_made = {
        "status": addresses.of_status,
        "area": addresses.of_area,
        "year": lambda year: addresses.of_year(int(year)),
        "party": addresses.of_actor,
    }[kind]
    every = site.pages["loften/"]
    for value in [value for value in options(every, kind) if value]:
        found = [NEWEST_FIRST[i] for i, row in enumerate(rows(every)) if value in values(row, kind)]
        assert listed(site, ready_made(value)) == found, value


def test_the_list_leads_to_every_ready_made_page_that_holds_something(site: BuiltSite) -> None:
    page = site.pages["loften/"]
    links = {site.path_of(page, str(link["href"])) for link in page.soup.select(".pb-ready a")}
    wanted = {addresses.of_status(status.value) for status in STATUSES} | {addresses.of_status(OVERDUE)}
    wanted |= {addresses.of_year(year) for year in (2019, 2020, 2022, 2023, 2024, 2025, 2026)}
    wanted |= {addresses.of_area(area) for area in ("kommun", "norrby", "soderby", "torget", "bron")}
    wanted |= {addresses.of_actor(party) for party in ("polisen", "kommunen")}
    assert links == wanted


def test_what_needs_a_script_is_hidden_until_the_script_shows_it(site: BuiltSite) -> None:
    page = site.pages["loften/"]
    assert all(filters.has_attr("hidden") for filters in page.soup.select("[data-pb-filter]"))
    assert not page.soup.select(".pb-list [hidden]")
    assert [tag["src"] for tag in page.soup.select("script[src$='pledge_list.js']")] == ["../assets/pledge_list.js"]


def test_every_status_is_explained_and_leads_to_its_list(site: BuiltSite) -> None:
    page = site.pages["status/"]
    for status in (*(status.value for status in Status), OVERDUE):
        explained = page.soup.find(id=status)
        assert isinstance(explained, Tag)
        assert explained.select(".pb-status")
        links = [site.path_of(page, str(link["href"])) for link in explained.select("a")]
        assert links == [addresses.of_status(status)]
        number = re.search(r"\((\d+)\)", explained.get_text())
        assert number is not None
        assert int(number[1]) == len(listed(site, addresses.of_status(status)))


def test_a_pledge_page_and_each_list_lead_to_what_its_status_means(site: BuiltSite) -> None:
    pledge = site.pages["norrby-2019/p2/"]
    assert "../../status/#in-progress" in [link for _, link in pledge.links()]
    for address in ("loften/", "omraden/norrby/", "aktorer/polisen/", "norrby-2019/fokus/trafik/", "loften/ar/2020/"):
        page = site.pages[address]
        assert "status/" in [site.path_of(page, link) for _, link in page.links()], address


def test_no_link_between_the_lists_is_broken(site: BuiltSite) -> None:
    assert [link for link in site.broken_links() if not link.endswith(".css")] == []


MANY = 2 * MOST_IN_A_PART + 1


@pytest.fixture(scope="module")
def long_site() -> BuiltSite:
    """A register with more pledges than two parts hold, in one language."""
    pledges = "".join(f"  p{number}: {{by: polisen, sv: Patrull {number}.}}\n" for number in range(1, MANY))
    first = f"areas: norrby\nparties: polisen\nperiod: 2021\npledges:\n{pledges}"
    last = "areas: soderby\nparties: polisen\nperiod: 2020\npledges:\n  p1: {by: polisen, sv: Sist.}\n"
    register = REGISTER.replace("[sv, en]", "[sv]").replace("title: {sv: Löften, en: Pledges}", "title: Löften")
    register = re.sub(r", en: [^}]*", "", register)
    return built_from({"norrby-2021": first, "soderby-2020": last}, {}, register)


LONG = [*(f"norrby-2021/p{number}" for number in range(1, MANY)), "soderby-2020/p1"]


@pytest.mark.parametrize("address", ["loften/", "loften/status/ej-redovisat/", "omraden/kommun/", "aktorer/polisen/"])
def test_a_long_list_is_split_into_parts_that_hold_every_pledge_once(long_site: BuiltSite, address: str) -> None:
    parts = [address, f"{address}2/", f"{address}3/"]
    assert [len(listed(long_site, part)) for part in parts] == [MOST_IN_A_PART, MOST_IN_A_PART, 1]
    assert [pledge for part in parts for pledge in listed(long_site, part)] == LONG
    assert f"{address}4/" not in long_site.pages


def test_the_parts_of_a_list_lead_to_each_other(long_site: BuiltSite) -> None:
    page = long_site.pages["loften/2/"]
    links = {str(link["rel"][0]): long_site.path_of(page, str(link["href"])) for link in page.soup.select(".pb-way a")}
    assert links == {"prev": "loften/", "next": "loften/3/"}
    assert page.soup.h1 is not None
    assert page.soup.h1.get_text() == "Alla löften, del 2 av 3"


def test_a_part_of_a_list_has_no_filter_and_says_where_there_are_some(long_site: BuiltSite) -> None:
    page = long_site.pages["loften/"]
    assert not page.soup.select("[data-pb-filter], script[src$='pledge_list.js']")
    assert "Listan är lång och står på 3 sidor med högst 500 löften på varje." in page.visible_text
    assert "loften/#areas" in [
        str(long_site.path_of(page, link)) + "#areas" for _, link in page.links() if "#areas" in link
    ]


def test_the_list_of_a_small_area_is_whole_in_a_large_register(long_site: BuiltSite) -> None:
    assert listed(long_site, "omraden/soderby/") == ["soderby-2020/p1"]


@pytest.mark.parametrize(
    "taken", ["loften", "status", "loften/2", "loften/status/genomfort", "loften/ar/2031", "omraden/norrby/2"]
)
def test_addresses_where_lists_are_or_may_come_are_kept_for_them(taken: str) -> None:
    text = AGREEMENTS["utan-tid"] + f"aliases: {taken}\n"
    files = {REGISTER_FILE: REGISTER, "pledges/utan-tid.yaml": text}
    checked = check(RecordFolder(tuple(SourceFile(path, text.encode()) for path, text in files.items())), TODAY)
    assert "address-taken" in [diagnostic.code.slug for diagnostic in checked.diagnostics]


def test_an_old_address_beside_the_lists_is_free() -> None:
    site = built_from({"utan-tid": AGREEMENTS["utan-tid"] + "aliases: loften/patrull\n"}, {})
    assert "loften/patrull/" in site.pages
