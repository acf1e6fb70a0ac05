"""Every calendar of a site is valid by a reader that is not ours, and says the same when that writes it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Timezone

from pledgebook.publishing.calendars.event import Event
from pledgebook.publishing.calendars.written import calendar_text
from pledgebook.publishing.site import Site
from tests.publishing.calendars_of import calendar_in, calendars_of, events_in, properties_of, site_with
from tests.publishing.made_up_site import made_up_site

# A content line (RFC 5545, 3.1): a name, parameters, and a value without control characters.
_LINE = re.compile(r"""[A-Z0-9-]+(?:;[A-Z-]+=[^\x00-\x1f\x7f";:,]+)*:[^\x00-\x08\x0a-\x1f\x7f]*""")
_MEETINGS = """
{id: nasta, date: 2026-12-10, time: '16:00', kind: dialogue, areas: exempelby, agreements: exempelby-2021}
{date: 2021, kind: signing, areas: exempelby}
"""


@cache
def sites() -> dict[str, Site]:
    return {"made up": made_up_site(), "small": site_with(_MEETINGS), "without events": site_with()}


@pytest.fixture(params=["made up", "small", "without events"])
def site(request: pytest.FixtureRequest) -> Site:
    return sites()[request.param]


def test_every_calendar_is_read_back_as_it_is(site: Site) -> None:
    for path, text in calendars_of(site).items():
        calendar = calendar_in(text)
        assert not calendar.errors, path
        assert not any(event.errors for event in calendar.events), path
        assert calendar_in(calendar.to_ical().decode()) == calendar, path


def test_every_line_is_one_of_the_standard_and_at_most_75_octets(site: Site) -> None:
    for path, text in calendars_of(site).items():
        assert text.endswith("END:VCALENDAR\r\n"), path
        assert "\n" not in text.replace("\r\n", ""), path
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75, path
        for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
            assert _LINE.fullmatch(line), line


def test_what_must_be_there_is_there_once(site: Site) -> None:
    for path, text in calendars_of(site).items():
        calendar = calendar_in(text)
        assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
        assert calendar["PRODID"]
        assert len(calendar.walk("VTIMEZONE")) == 1
        assert len(events_in(text)) == len(calendar.events), path
        for event in events_in(text).values():
            stamp, start, end = event["DTSTAMP"], event["DTSTART"], event.get("DTEND")
            assert isinstance(stamp, datetime)
            assert stamp.utcoffset() == timedelta(0)
            assert isinstance(start, date)
            assert end is None or (isinstance(end, date) and type(end) is type(start) and end > start)
            assert event["SUMMARY"]
            assert str(event["URL"]).startswith("https://")


def test_a_calendar_lies_beside_each_page_that_should_have_one_in_each_language(site: Site) -> None:
    register = site.register
    addresses = ["", *(f"omraden/{area}/" for area in register.areas), *(f"{id_}/" for id_ in register.agreements)]
    addresses += [f"{alias.id}/" for agreement in register.agreements.values() for alias in agreement.aliases]
    calendars = calendars_of(site)
    assert {f"{home}{address}calendar.ics" for home in ("", "en/") for address in addresses} == {
        path for path in calendars if "moten/" not in path
    }


def test_each_calendar_has_a_name_says_where_it_lies_and_is_asked_for_daily(site: Site) -> None:
    for path, text in calendars_of(site).items():
        calendar = properties_of(calendar_in(text))
        if "moten/" in path:
            assert len(events_in(text)) == 1
            assert "NAME" not in calendar
            assert "REFRESH-INTERVAL" not in calendar
        else:
            assert calendar["NAME"] == calendar["X-WR-CALNAME"] != ""
            # A copy at an earlier address says where the calendar is now.
            source = str(calendar["SOURCE"])
            assert calendars_of(site)[source.removeprefix("https://example.org/")] == text
            assert calendar["URL"] == source.removesuffix("calendar.ics")
            assert calendar["REFRESH-INTERVAL"] == timedelta(days=1)


def test_an_event_is_the_same_in_every_calendar_of_a_language(site: Site) -> None:
    calendars = calendars_of(site)
    for own in (True, False):
        seen: dict[str, object] = {}
        for path, text in calendars.items():
            if path.startswith("en/") is own:
                for uid, event in events_in(text).items():
                    assert seen.setdefault(uid, event) == event, path


def test_languages_differ_in_words_alone(site: Site) -> None:
    calendars = calendars_of(site)
    for path, text in calendars.items():
        if not path.startswith("en/"):
            swedish, english = events_in(text), events_in(calendars[f"en/{path}"])
            assert swedish.keys() == english.keys()
            for uid, event in swedish.items():
                for name in ("DTSTART", "DTEND", "SEQUENCE", "STATUS", "DTSTAMP", "LAST-MODIFIED"):
                    assert event.get(name) == english[uid].get(name)


def test_the_time_zone_is_swedish_time_on_every_day_that_the_clocks_are_changed() -> None:
    """What is written out is what the time zone database holds, hour by hour around each change."""
    (written,) = calendar_in(calendars_of(site_with())["calendar.ics"]).walk("VTIMEZONE")
    assert isinstance(written, Timezone)
    zone = written.to_tz(lookup_tzid=False)
    known = ZoneInfo("Europe/Stockholm")
    for year in (1981, 1995, 1996, 2019, 2026, 2027, 2036):
        for month, day in ((3, 20), (9, 20), (10, 20)):
            for hours in range(0, 24 * 14):
                clock = datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None) + timedelta(hours=hours, minutes=30)
                if _is_once(clock, known):
                    assert clock.replace(tzinfo=zone).utcoffset() == clock.replace(tzinfo=known).utcoffset(), clock


def _is_once(clock: datetime, zone: ZoneInfo) -> bool:
    """An hour that is there twice, or not at all, has two offsets."""
    return clock.replace(tzinfo=zone).utcoffset() == clock.replace(tzinfo=zone, fold=1).utcoffset()


def test_two_builds_give_the_same_bytes_and_the_day_changes_only_what_is_long_ago() -> None:
    today = site_with(_MEETINGS)
    assert calendars_of(today) == calendars_of(site_with(_MEETINGS))
    tomorrow = site_with(_MEETINGS, today=today.contents.today + timedelta(days=1))
    assert calendars_of(today) == calendars_of(tomorrow)


# Reading refuses control characters; what else might end a line, some reader of calendars takes for its end.
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[chr(n) for n in range(32)]))
_NASTY = st.sampled_from(
    [
        "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "a\rb\x0bc\x0cd",
        "a\u2028ATTACH:x\u2029\x85b",
        "<script>&amp;</script>",
        ";,:\\\"^'",
        "åäö " * 99,
    ]
)


@given(_TEXTS | _NASTY, _TEXTS | _NASTY)
def test_any_text_stays_in_its_place_and_is_read_back(one: str, other: str) -> None:
    day = date(2027, 3, 1)
    event = Event("uid", day, day, None, one, other, "Möten", "https://example.org/", day, location=other)
    text = calendar_text([event], "sv")
    assert len(text.splitlines()) == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (read,) = events_in(text).values()
    assert not {"ATTACH", "ACTION"} & set(read)
    # The library takes `\\N` for a new line.
    for name, words in (("SUMMARY", one), ("DESCRIPTION", other), ("LOCATION", other)):
        assert read.get(name, "") == "\n".join(words.splitlines()).replace("\\N", "\n")
