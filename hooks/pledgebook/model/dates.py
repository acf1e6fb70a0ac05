"""Dates as exactly as they are known, spans of them, and lengths of time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day. Nothing more is claimed than was written."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """For a status, an imprecise date counts from its last day: nothing is dated too early."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def exact(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Period:
    """A span with both ends included. A missing `start` is not known; a missing `end` neither, unless `is_open`."""

    start: PartialDate | None
    end: PartialDate | None
    is_open: bool = False

    @property
    def is_known(self) -> bool:
        return self.start is not None or self.end is not None or self.is_open

    @property
    def first_day(self) -> date | None:
        return self.start.first_day if self.start else None

    @property
    def last_day(self) -> date | None:
        return self.end.last_day if self.end else None

    def is_over_on(self, day: date) -> bool:
        return self.last_day is not None and self.last_day < day

    def has_begun_on(self, day: date) -> bool:
        """Whether it had begun by `day`; a period of which only the end is known is taken to have begun."""
        return self.first_day <= day if self.first_day else self.is_known

    def is_running_on(self, day: date) -> bool:
        return self.has_begun_on(day) and not self.is_over_on(day)

    def __str__(self) -> str:
        if not self.is_known:
            return "unknown"
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or 'unknown'} to {self.end or 'open'}"


TimeUnit = Literal["hours", "days", "weeks", "months", "years"]


@dataclass(frozen=True, slots=True)
class Duration:
    """So many hours, days, weeks, months or years."""

    number: int
    unit: TimeUnit

    def after(self, day: date) -> date:
        """The day so long after `day`. A month after the last day of a month is the last day of the next."""
        match self.unit:
            case "hours":
                return day + timedelta(hours=self.number)
            case "days":
                return day + timedelta(days=self.number)
            case "weeks":
                return day + timedelta(weeks=self.number)
            case "months":
                return _months_after(day, self.number)
            case "years":
                return _months_after(day, 12 * self.number)

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Times:
    """Clock times in Sweden, on the day of a meeting."""

    start: time
    end: time | None
