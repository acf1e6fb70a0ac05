"""Meetings that were moved or cancelled without a word: those who have them in a calendar are not told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.meeting import Meeting
from pledgebook.model.register import Register


def moved_in_silence(earlier: Register, later: Register, today: date) -> Iterator[Diagnostic]:
    """Of those with an id that are, or were, to come. Two changes on one day need only one day under `changed`."""
    for meeting in later.meetings:
        before = earlier.meetings_by_name.get(meeting.name)
        if before is None or (before.is_over_on(today) and meeting.is_over_on(today)):
            continue
        is_told = len(meeting.changed) > len(before.changed) or any(day.first_day == today for day in meeting.changed)
        if not is_told and _when_and_where(before) != _when_and_where(meeting):
            yield complaint("meeting-moved-in-silence", meeting.span, meeting=meeting.name, today=today.isoformat())


def _when_and_where(meeting: Meeting) -> tuple[object, ...]:
    return meeting.date, meeting.times, meeting.place, meeting.is_cancelled
