"""What was meant by a date or a period that is not written as one here: `mars 2019 – februari 2020`.

Nothing is read from a guess: it is only suggested to the author. So what may mean two things means nothing here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pledgebook.schema.other_words import LONGEST, either_of, other_words, simple, word_meant

_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_WEEKDAY = re.compile(r"^(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? ")


@dataclass(frozen=True, slots=True)
class _Part:
    """What one end of a period says: `1 januari` of `1 januari–31 december 2022` has no year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def with_what_lacks(self, other: _Part) -> _Part:
        return replace(
            self,
            year=other.year if self.year is None else self.year,
            month=other.month if self.month is None and self.day is not None else self.month,
        )

    def as_written_here(self) -> str | None:
        """`2021`, `2021-04` or `2021-04-14`. A day that its month lacks is left out: only the rest is certain."""
        if self.year is None:
            return None
        if self.month is None:
            return str(self.year) if self.day is None else None
        if not 1 <= self.month <= 12 or not 1 <= (self.day or 1) <= 31:
            return None
        day = self.day if (self.day or 1) <= calendar.monthrange(self.year, self.month)[1] else None
        return f"{self.year}-{self.month:02}" + (f"-{day:02}" if day else "")


def date_meant(written: str) -> str | None:
    """`2021-04-14` for `14 april 2021`, `2021` for `hösten 2021`; None where it cannot be told."""
    if len(written) > LONGEST:
        return None
    text = simple(written)
    part = None if _may_be_two_years(text) else _date_in(text)
    date = part.as_written_here() if part else None
    return date or _season_year(text)


def days_of_short_month(written: str) -> int | None:
    """How many days the month has, where it lacks the day: 30 for `31 juni 2027`. Else None."""
    part = _date_in(simple(written)) if len(written) <= LONGEST else None
    if part is None or part.year is None or part.month is None or part.day is None or not 1 <= part.month <= 12:
        return None
    days = calendar.monthrange(part.year, part.month)[1]
    return days if days < part.day <= 31 else None


def span_meant(written: str) -> str | None:
    """`2023 to 2024` for `2023–2024`; None where it cannot be told."""
    if len(written) > LONGEST:
        return None
    text = simple(written)
    lead = _words("from").match(text)
    rest = _bare(text[lead.end() :] if lead else text)
    # `från 2020` has no end, but `från 2020 till 2021` has.
    alone = date_meant(rest)
    if alone is not None:
        return f"{alone} to open" if lead else alone
    return word_meant("span", text) or _months_of_year(rest) or _from_first_to_last(rest) or _season_years(rest)


def _from_first_to_last(text: str) -> str | None:
    """The first way to split the text in two of which both ends can be told."""
    for first, last in _splits(_open_end().sub(" - open", text)):
        if last in ("", "open"):
            start = date_meant(first)
            if start:
                return f"{start} to open"
        elif not first:
            end = date_meant(last)
            if end:
                return f"unknown to {end}"
        else:
            span = _between(first, last)
            if span:
                return span
    return None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for match in _separator().finditer(text):
        yield _bare(text[: match.start()]), _bare(text[match.end() :])


def _between(first: str, last: str) -> str | None:
    start = _date_in(first) or _day_alone(first)
    end = _date_in(last) or (_short_year(last, start) if start else None)
    if start is None or end is None:
        return None
    return _in_order(start.with_what_lacks(end).as_written_here(), end.with_what_lacks(start).as_written_here())


def _in_order(start: str | None, end: str | None) -> str | None:
    if start is None or end is None or start[: len(end)] > end[: len(start)]:
        return None
    return f"{start} to {end}"


def _date_in(text: str) -> _Part | None:
    text = _bare(_WEEKDAY.sub("", text))
    for form in _date_forms():
        match = form.fullmatch(text)
        if match is not None:
            return _part(match.groupdict())
    return _numbers_in(text)


def _part(groups: dict[str, str | None]) -> _Part:
    year, month, day, name = (groups.get(group) for group in ("year", "month", "day", "name"))
    number = word_meant("month", name) if name else month
    return _Part(int(year) if year else None, int(number) if number else None, int(day) if day else None)


