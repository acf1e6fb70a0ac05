"""Meetings, field by field."""

from __future__ import annotations

from pledgebook.model.meeting import Meeting, MeetingKind
from pledgebook.model.mention import RecordKind
from pledgebook.schema.dates import DateKind, SpanKind, TimesKind
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, listed, optional, required
from pledgebook.schema.simple import ID, URL, Choice, Flag, PlainText
from pledgebook.schema.words import WordsRule


class MeetingShape(Shape):
    name = "meeting"
    words = WordsRule(is_markdown=True, example="Kom och prata med polis och kommun.")
    id = optional(ID, "torgmote-2019")
    date = required(SpanKind(), "2019-10-17")
    time = optional(TimesKind(), "16:00 to 18:00")
    kind = required(Choice(MeetingKind), "dialogue")
    areas = required(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "exempelby")
    place = optional(PlainText(), "Stora torget")
    agreements = listed(OneOrSeveral(ReferenceTo(RecordKind.AGREEMENT)), "exempelby-2021")
    url = optional(URL, "https://example.org/enkat/")
    cancelled = defaulted(Flag(), False, "true")
    changed = listed(OneOrSeveral(DateKind()), "2019-10-02")


def _build(values: Values) -> Meeting:
    shape = MeetingShape
    return Meeting(
        id=values[shape.id],
        date=values[shape.date],
        times=values[shape.time],
        kind=values[shape.kind],
        areas=values[shape.areas],
        place=values[shape.place],
        agreements=values[shape.agreements],
        url=values[shape.url],
        is_cancelled=values[shape.cancelled],
        changed=values[shape.changed],
        words=values.words,
        span=values.span,
    )


MEETING = Record(MeetingShape, _build)
