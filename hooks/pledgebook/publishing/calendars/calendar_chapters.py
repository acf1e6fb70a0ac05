"""All calendars of a site: of the whole register, of each area and agreement, and a file for each meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from pledgebook.model.agreement import Agreement
from pledgebook.model.meeting import Meeting
from pledgebook.publishing import addresses
from pledgebook.publishing.calendars.agreement_days import agreement_events
from pledgebook.publishing.calendars.event import Event
from pledgebook.publishing.calendars.meeting_event import meeting_event
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.writer import Writer

# A calendar of many agreements holds what has been for so long, and all that is to come; that of one holds all.
LOOKS_BACK = timedelta(days=366)


def calendar_chapters(contents: Contents, writers: Mapping[str, Writer], settings: Settings) -> Iterator[FileChapter]:
    editions = tuple(writer.edition for writer in writers.values())
    yield FileChapter("calendar", partial(_of_register, editions, settings))
    yield FileChapter("calendar:meetings", partial(_of_meetings, editions, settings))
    for area in contents.register.areas:
        yield FileChapter(f"calendar:{addresses.of_area(area)}", partial(_of_area, editions, settings, area))
    for agreement in contents.register.agreements:
        name = f"calendar:{addresses.of_agreement(agreement)}"
        yield FileChapter(name, partial(_of_agreement, editions, settings, agreement))


def _of_register(editions: Iterable[Edition], settings: Settings) -> Iterator[SiteFile]:
    for edition in editions:
        register = edition.register
        events = _recent(edition, settings, register.agreements.values(), register.meetings)
        yield _calendar(edition, settings, addresses.START, edition.plain(register.title), events)


def _of_area(editions: Iterable[Edition], settings: Settings, area_id: str) -> Iterator[SiteFile]:
    """With what is in the areas within it."""
    for edition in editions:
        register = edition.register
        agreements = register.agreements_by_area.get(area_id, ())
        events = _recent(edition, settings, agreements, register.meetings_within.get(area_id, ()))
        name = edition.say("calendar.of_area", name=edition.plain(edition.area(area_id).present_name))
        yield _calendar(edition, settings, addresses.of_area(area_id), name, events)


def _of_agreement(editions: Iterable[Edition], settings: Settings, agreement_id: str) -> Iterator[SiteFile]:
    for edition in editions:
        agreement = edition.register.agreements[agreement_id]
        meetings = edition.register.meetings_on.get(agreement_id, ())
        events = [
            *agreement_events(edition, settings, agreement, lambda day: True),
            *_of_each(edition, settings, meetings),
        ]
        address = addresses.of_agreement(agreement_id)
        yield _calendar(edition, settings, address, edition.agreement_title(agreement), events)


def _of_meetings(editions: Iterable[Edition], settings: Settings) -> Iterator[SiteFile]:
    """A file for each that is on a day. It is for once, so it tells nothing of a calendar."""
    from pledgebook.publishing.calendars.written import calendar_text

    for edition in editions:
        for meeting in edition.register.meetings:
            for event in _of_each(edition, settings, [meeting]):
                path = edition.home + addresses.of_meeting(meeting.name)
                yield SiteFile(path, calendar_text([event], edition.language))


def _recent(
    edition: Edition, settings: Settings, agreements: Iterable[Agreement], meetings: Iterable[Meeting]
) -> Iterator[Event]:
    earliest = edition.today - LOOKS_BACK

    def is_shown(day: date) -> bool:
        return day >= earliest

    for agreement in agreements:
        yield from agreement_events(edition, settings, agreement, is_shown)
    yield from (event for event in _of_each(edition, settings, meetings) if is_shown(event.last_day))


def _of_each(edition: Edition, settings: Settings, meetings: Iterable[Meeting]) -> Iterator[Event]:
    return filter(None, (meeting_event(edition, settings, meeting) for meeting in meetings))


def _calendar(edition: Edition, settings: Settings, address: str, name: str, events: Iterable[Event]) -> SiteFile:
    """The calendar that lies beside the page at the address."""
    # Imported where it is written: the library takes a tenth of a second.
    from pledgebook.publishing.calendars.written import Heading, calendar_text

    path = edition.home + address + addresses.CALENDAR
    page = settings.site_url + edition.home + address
    heading = Heading(name, edition.say("calendar.holds"), page, settings.site_url + path)
    in_order = sorted(events, key=lambda event: (event.first_day, event.uid))
    return SiteFile(path, calendar_text(in_order, edition.language, heading))
