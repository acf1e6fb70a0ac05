"""Meetings as they stand in calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from pledgebook import RELEASED
from pledgebook.language import Text
from pledgebook.model.meeting import Meeting
from pledgebook.publishing import addresses
from pledgebook.publishing.calendars.event import Event
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.settings import Settings

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_END_OF_BLOCK = re.compile(r"</(?:p|li|h[1-6]|blockquote|pre)>|<br ?/?>")


def meeting_event(edition: Edition, settings: Settings, meeting: Meeting) -> Event | None:
    days = meeting.days
    if days is None:
        return None
    changed = max((day.first_day for day in meeting.changed), default=None)
    page = settings.site_url + edition.home + _page(edition, meeting)
    is_timed = meeting.times is not None and days[0] == days[1]
    return Event(
        uid=f"{settings.ids_begin_with}{addresses.MEETINGS}{meeting.name}",
        first_day=days[0],
        last_day=days[1],
        times=meeting.times if is_timed else None,
        summary=_summary(edition, meeting),
        description="\n".join(_description(edition, settings, meeting, page, is_timed=is_timed)),
        category=edition.say("calendar.category.meeting"),
        url=meeting.url or page,
        stamp=changed or _known_since(edition, days[0]),
        sequence=len(meeting.changed),
        changed=changed,
        location=_location(edition, meeting),
        is_cancelled=meeting.is_cancelled,
    )


def _known_since(edition: Edition, first_day: date) -> date:
    """Records do not tell since when a meeting was announced: so it counts from the last edit, or from the opening.

    Where neither is told, it is the day of this version: no day of a build, for then all would be new each day.
    """
    known = edition.register.updated or edition.register.opened
    return known.first_day if known else min(first_day, RELEASED)


def _page(edition: Edition, meeting: Meeting) -> str:
    """The page that shows it, below the language's root."""
    known = (a.id for a in meeting.agreements if a.id in edition.register.agreements)
    agreement = next(known, None)
    return f"{addresses.of_agreement(agreement) if agreement else addresses.of_area(meeting.areas[0].id)}#meetings"


def _summary(edition: Edition, meeting: Meeting) -> str:
    say = edition.say
    kind, areas = say(f"meeting.{meeting.kind.value}"), edition.names_of_areas(meeting.areas)
    what = say("calendar.meeting", kind=kind, areas=areas)
    if meeting.date.start is None:
        what = say("calendar.last", what=what)
    elif meeting.date.end is None:
        what = say("calendar.first", what=what)
    return say("calendar.cancelled", what=what) if meeting.is_cancelled else what


def _location(edition: Edition, meeting: Meeting) -> str:
    """With the area: there is a square of that name in many."""
    areas = edition.names_of_areas(meeting.areas)
    if meeting.place is None:
        return ""
    return meeting.place if areas in meeting.place else f"{meeting.place}, {areas}"


def _description(edition: Edition, settings: Settings, meeting: Meeting, page: str, *, is_timed: bool) -> Iterator[str]:
    if meeting.is_cancelled:
        yield edition.say("calendar.is_cancelled")
    if meeting.times and not is_timed:
        yield edition.saying.times(meeting.times)
    if meeting.words:
        yield from _paragraphs(edition, settings, meeting.words)
    for agreement in meeting.agreements:
        if agreement.id in edition.register.agreements:
            yield edition.agreement_title(edition.register.agreements[agreement.id])
    yield edition.say("calendar.page", address=page)


def _written_out(link: re.Match[str]) -> str:
    address, words = link.groups()
    return address if words == address else f"{words} ({address})"


def _paragraphs(edition: Edition, settings: Settings, words: Text) -> Iterator[str]:
    """Without markup; a link is written out. Terms are not explained, nor is it said what is in another language."""
    said = {*(term.id for term in edition.register.terms.values()), *edition.register.languages}
    html = _LINK.sub(_written_out, edition.prose(words, settings.site_url, said))
    for block in _END_OF_BLOCK.split(html):
        plain = Markup(block).striptags()  # noqa: S704 — tags are taken out of it
        if plain:
            yield plain
