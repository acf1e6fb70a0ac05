"""Reported numbers beside the number that was promised: a bar for each, and a line at the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from pledgebook.model.count import Count, Qualifier
from pledgebook.model.follow_up import FollowUp, Result
from pledgebook.model.target import Target
from pledgebook.model.target_outcome import is_comparable
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import PledgeFacts
from pledgebook.publishing.pictures.drawing import Drawing, box, drawn, line, text

# What a phone shows without much scrolling; the table has them all.
MOST_BARS = 12

_ROW = 2.6
_BAR = 1.0


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    follow_up: FollowUp
    result: Result


@dataclass(frozen=True, slots=True)
class ResultBars:
    """`numbers` are all, oldest first; the last `shown` of them are drawn."""

    target: Target
    numbers: tuple[ReportedNumber, ...]
    shown: int
    drawing: Drawing

    @property
    def has_uncertain(self) -> bool:
        return any(_is_uncertain(number.result.count) for number in self.numbers[-self.shown :])


def result_bars(facts: PledgeFacts, edition: Edition) -> ResultBars | None:
    """None where no number was promised, or none reported that is counted in the same way."""
    target = facts.pledge.stands.target
    if target is None or (target.at_least is None and target.up_to is None):
        return None
    agreement = edition.register.agreements[facts.pledge.agreement_id]
    numbers = tuple(
        ReportedNumber(report.follow_up, result)
        for report in facts.standing.own_reports
        for result in report.statement.results
        if is_comparable(target, result, report.follow_up, agreement) and result.count.is_percent == target.is_percent
    )
    shown = numbers[-MOST_BARS:]
    if not any(number.result.count.value is not None for number in shown):
        return None
    return ResultBars(target, numbers, len(shown), _drawing(target, shown, edition))


def _drawing(target: Target, numbers: Sequence[ReportedNumber], edition: Edition) -> Drawing:
    limits = [limit for limit in (target.at_least, target.up_to) if limit is not None]
    values = [number.result.count.value or Decimal(0) for number in numbers]
    # A number that is reported as more than it says needs room to go on.
    whole = max(*limits, *values, Decimal(1)) * Decimal("1.08")
    shapes: list[Markup] = []
    for row, number in enumerate(numbers):
        shapes += _bar(number, row * _ROW, whole, edition)
    shapes += _limits(limits, whole, len(numbers))
    return drawn(_name(target, numbers, edition), _ROW * len(numbers) + 0.2, shapes)


def _name(target: Target, numbers: Iterable[ReportedNumber], edition: Edition) -> str:
    told = ", ".join(f"{when_of(number, edition)}: {edition.saying.count(number.result.count)}" for number in numbers)
    return edition.say("picture.results.name", target=edition.saying.target(target), told=told)


def when_of(number: ReportedNumber, edition: Edition) -> str:
    """The time that a number is of, where it is stated, or else the day it was reported."""
    if number.result.when:
        return edition.saying.period_in_words(number.result.when)
    return edition.saying.day_in_words(number.follow_up.date)


def _bar(number: ReportedNumber, top: float, whole: Decimal, edition: Edition) -> Iterator[Markup]:
    count = number.result.count
    yield text(when_of(number, edition), 0, top + 1)
    yield text(edition.saying.count(count), 100, top + 1, "end")
    if count.value is not None:
        width = float(count.value / whole * 100)
        # The words beside the bar say in which way the number is not exact.
        yield box(0, top + 1.35, width, _BAR, "pb-bar pb-open" if _is_uncertain(count) else "pb-bar")


def _is_uncertain(count: Count) -> bool:
    return count.value is not None and count.qualifier is not Qualifier.EXACTLY


def _limits(limits: Iterable[Decimal], whole: Decimal, rows: int) -> Iterator[Markup]:
    for limit in dict.fromkeys(limits):
        x = float(limit / whole * 100)
        for row in range(rows):
            # Not through the words above each bar.
            yield line(x, row * _ROW + 1.2, x, row * _ROW + 1.2 + _BAR + 0.3, "pb-target")
