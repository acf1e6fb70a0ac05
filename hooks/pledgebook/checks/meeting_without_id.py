"""A meeting that is to come may be moved: only by an id do people's calendars know it when it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for meeting in register.meetings:
        if meeting.id is None and not meeting.is_over_on(today):
            day = meeting.date.last_day or meeting.date.first_day or today
            yield complaint("meeting-without-id", meeting.span, example=f"{meeting.kind.value}-{day.year}")
