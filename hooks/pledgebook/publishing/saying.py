"""Dates, spans, numbers and targets in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from pledgebook.model.count import Count, Qualifier
from pledgebook.model.dates import Duration, PartialDate, Period, Times, exact
from pledgebook.model.target import Target
from pledgebook.publishing.phrases import Phrases

_once = lru_cache(maxsize=10_000)

# British dates and numbers for readers in Europe.
_LOCALES = {"en": "en_GB"}


class Saying:
    """How one language says what is not words.

    Of days, spans and numbers there are far fewer than places where they stand, so that each is put in words once.
    """

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.locale = _LOCALES.get(phrases.language, phrases.language)
        # Parsed once: babel would do so for every number.
        self._known_locale = Locale.parse(self.locale)
        self.day = _once(self._day)
        self.day_in_words = _once(self._day_in_words)
        self.period = _once(self._period)
        self.period_in_words = _once(self._period_in_words)
        self.number = _once(self._number)

    def _day(self, day: date | PartialDate) -> Markup:
        """`<time datetime="2021-04-14">14 april 2021</time>`, or a month or year where no more is known."""
        known = exact(day) if isinstance(day, date) else day
        return Markup('<time datetime="{}">{}</time>').format(str(known), self.day_in_words(known))

    def _day_in_words(self, day: date | PartialDate) -> str:
        known = exact(day) if isinstance(day, date) else day
        if known.day is not None:
            return str(format_date(known.first_day, "d MMMM y", locale=self._known_locale))
        if known.month is not None:
            return str(format_skeleton("yMMMM", known.first_day, locale=self._known_locale))
        return str(known.year)

    def _period(self, period: Period) -> Markup:
        say = self.phrases
        if not period.is_known:
            return escape(say("period.unknown"))
        if period.start == period.end and period.start is not None:
            return self.day(period.start)
        start = self.day(period.start) if period.start else escape(say("period.unknown_start"))
        if period.end is None:
            return escape(say("period.open")).format(start=start)
        dash = "–" if _are_years(period) else " – "
        return Markup("{}{}{}").format(start, dash, self.day(period.end))

    def _period_in_words(self, period: Period) -> str:
        return self.period(period).striptags()

    def times(self, times: Times) -> str:
        start = format_time(times.start, "HH.mm", locale=self._known_locale)
        end = f"–{format_time(times.end, 'HH.mm', locale=self._known_locale)}" if times.end else ""
        return self.phrases("clock", time=start + end)

    def _number(self, number: Decimal | int) -> str:
        return str(format_decimal(number, locale=self._known_locale))

    def count(self, count: Count) -> str:
        if count.value is None:
            return self.phrases("qualifier.unknown")
        number = self.number(count.value) + (" %" if count.is_percent else "")
        if count.out_of is not None:
            number = self.phrases("out_of", number=number, whole=self.number(count.out_of))
        if count.qualifier is Qualifier.EXACTLY:
            return number
        return self.phrases(f"qualifier.{count.qualifier.value.replace(' ', '_')}", number=number)

    def duration(self, duration: Duration) -> str:
        return self.phrases.counted(f"duration.{duration.unit}", duration.number)

    def target(self, target: Target) -> str:
        """A target in words, such as `minst 20 fotpatruller per månad, i genomsnitt`."""
        say = self.phrases
        of = target.of.words_in(say.language) if target.of else ""
        parts = [f"{self._amount(target)} {of}".strip()]
        if target.per:
            parts[0] += f" {say(f'per.{target.per.value}')}"
        if target.is_average:
            parts.append(say("on_average"))
        if target.within:
            parts.append(say("target.within", duration=self.duration(target.within)))
        if target.deadline:
            parts.append(say("target.deadline", day=self.day_in_words(target.deadline)))
        return ", ".join(part for part in parts if part)

    def _amount(self, target: Target) -> str:
        say = self.phrases
        unit = " %" if target.is_percent else ""
        least = f"{self.number(target.at_least)}{unit}" if target.at_least is not None else ""
        most = f"{self.number(target.up_to)}{unit}" if target.up_to is not None else ""
        if target.covers_all:
            return say("target.all")
        if target.is_exact_number:
            return least
        if least and most:
            return f"{least}–{most}"
        return say("target.at_least", number=least) if least else say("target.up_to", number=most) if most else ""

    def listed(self, words: Iterable[str]) -> str:
        """`a, b och c`."""
        every = list(words)
        return every[0] if len(every) == 1 else str(format_list(every, locale=self._known_locale))


def alphabetical(word: str) -> str:
    """What to sort words by. Swedish order: å, ä and ö come after z, in that order."""
    return word.casefold().replace("å", "{").replace("ä", "|").replace("ö", "}")


def _are_years(period: Period) -> bool:
    return all(end is not None and end.month is None for end in (period.start, period.end))
