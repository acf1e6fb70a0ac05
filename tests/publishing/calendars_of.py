"""Calendars of a site, as the icalendar library reads them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from icalendar import Calendar, Component, vCategory, vDDDTypes, vDuration

from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import run
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE
from tests.publishing.small_site import AGREEMENT, SETTINGS, TODAY

# The properties of one, by their names.
Event = Mapping[str, object]


def site_with(meetings: str = "", more: str = "", today: date = TODAY, *, namespace: str = "") -> Site:
    """The site of exempelby-2021 with these meetings, each on a line, and `more` in the agreement."""
    lines = "".join(f"  - {line}\n" for line in meetings.strip().splitlines())
    register = BASE.read_text("utf-8") + (f"meetings:\n{lines}" if lines else "")
    agreement = AGREEMENT.format(more=more, pledge="")
    files = (
        SourceFile(REGISTER_FILE, register.encode()),
        SourceFile("pledges/exempelby-2021.yaml", agreement.encode()),
    )
    outcome = run(RecordFolder(files), today, replace(SETTINGS, namespace=namespace))
    assert outcome.site is not None, text_report(outcome.diagnostics, "en")
    return outcome.site


def calendars_of(site: Site) -> Mapping[str, str]:
    """Each calendar's text by its path."""
    chapters = [chapter for chapter in site.chapters if chapter.startswith("files:calendar")]
    return {file.path: file.content for chapter in chapters for file in site.written(chapter)}


def calendar_in(text: str) -> Calendar:
    return Calendar.from_ical(text)


def events_in(text: str) -> Mapping[str, Event]:
    """By their UIDs."""
    return {str(event["UID"]): properties_of(event) for event in calendar_in(text).events}


def properties_of(component: Component) -> Mapping[str, object]:
    """Days, moments and lengths as Python has them, all else as text."""
    return {name: _plain(value) for name, value in component.items()}


def _plain(value: object) -> object:
    if isinstance(value, vCategory):
        return ",".join(map(str, value.cats))
    return value.dt if isinstance(value, vDDDTypes | vDuration) else str(value)


def the_meeting(line: str) -> Event:
    """The one meeting of a site, as it stands in the calendar of its area."""
    events = events_in(calendars_of(site_with(line))["omraden/exempelby/calendar.ics"])
    (meeting,) = (event for uid, event in events.items() if "/moten/" in uid)
    return meeting
