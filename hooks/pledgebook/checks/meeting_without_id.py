"""A meeting that is to come may be moved: only by an id do people's calendars know it when it is."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from itertools import count

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.meeting import Meeting
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    taken = {meeting.id for meeting in register.meetings}
    for meeting in register.meetings:
        if meeting.id is None and not meeting.is_over_on(today):
            example = _free_id(meeting, taken, today)
            taken.add(example)
            yield complaint("meeting-without-id", meeting.span, example=example)


def _free_id(meeting: Meeting, taken: Container[str | None], today: date) -> str:
    """One that can be copied as it is: neither another meeting's nor proposed for another."""
    day = meeting.date.last_day or meeting.date.first_day or today
    first = f"{meeting.kind.value}-{day.year}"
    every = (f"{first}-{number}" if number > 1 else first for number in count(1))
    return next(name for name in every if name not in taken)
