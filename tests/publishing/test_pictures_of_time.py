"""The timeline of a pledge tells all that happened in order, draws no false days, and never crowds."""

from __future__ import annotations

import re
from itertools import pairwise

from bs4 import BeautifulSoup

from pledgebook.publishing import pictures
from pledgebook.publishing.pictures.timeline import Timeline
from pledgebook.publishing.site import Site
from tests.publishing.reported_site import follow_up, site_with
from tests.publishing.small_site import built


def timeline_of(site: Site) -> Timeline:
    edition = site.editions["en"]
    facts = edition.facts.agreements["exempelby-2021"]
    return pictures.timeline(facts.pledges[0], facts, edition)


def events_of(site: Site) -> list[tuple[str, str]]:
    return [(event.kind.value, str(event.period or event.when)) for event in timeline_of(site).events]


def shapes_of(site: Site) -> BeautifulSoup:
    drawing = timeline_of(site).drawing
    assert drawing is not None
    return BeautifulSoup(f"<svg>{drawing.shapes}</svg>", "html5lib")


def test_what_happens_to_a_pledge_is_told_in_order() -> None:
    pledge = """\
added: {date: 2021-02, decided: {by: polisen}, reason: {sv: Nytt., en: New.}}
amendments:
  - id: a1
    after: signed
    kind: clarified
    from: 2021-05-01
    decided: {date: 2021-04-20, by: polisen, source: {title: Protokoll}}
    reason: {sv: Otydligt., en: Unclear.}
    now: {sv: 20 patruller., en: 20 patrols.}"""
    reports = follow_up("2021-06-10"), follow_up("2022-02-01", by="exempelby-kommun")
    site = site_with(*reports, more="reporting: {due: [2021-07-01]}", pledge=pledge)
    assert events_of(site) == [
        ("period", "2021"),
        ("signed", "2021-01-20"),
        ("added", "2021-02"),
        ("changed", "2021-05-01"),
        ("reported", "2021-06-10"),
        ("answered", "2021-07-01"),
        ("reported", "2022-02-01"),
        ("answered", "2022-03-31"),
    ]


def test_a_mended_copy_is_no_event_of_the_promise() -> None:
    amendment = """\
amendments:
  - {id: a1, after: signed, kind: typo, entered: 2021-05-01, now: {sv: Minst 20 fotpatruler i månaden.}}"""
    assert "changed" not in dict(events_of(site_with(pledge=amendment)))


def test_a_report_that_leaves_the_pledge_out_is_told_as_such() -> None:
    site = site_with(follow_up("2021-12-01", "{}"))
    assert ("silent", "2021-12-01") in events_of(site)
    assert "does not take up the pledge" in built(site).pages["en/exempelby-2021/p1/"].visible_text


def test_a_promised_day_without_a_report_is_missing_and_one_to_come_is_due() -> None:
    site = site_with(follow_up("2021-12-01"), more="reporting: {due: [2021-06-01, 2021-12-01, 2027-01-15]}")
    days = [event for event in events_of(site) if event[0] in ("missing", "answered", "due")]
    assert days == [
        ("answered", "2021-06-01"),
        ("answered", "2021-12-01"),
        ("answered", "2022-03-31"),
        ("due", "2027-01-15"),
    ]
    late = site_with(follow_up("2021-11-01"), more="reporting: {due: [2021-04-01, 2021-06-01, 2021-12-01]}")
    assert ("missing", "2021-04-01") in events_of(late)
    assert ("answered", "2021-06-01") in events_of(late)


def test_the_picture_says_how_many_reports_there_are_also_when_there_is_none() -> None:
    drawing = timeline_of(site_with()).drawing
    assert drawing is not None
    assert drawing.name == (
        "Timeline from 1 January 2021 to 31 March 2022: 0 follow-ups of the pledge and 1 expected report is missing."
    )


def test_a_day_known_to_the_year_only_is_drawn_as_a_span() -> None:
    assert len(shapes_of(site_with(follow_up("2021"))).select("line.pb-span")) == 1
    assert shapes_of(site_with(follow_up("2021-06-10"))).select("line.pb-span") == []


def test_reports_close_to_each_other_stand_above_each_other() -> None:
    shapes = shapes_of(site_with(follow_up("2021-06-10"), follow_up("2021-06-12", by="exempelby-kommun")))
    first, second = shapes.select("svg.pb-status--fulfilled")
    assert first["x"] == second["x"]
    assert first["y"] != second["y"]


def test_many_reports_do_not_overlap_and_all_are_counted() -> None:
    days = [f"2021-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 10, 17, 24)]
    shapes = shapes_of(site_with(*[follow_up(day) for day in days]))
    marks = [(float(str(m["x"])[:-1]), float(str(m["y"])[:-2])) for m in shapes.select("svg.pb-status--fulfilled")]
    left_out = sum(int(text.text[1:]) for text in shapes.select("text") if re.fullmatch(r"\+\d+", text.text))
    assert len(marks) + left_out == len(days)
    assert len(set(marks)) == len(marks)
    columns = sorted({x for x, _ in marks})
    assert all(after - before >= 7.99 for before, after in pairwise(columns))
    assert columns[-1] <= 97


def test_today_stands_apart_from_what_is_long_ago() -> None:
    shapes = shapes_of(site_with())
    assert len(shapes.select("line.pb-cut")) == 1
    assert "…" in shapes.text
    running = """\
amendments:
  - id: a1
    after: signed
    kind: extended
    from: 2021-12-01
    decided: {date: 2021-11-20, by: polisen, source: {title: Protokoll}}
    reason: {sv: Mer., en: More.}
    now: {period: 2021 to 2030}"""
    assert shapes_of(site_with(more=running)).select("line.pb-cut") == []


def test_of_a_long_rhythm_the_days_nearest_to_today_are_shown_and_the_page_says_so() -> None:
    site = site_with(more="reporting: {due: every 1 weeks}")
    line = timeline_of(site)
    days = [event.due.day for event in line.events if event.due is not None]
    assert len(days) == 16
    assert str(days[-1]) == "2022-03-31"
    page = built(site).pages["en/exempelby-2021/p1/"]
    assert "Of the days on which reports are due, the 16 nearest to today are shown." in page.visible_text
    assert page.soup.select("figure details table") != []


def test_the_same_is_told_in_a_table_beneath() -> None:
    page = built(site_with(follow_up("2021-06-10"))).pages["en/exempelby-2021/p1/"]
    table = page.soup.select_one("table.pb-events")
    assert table is not None
    rows = [re.sub(r"\s+", " ", row.get_text(" ", strip=True)) for row in table.select("tbody tr")]
    assert rows == [
        "2021 The period",
        "20 January 2021 Signed",
        "10 June 2021 Follow-up (The police): Fulfilled",
        "31 March 2022 Follow-up of the whole period expected: missing",
    ]