@cache
def _date_forms() -> tuple[re.Pattern[str], ...]:
    names = tuple(name for others in other_words("month").values() for name in others)
    name = rf"(?P<name>{either_of(names)})\.?"
    day = rf"{_DAY}(?::?[ea]|st|nd|rd|th|\.)?"
    forms = (
        _YEAR,
        rf"{_YEAR}(?P<sign>[-./ ]){_MONTH}(?P=sign){_DAY}",
        rf"{_YEAR}[-. ]{_MONTH}",
        rf"{_YEAR}(?P<month>[01][0-9])(?P<day>[0-3][0-9])",
        rf"(?:{day} (?:of )?)?{name}(?:,? {_YEAR})?",
        rf"{name} {day}(?:,? {_YEAR})?",
        rf"{_YEAR},? {name}",
    )
    return tuple(map(re.compile, forms))


def _numbers_in(text: str) -> _Part | None:
    """`14/4 2021`. Some write the month first, so it can only be told where one number is too great for a month."""
    match = re.fullmatch(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})(?:(?:\2|[ -]){_YEAR})?", text)
    if match is None or (match[2] != "/" and match["year"] is None):
        return None
    one, other = int(match[1]), int(match[3])
    if one <= 12 and other <= 12 and one != other:
        return None
    day, month = (one, other) if other <= 12 else (other, one)
    return _Part(int(match["year"]) if match["year"] else None, month, day)


def _may_be_two_years(text: str) -> bool:
    """`2011–12`, with a dash that no date here has, may be a month or two years."""
    match = re.fullmatch(rf"{_YEAR}-{_MONTH}", text)
    return match is not None and int(match["month"]) == int(match["year"]) % 100 + 1


def _day_alone(text: str) -> _Part | None:
    """`1` of `1–31 mars 2021`."""
    return _Part(day=int(text)) if re.fullmatch(r"[0-9]{1,2}", text) else None


def _short_year(text: str, start: _Part) -> _Part | None:
    """`24` of `2023–24`; not `12` of `2011–12`, which may be a month."""
    is_year = start.year is not None and start.month is None and re.fullmatch(r"[0-9]{2}", text)
    if not is_year or start.year is None or not max(12, start.year % 100) < int(text):
        return None
    return _Part(start.year // 100 * 100 + int(text))


def _season_year(text: str) -> str | None:
    """The year of `våren och sommaren 2021`."""
    years = _years_among_seasons(text)
    return years[0] if len(set(years)) == 1 else None


def _season_years(text: str) -> str | None:
    """The years of `hösten 2015 – våren 2016`."""
    years = _years_among_seasons(text)
    return _in_order(years[0], years[1]) if len(years) == 2 else None


def _years_among_seasons(text: str) -> list[str]:
    """The years in a text that has nothing else but seasons and little words."""
    tokens = re.findall(r"[^\s,/&-]+", text)
    years = [token for token in tokens if re.fullmatch(_YEAR, token)]
    others = [word_meant("season", token) for token in tokens if token not in years]
    return years if "any" in others and None not in others else []


def _months_of_year(text: str) -> str | None:
    """`2024-01 to 2024-06` for `första halvåret 2024`."""
    match = re.search(rf"\b{_YEAR}\b", text)
    if match is None:
        return None
    months = word_meant("months-of-year", f"{text[: match.start()]} {text[match.end() :]}")
    return " to ".join(f"{match['year']}-{month}" for month in months.split(" to ")) if months else None


def _bare(text: str) -> str:
    """Without words that only lead up to a date: `den`, `år`, `perioden`."""
    text = text.strip(" ,.;:()")
    lead = _words("during", "from").match(text)
    return _bare(text[lead.end() :]) if lead else text


@cache
def _words(*meanings: str) -> re.Pattern[str]:
    """Any of the words that stand for these, at the beginning of a text."""
    words = tuple(word for meaning in meanings for word in other_words("span-word")[meaning])
    return re.compile(rf"(?:{either_of(words)})[.:]? +(?=\S)")


@cache
def _separator() -> re.Pattern[str]:
    words = either_of((*other_words("span-word")["to"], "to"))
    return re.compile(rf" ?- ?|(?:^| )(?:{words})\.?(?= |$)")


@cache
def _open_end() -> re.Pattern[str]:
    """Words for an end that is not set, with a separator before them: `– tills vidare`."""
    words = other_words("span-word")
    return re.compile(rf"[ -]*(?:(?:{either_of(words['to'])}) )?\b(?:{either_of(words['open'])})\.?$")
