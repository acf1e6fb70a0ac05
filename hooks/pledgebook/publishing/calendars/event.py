"""One thing in a calendar, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pledgebook.model.dates import Times


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days, both included, or clock times in Sweden on the one day. `url` leads to more.

    `uid` is the same for ever and in every language. `sequence` counts how often day, time or place were changed, the
    last time on `changed`, and `stamp` is the day since which it is as it is.
    """

    uid: str
    first_day: date
    last_day: date
    times: Times | None
    summary: str
    description: str
    category: str
    url: str
    stamp: date
    sequence: int = 0
    changed: date | None = None
    location: str = ""
    is_cancelled: bool = False
