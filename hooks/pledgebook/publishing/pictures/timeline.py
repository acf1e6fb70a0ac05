"""A pledge through time: its period as a band, what happened above it, reports and due days below, and today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from markupsafe import Markup

from pledgebook.model.dates import Period
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.pictures.drawing import Drawing, box, drawn, line, text
from pledgebook.publishing.pictures.symbols import placed
from pledgebook.publishing.pictures.timeline_events import IS_DUE_DAY, IS_REPORT, Event, EventKind, events_of

# In percent of the width: half a symbol at each end, and what symbols need not to touch on a narrow phone.
_EDGE = 5.0
_APART = 8.0
_WIDTH_OF_YEAR = 15.0
# In em: a symbol with the space around it.
_ROW = 1.4
_MOST_IN_A_COLUMN = 3
_LONG = 8
_MOST_DUE_DAYS = 16

_COUNTED_AS = {
    EventKind.CHANGED: "changes",
    EventKind.REPORTED: "reports",
    EventKind.SILENT: "silent",
    EventKind.MISSING: "missing",
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """`drawing` is None where no date is known that a line could be drawn of.

    `due_days` is how many of the due days are among the events, where they are too many to show them all.
    """

    events: tuple[Event, ...]
    drawing: Drawing | None
    due_days: int | None

    @property
    def is_long(self) -> bool:
        """Whether the line is enough for most readers, and the table is better folded."""
        return self.drawing is not None and len(self.events) > _LONG


def timeline(facts: PledgeFacts, agreement_facts: AgreementFacts, edition: Edition) -> Timeline:
    every = events_of(facts, agreement_facts, edition.register, edition.today, edition.coming)
    events = _with_few_due_days(every, edition.today)
    due_days = None if len(events) == len(every) else _MOST_DUE_DAYS
    scale = _scale(events, edition.today)
    if scale is None:
        return Timeline(events, None, due_days)
    dated = [event for event in events if event.when is not None]
    period = agreement_facts.agreement.stands.period
    drawing = _drawing(_name(dated, scale, edition), dated, period, scale, edition)
    return Timeline(events, drawing, due_days)


def _with_few_due_days(events: tuple[Event, ...], today: date) -> tuple[Event, ...]:
    """Of the days on which reports are due, those nearest to today: a rhythm may go on for years."""
    days = sorted((e.due.day for e in events if e.due is not None), key=lambda day: (abs(day - today), day))
    kept = set(days[:_MOST_DUE_DAYS])
    return tuple(event for event in events if event.due is None or event.due.day in kept)


def _name(events: Sequence[Event], scale: _Scale, edition: Edition) -> str:
    """From when to when, and how many there are of what the reader looks for; that nothing is reported is said too."""
    numbers = Counter(_COUNTED_AS.get(event.kind, "") for event in events)
    told = [
        edition.say.counted(f"picture.timeline.{counted}", numbers[counted])
        for counted in dict.fromkeys(_COUNTED_AS.values())
        if numbers[counted] or counted == "reports"
    ]
    first, last = (edition.saying.day_in_words(day) for day in (scale.first, scale.last))
    return edition.say("picture.timeline.name", first=first, last=last, told=edition.saying.listed(told))


@dataclass(frozen=True, slots=True)
class _Scale:
    """The days from `first` to `last` between the places `left` and `right`; `today` is its own place."""

    first: date
    last: date
    left: float
    right: float
    today: float

    def at(self, day: date) -> float:
        days = (self.last - self.first).days
        return self.left + (self.right - self.left) * (day - self.first).days / days

    @property
    def is_broken(self) -> bool:
        """Whether today is so long after all else that the line to it is cut short."""
        return self.today > self.right


def _scale(events: Iterable[Event], today: date) -> _Scale | None:
    days = [day for event in events for day in (event.first_day, event.last_day) if day is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    if first == last:
        last += timedelta(days=1)
    if today - last > (last - first) / 3:
        return _Scale(first, last, _EDGE, 100 - 3.5 * _EDGE, 100 - _EDGE)
    whole = _Scale(min(first, today), max(last, today), _EDGE, 100 - _EDGE, today=0)
    return replace(whole, today=whole.at(today))


def _drawing(name: str, events: Sequence[Event], period: Period, scale: _Scale, edition: Edition) -> Drawing:
    """From above: the word for today, what happened, the period, reports, due days, and the years."""
    top = _ROW
    rows: list[Markup] = []
    for lane in (_happened(events), None, [e for e in events if e.kind in IS_REPORT], _days(events)):
        if lane is None:
            rows += _band(period, scale, top)
            top += 1
        elif lane:
            columns = _columns(lane, scale)
            rows += _spans(lane, scale, top)
            rows += _marks(columns, top)
            top += _ROW * max(min(len(column.events), _MOST_IN_A_COLUMN) for column in columns)
    return drawn(name, top + _ROW, [*_years(scale, top), *_today(scale, top, edition.say("picture.today")), *rows])


def _happened(events: Iterable[Event]) -> list[Event]:
    return [e for e in events if e.kind in (EventKind.SIGNED, EventKind.ADDED, EventKind.CHANGED)]


def _days(events: Iterable[Event]) -> list[Event]:
    return [e for e in events if e.kind in IS_DUE_DAY]


def _years(scale: _Scale, bottom: float) -> Iterator[Markup]:
    """The line of time with a mark at each turn of the year, and the years that there is room to name."""
    yield line(0, bottom, scale.right + _EDGE / 2 if scale.is_broken else 100, bottom, "pb-axis")
    every = range(scale.first.year, scale.last.year + 1)
    width = (scale.right - scale.left) * 365 / max(365, (scale.last - scale.first).days)
    step = max(1, -int(-_WIDTH_OF_YEAR // width))
    for year in every:
        begins = scale.at(max(scale.first, date(year, 1, 1)))
        ends = scale.at(min(scale.last, date(year, 12, 31)))
        if year > scale.first.year:
            yield line(begins, _ROW, begins, bottom, "pb-turn")
        is_named = (year - scale.first.year) % step == 0
        if is_named and (step > 1 or ends - begins > _WIDTH_OF_YEAR or len(every) == 1):
            yield text(str(year), (begins + ends) / 2, bottom + 1.2, "middle")


def _today(scale: _Scale, bottom: float, words: str) -> Iterator[Markup]:
    if scale.is_broken:
        cut = (scale.right + scale.today) / 2
        yield line(scale.today, bottom, 100, bottom, "pb-axis")
        yield line(scale.right + _EDGE / 2, bottom, scale.today, bottom, "pb-axis pb-cut")
        yield text("…", cut, bottom + 1.2, "middle")
    yield line(scale.today, _ROW - 0.2, scale.today, bottom, "pb-today")
    yield text(words, scale.today, 1, "start" if scale.today < 50 else "end")


def _band(period: Period, scale: _Scale, top: float) -> Iterator[Markup]:
    """The period of the agreement; an end that is not known is drawn as an open one."""
    if not period.is_known:
        return
    begins = scale.at(period.first_day) if period.first_day else 0
    ends = scale.at(period.last_day) if period.last_day else 100
    is_whole = period.first_day and period.last_day
    yield box(begins, top + 0.2, ends - begins, 0.6, "pb-band" if is_whole else "pb-band pb-open")


@dataclass(frozen=True, slots=True)
class _Column:
    """Events too near each other to stand side by side: they stand one above the other, at the middle of them."""

    x: float
    events: Sequence[Event]


def _columns(events: Iterable[Event], scale: _Scale) -> list[_Column]:
    gathered: list[tuple[list[float], list[Event]]] = []
    middles = [
        ((scale.at(event.when.first_day) + scale.at(event.when.last_day)) / 2, n, event)
        for n, event in enumerate(events)
        if event.when is not None
    ]
    for x, _, event in sorted(middles, key=lambda found: found[:2]):
        if gathered and x - gathered[-1][0][0] < _APART:
            gathered[-1][0].append(x)
            gathered[-1][1].append(event)
        else:
            gathered.append(([x], [event]))
    columns: list[_Column] = []
    for places, together in gathered:
        x = (places[0] + places[-1]) / 2
        columns.append(_Column(max(x, columns[-1].x + _APART) if columns else x, together))
    return columns


def _marks(columns: Iterable[_Column], top: float) -> Iterator[Markup]:
    """Where a column is too long, the last events are shown, and how many more there are is told."""
    for column in columns:
        shown = list(column.events)
        if len(shown) > _MOST_IN_A_COLUMN:
            shown = shown[1 - _MOST_IN_A_COLUMN :]
            y = top + _ROW * (_MOST_IN_A_COLUMN - 0.5) + 0.35
            yield text(f"+{len(column.events) - len(shown)}", column.x, y, "middle")
        for row, event in enumerate(shown):
            yield placed(event.symbol, column.x, top + _ROW * (row + 0.5))


def _spans(events: Iterable[Event], scale: _Scale, top: float) -> Iterator[Markup]:
    """What is known to the month or year only may have been on any day of this line."""
    for when in dict.fromkeys(event.when for event in events):
        if when is not None and when.day is None:
            yield line(scale.at(when.first_day), top + _ROW / 2, scale.at(when.last_day), top + _ROW / 2, "pb-span")
