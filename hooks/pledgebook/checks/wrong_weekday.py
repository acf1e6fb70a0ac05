"""Dates in a text: a day that its month does not have, or a weekday that the date did not fall on.

Real agreements say "31 juni 2023" and invitations name the wrong day. Titles and quotations are left alone:
they say what a source says, however odd; so is code in Markdown, and what is marked as a quotation with `>`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Version
from pledgebook.model.date_words import MONTHS, WEEKDAYS
from pledgebook.model.register import Register

_QUOTED = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)|^[ ]*>[^\n]*|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How dates are written in one language. Months and weekdays begin with January and Monday."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date: re.Pattern[str]


def _calendar(language: str, form: str) -> Calendar:
    """`form` is a pattern in which MONTH and WEEKDAY stand for any of them and a space for white space."""
    months, weekdays = MONTHS[language], WEEKDAYS[language]
    filled = form.replace(" ", r"\s")
    filled = filled.replace("MONTH", "|".join(months.split())).replace("WEEKDAY", "|".join(weekdays.split()))
    return Calendar(tuple(months.split()), tuple(weekdays.split()), re.compile(filled, re.IGNORECASE))


_YEAR = r"(?P<year>(?:19|20|21)\d\d)\b"
# Every date has one, and few texts do.
_ANY_YEAR = re.compile(r"(?:19|20|21)\d\d")

CALENDARS: Mapping[str, Calendar] = {
    "sv": _calendar(
        "sv",
        r"(?:\b(?P<weekday>WEEKDAY)(?:en)?,? (?:den )?)?"
        rf"(?<!\d)(?P<day>\d\d?)(?::?[ae])? (?P<month>MONTH),? {_YEAR}",
    ),
    "en": _calendar(
        "en",
        r"(?:\b(?P<weekday>WEEKDAY),? (?:the )?)?(?<!\d)"
        r"(?:(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>MONTH)|"
        rf"(?P<month_first>MONTH) (?P<day_last>\d\d?)(?:st|nd|rd|th)?),? {_YEAR}",
    ),
}


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for writing in register.writings:
        written_in = CALENDARS.get(writing.version.language)
        if writing.is_markdown and written_in is not None and _ANY_YEAR.search(writing.version.words):
            yield from _troubles(writing.version, written_in)


def _troubles(version: Version, written_in: Calendar) -> Iterator[Diagnostic]:
    # Quotations and code become spaces, so that every character keeps its place.
    said = _QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), version.words)
    months = [month.casefold() for month in written_in.months]
    for match in written_in.date.finditer(said):
        found = match.groupdict()
        name, day = found["month"] or found["month_first"], int(found["day"] or found["day_last"])
        year, month = int(found["year"]), months.index(name.casefold()) + 1
        days = calendar.monthrange(year, month)[1]
        place = version.span_at(match.start())
        if not 1 <= day <= days:
            yield complaint("impossible-date-in-text", place, written=match.group(), days=days)
            continue
        weekday = written_in.weekdays[date(year, month, day).weekday()]
        if found["weekday"] and found["weekday"].casefold() != weekday.casefold():
            yield complaint(
                "wrong-weekday",
                place,
                written=match.group(),
                date=date(year, month, day).isoformat(),
                weekday=weekday,
            )
