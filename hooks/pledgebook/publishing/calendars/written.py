"""A calendar as text (RFC 5545, and names, sources and refreshing of RFC 7986), by the icalendar library.

The library takes 0.4 ms for an event whose parts it has to find and sort, and 0.01 ms for one line: so it is given
lines, and those that many events share are made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Protocol
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import vDDDTypes, vDuration, vText, vUri
from icalendar.parser import Contentline, Parameters

from pledgebook.publishing.calendars.event import Event

ZONE = "Europe/Stockholm"

_SWEDEN = ZoneInfo(ZONE)
_ONE_DAY = timedelta(days=1)
_NOTHING_MORE = Parameters()
_MOST_OCTETS = 75
_OF_ADDRESSES = "!#$%&'()*+,/:;=?@[]"

# Summer time as it has been in Sweden since 1981; until 1995 it ended in September.
_TIME_ZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19810927T030000
RRULE:FREQ=YEARLY;COUNT=15;BYDAY=-1SU;BYMONTH=9
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a calendar that can be followed says of itself; `source` is where it lies, and `url` the page beside it."""

    name: str
    description: str
    url: str
    source: str


def calendar_text(events: Iterable[Event], language: str, heading: Heading | None = None) -> str:
    """Valid without any event too: the time zone is a component. Without a heading, what is in it is for once."""
    lines = [*_beginning(language), *(_heading(heading) if heading else ()), _TIME_ZONE]
    for event in events:
        lines += _event(event)
    return b"".join([*lines, b"END:VCALENDAR\r\n"]).decode()


@cache
def _beginning(language: str) -> tuple[bytes, ...]:
    return (
        b"BEGIN:VCALENDAR\r\n",
        _text("VERSION", "2.0"),
        _text("PRODID", f"-//Pledgebook//Pledgebook//{language.upper()}"),
        _text("CALSCALE", "GREGORIAN"),
        _text("METHOD", "PUBLISH"),
    )


def _heading(heading: Heading) -> Iterator[bytes]:
    """Each name twice: the standard's own came late, and many programs know only the other."""
    yield _text("NAME", heading.name)
    yield _text("X-WR-CALNAME", heading.name)
    yield _shared("DESCRIPTION", heading.description)
    yield _shared("X-WR-CALDESC", heading.description)
    yield _address("URL", heading.url)
    yield _line("SOURCE", vUri(heading.source), Parameters({"VALUE": "URI"}))
    yield from _asked_for_again()


@cache
def _asked_for_again() -> tuple[bytes, ...]:
    return (
        _line("REFRESH-INTERVAL", vDuration(_ONE_DAY), Parameters({"VALUE": "DURATION"})),
        _line("X-PUBLISHED-TTL", vDuration(_ONE_DAY)),
        _text("X-WR-TIMEZONE", ZONE),
    )


def _event(event: Event) -> Iterator[bytes]:
    yield b"BEGIN:VEVENT\r\n"
    yield _text("UID", event.uid)
    yield _midnight("DTSTAMP", event.stamp)
    if event.changed:
        yield _midnight("LAST-MODIFIED", event.changed)
    yield _number("SEQUENCE", event.sequence)
    yield from _when(event)
    yield _text("SUMMARY", event.summary)
    yield _text("DESCRIPTION", event.description)
    if event.location:
        yield _text("LOCATION", event.location)
    yield _shared("CATEGORIES", event.category)
    yield _shared("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    yield _address("URL", event.url)
    yield b"END:VEVENT\r\n"


def _when(event: Event) -> Iterator[bytes]:
    """A whole day takes up nobody's time. Its end is the day after (3.6.1); of a time without an end none is said."""
    if event.times is None:
        yield _day("DTSTART", event.first_day)
        yield _day("DTEND", event.last_day + _ONE_DAY)
        yield _shared("TRANSP", "TRANSPARENT")
        return
    yield _moment("DTSTART", event.first_day, event.times.start)
    if event.times.end:
        yield _moment("DTEND", event.first_day, event.times.end)


def _moment(name: str, day: date, clock: time) -> bytes:
    value = vDDDTypes(datetime.combine(day, clock, _SWEDEN))
    return _line(name, value, value.params)


@lru_cache(maxsize=10_000)
def _day(name: str, day: date) -> bytes:
    value = vDDDTypes(day)
    return _line(name, value, value.params)


@lru_cache(maxsize=10_000)
def _midnight(name: str, day: date) -> bytes:
    """Records know days alone, and these two properties are moments in UTC."""
    return _line(name, vDDDTypes(datetime.combine(day, time(), UTC)))


@lru_cache(maxsize=1_000)
def _number(name: str, number: int) -> bytes:
    return _text(name, str(number))


@lru_cache(maxsize=1_000)
def _shared(name: str, words: str) -> bytes:
    return _text(name, words)


def _text(name: str, words: str) -> bytes:
    """Whatever else some programs take for the end of a line, and the standard does not, becomes one as well."""
    return _line(name, vText("\n".join(words.splitlines())))


def _address(name: str, address: str) -> bytes:
    """Addresses may have letters that a URI has not (RFC 3986)."""
    return _line(name, vUri(address if address.isascii() else quote(address, safe=_OF_ADDRESSES)))


class _Value(Protocol):
    def to_ical(self) -> bytes: ...


def _line(name: str, value: _Value, parameters: Parameters = _NOTHING_MORE) -> bytes:
    """Folded after at most 75 octets, never within a letter. To fold takes most of the time, and few lines need it."""
    line = Contentline.from_parts(name, parameters, value)
    whole = line.encode()
    folded: bytes = whole if len(whole) <= _MOST_OCTETS else line.to_ical()
    return folded + b"\r\n"
