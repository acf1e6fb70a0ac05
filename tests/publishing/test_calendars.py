"""What stands in calendars: meetings, the days of agreements, and how changes of them are told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from pledgebook.publishing.settings import Settings
from tests.built_site import site_of_files
from tests.publishing.calendars_of import Event, calendars_of, events_in, site_with, the_meeting
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import site_as

AMENDED = """\
amendments:
  - id: a1
    after: signed
    kind: {kind}
    from: 2021-06-01
    decided: {{date: 2021-05-20, by: [polisen, exempelby-kommun], source: {{title: Protokoll}}}}
    reason: {{sv: Parterna kom överens om det., en: The parties agreed.}}
    {now}
"""


def of_agreement(more: str = "", today: date = date(2021, 3, 1)) -> dict[str, Event]:
    """The events of exempelby-2021, by what they are."""
    events = events_in(calendars_of(site_with(more=more, today=today))["exempelby-2021/calendar.ics"])
    return {uid.removeprefix("https://example.org/exempelby-2021/#"): event for uid, event in events.items()}


@pytest.mark.parametrize(
    ("day", "clock", "in_utc"),
    [
        ("2027-03-27", "16:00", datetime(2027, 3, 27, 15, tzinfo=UTC)),
        ("2027-03-28", "01:30", datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        ("2027-03-28", "16:00", datetime(2027, 3, 28, 14, tzinfo=UTC)),
        ("2027-10-30", "16:00", datetime(2027, 10, 30, 14, tzinfo=UTC)),
        ("2027-10-31", "01:30", datetime(2027, 10, 30, 23, 30, tzinfo=UTC)),
        ("2027-10-31", "16:00", datetime(2027, 10, 31, 15, tzinfo=UTC)),
    ],
)
def test_a_meeting_is_at_its_time_in_sweden(day: str, clock: str, in_utc: datetime) -> None:
    meeting = the_meeting(f"{{id: m, date: {day}, time: '{clock}', kind: dialogue, areas: exempelby}}")
    start = meeting["DTSTART"]
    assert isinstance(start, datetime)
    assert start.astimezone(UTC) == in_utc
    assert str(start.tzinfo) == "Europe/Stockholm"
    assert "DTEND" not in meeting


def test_a_meeting_ends_when_it_is_said_to() -> None:
    meeting = the_meeting("{id: m, date: 2027-03-28, time: '16:00 to 18:30', kind: walk, areas: exempelby}")
    end = meeting["DTEND"]
    assert isinstance(end, datetime)
    assert end.astimezone(UTC) == datetime(2027, 3, 28, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "first", "after", "summary"),
    [
        ("2027-03-01", date(2027, 3, 1), date(2027, 3, 2), "Enkät: Exempelby"),
        ("2027-03-01 to 2027-04-30", date(2027, 3, 1), date(2027, 5, 1), "Enkät: Exempelby"),
        ("unknown to 2027-12-31", date(2027, 12, 31), date(2028, 1, 1), "Sista dag: Enkät: Exempelby"),
        ("2027-03-01 to open", date(2027, 3, 1), date(2027, 3, 2), "Öppnar: Enkät: Exempelby"),
    ],
)
def test_whole_days_end_on_the_day_after(written: str, first: date, after: date, summary: str) -> None:
    meeting = the_meeting(f"{{id: m, date: {written}, kind: survey, areas: exempelby}}")
    assert (meeting["DTSTART"], meeting["DTEND"], meeting["SUMMARY"]) == (first, after, summary)
    assert meeting["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("written", ["2027", "2027-03", "2027-03 to 2027-05-01", "unknown", "2027 to open"])
def test_what_is_not_known_to_the_day_is_on_none(written: str) -> None:
    site = site_with(f"{{id: m, date: {written}, kind: survey, areas: exempelby}}")
    calendars = calendars_of(site)
    assert "moten/m.ics" not in calendars
    assert not any("/moten/" in text for text in calendars.values())
    assert "Lägg till i kalendern" not in site_of_files(site.files()).pages["omraden/exempelby/"].visible_text


def test_a_time_of_several_days_is_told_in_words() -> None:
    line = "{id: m, date: 2027-03-01 to 2027-03-03, time: '16:00 to 18:00', kind: walk, areas: exempelby}"
    meeting = the_meeting(line)
    assert meeting["DTSTART"] == date(2027, 3, 1)
    assert "16.00–18.00" in str(meeting["DESCRIPTION"])


def test_a_meeting_that_is_moved_is_the_same_with_a_higher_sequence() -> None:
    before = the_meeting("{id: m, date: 2027-03-01, kind: walk, areas: exempelby, place: Torget}")
    line = "{id: m, date: 2027-03-08, kind: walk, areas: exempelby, changed: [2026-10-01, 2026-11-02]}"
    after = the_meeting(line)
    assert before["UID"] == after["UID"] == "https://example.org/moten/m"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "2")
    assert "LAST-MODIFIED" not in before
    assert after["LAST-MODIFIED"] == after["DTSTAMP"] == datetime(2026, 11, 2, tzinfo=UTC)


def test_a_meeting_that_is_cancelled_stays_and_says_so() -> None:
    line = "{id: m, date: 2027-03-01, kind: walk, areas: exempelby, cancelled: true, changed: 2026-11-02}"
    meeting = the_meeting(line)
    assert (meeting["STATUS"], meeting["SEQUENCE"]) == ("CANCELLED", "1")
    assert meeting["SUMMARY"] == "Inställt: Trygghetsvandring: Exempelby"
    assert the_meeting("{id: m, date: 2027-03-01, kind: walk, areas: exempelby}")["STATUS"] == "CONFIRMED"


def test_meetings_without_id_are_told_apart() -> None:
    alike = "{date: 2027-03-01, kind: walk, areas: exempelby}"
    calendars = calendars_of(
        site_with(f"{alike}\n{alike}\n{{id: walk, date: 2027-03-01, kind: walk, areas: exempelby}}")
    )
    files = {path for path in calendars if path.startswith("moten/")}
    assert files == {"moten/2027-03-01_walk_exempelby.ics", "moten/2027-03-01_walk_exempelby_2.ics", "moten/walk.ics"}


def test_where_it_is_and_where_there_is_more() -> None:
    line = (
        "{id: m, date: 2027-03-01, kind: walk, areas: exempelby, place: Stora torget, url: 'https://example.org/möte',"
        " agreements: exempelby-2021, sv: 'Vi går. Se [löftet](pledge:exempelby-2021/p1).', en: We walk.}"
    )
    meeting = the_meeting(line)
    assert meeting["LOCATION"] == "Stora torget, Exempelby"
    assert meeting["URL"] == "https://example.org/m%C3%B6te"
    assert meeting["DESCRIPTION"] == (
        "Vi går. Se löftet (https://example.org/exempelby-2021/p1/).\n"
        "Exempelby 2021\n"
        "Mer på webbplatsen: https://example.org/exempelby-2021/#meetings"
    )


@pytest.mark.parametrize(
    "words",
    ["x END:VEVENT\nBEGIN:VALARM\nACTION:AUDIO", 'Torget; kl. 16, ”citat”: "ja" \\\\', "åäö" * 200, "👩👧" * 40],
)
def test_words_of_a_record_stay_in_their_place(words: str) -> None:
    text = json.dumps(words, ensure_ascii=False)
    line = f"{{id: m, date: 2027-03-01, kind: walk, areas: exempelby, sv: {text}, en: {text}}}"
    meeting = the_meeting(line)
    shown = "".join(words.replace("\\\\", "\\").split())
    assert "".join(str(meeting["DESCRIPTION"]).split()).startswith(shown)
    assert not {"ATTACH", "ACTION"} & set(meeting)


def test_the_days_of_an_agreement() -> None:
    events = of_agreement("reporting: {due: [2021-06, 2021-10-15]}")
    days = {name: event["DTSTART"] for name, event in events.items()}
    assert days == {
        "first-day": date(2021, 1, 1),
        "report-1": date(2021, 6, 30),
        "report-2": date(2021, 10, 15),
        "last-day": date(2021, 12, 31),
        "final-report": date(2022, 3, 31),
    }
    assert events["report-1"]["SUMMARY"] == "Utlovad redovisning: Exempelby 2021"
    assert {event["SEQUENCE"] for event in events.values()} == {"0"}
    assert events["last-day"]["DTSTAMP"] == datetime(2021, 1, 20, tzinfo=UTC)


def test_an_amendment_that_sets_days_anew_moves_them() -> None:
    more = AMENDED.format(kind="extended", now="now: {period: 2021 to 2022, reporting: {due: 2022-06}}")
    before, after = of_agreement(more, date(2021, 5, 25)), of_agreement(more, date(2021, 7, 1))
    assert before["last-day"]["DTSTART"] == date(2021, 12, 31)
    assert after["last-day"]["DTSTART"] == date(2022, 12, 31)
    told = {(event["SEQUENCE"], event["LAST-MODIFIED"]) for event in after.values()}
    assert told == {("1", datetime(2021, 6, 1, tzinfo=UTC))}
    assert "report-1" in after


def test_what_comes_after_an_agreement_has_ended_is_cancelled() -> None:
    events = of_agreement(AMENDED.format(kind="withdrawn", now=""), date(2021, 7, 1))
    assert {name: event["STATUS"] for name, event in events.items()} == {
        "first-day": "CONFIRMED",
        "last-day": "CANCELLED",
        "final-report": "CANCELLED",
    }
    assert events["last-day"]["SUMMARY"] == "Utgår: Sista dagen: Exempelby 2021"
    assert events["last-day"]["SEQUENCE"] == "1"


def test_calendars_of_many_agreements_hold_a_year_back_and_all_to_come() -> None:
    meetings = "\n".join(
        f"{{id: m{year}, date: {year}-03-01, kind: walk, areas: exempelby, agreements: exempelby-2021}}"
        for year in (2024, 2026, 2040)
    )
    calendars = calendars_of(site_with(meetings, today=date(2026, 11, 22)))
    for path in ("calendar.ics", "omraden/exempelby/calendar.ics"):
        assert [uid.rpartition("/")[2] for uid in events_in(calendars[path])] == ["m2026", "m2040"]
    assert len(events_in(calendars["exempelby-2021/calendar.ics"])) == 6


def test_ids_begin_where_the_site_was_first_published() -> None:
    line = "{id: m, date: 2027-03-01, kind: walk, areas: exempelby}"
    calendars = calendars_of(site_with(line, namespace="https://first.example/"))
    uids = {uid for text in calendars.values() for uid in events_in(text)}
    assert {uid.startswith("https://first.example/") for uid in uids} == {True}


def test_an_area_has_what_is_in_the_areas_within_it() -> None:
    calendars = calendars_of(made_up_site())
    county = events_in(calendars["omraden/lan-0/calendar.ics"])
    assert set(events_in(calendars["omraden/elvlosa/calendar.ics"])) < set(county)


def test_each_meeting_on_a_page_leads_to_its_file() -> None:
    line = "{id: m, date: 2027-03-01, kind: walk, areas: exempelby, agreements: exempelby-2021}"
    site = site_with(line)
    pages = site_of_files(site.files()).pages
    for home in ("", "en/"):
        for address in ("", "omraden/exempelby/", "exempelby-2021/"):
            assert any(link.endswith("moten/m.ics") for _, link in pages[home + address].links())


def test_a_preview_has_none() -> None:
    site = site_as(Settings("https://example.org/", shows_drafts=True))
    assert not calendars_of(site)
