"""Somewhere to meet the parties or be asked: a dialogue, a survey, a walk, a signing."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate, Period, Times
from pledgebook.model.reference import Reference
from pledgebook.span import Span


class MeetingKind(StrEnum):
    DIALOGUE = "dialogue"
    SURVEY = "survey"
    SIGNING = "signing"
    WALK = "walk"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Meeting:
    """`changed` are the days on which its day, time or place was changed, or it was cancelled.

    `name` tells it from all other meetings of the register: its id, or what `named` makes.
    """

    id: str | None
    date: Period
    times: Times | None
    kind: MeetingKind
    areas: tuple[Reference, ...]
    place: str | None
    agreements: tuple[Reference, ...]
    url: str | None
    is_cancelled: bool
    changed: tuple[PartialDate, ...]
    words: Text | None
    span: Span
    name: str = ""

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last of its days, or None: a meeting some time in a year is on no day that is known.

        Where a period has only one end, or only one is known, it is the day of that.
        """
        start, end = self.date.start, self.date.end
        known = [day for day in (start or end, end or start) if day is not None]
        if not known or any(day.day is None for day in known):
            return None
        return known[0].first_day, known[-1].last_day

    def is_over_on(self, day: datetime.date) -> bool:
        """A meeting of which nobody knows the day is taken to be over."""
        last_day = self.date.last_day or self.date.first_day
        return last_day is None or (last_day < day and not self.date.is_open)


def named(meetings: Iterable[Meeting]) -> Iterator[Meeting]:
    """The meetings with their names: `2019-10-17_dialogue_vara` for one without an id, from what changes least.

    Of several that would have the same name, those further down are numbered. No id has a `_` in it.
    """
    alike = Counter[str]()
    for meeting in meetings:
        name = meeting.id
        if name is None:
            made = f"{meeting.date.start or meeting.date.end or ''}_{meeting.kind.value}_{meeting.areas[0].id}"
            alike[made] += 1
            name = made if alike[made] == 1 else f"{made}_{alike[made]}"
        yield replace(meeting, name=name)
