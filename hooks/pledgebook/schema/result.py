"""Results, field by field."""

from __future__ import annotations

from pledgebook.model.follow_up import Result, SubCount
from pledgebook.model.mention import RecordKind
from pledgebook.model.target import Per
from pledgebook.schema.counts import CountKind
from pledgebook.schema.dates import SpanKind
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, required
from pledgebook.schema.simple import Choice
from pledgebook.schema.words import Words


class SubCountShape(Shape):
    name = "sub-count"
    count = required(CountKind(), "158")
    of = required(Words(), "{sv: för hastighet, en: for speeding}")


class ResultShape(Shape):
    name = "result"
    count = required(CountKind(), "about 190")
    of = optional(Words(), "{sv: fotpatruller, en: foot patrols}")
    when = optional(SpanKind(), "2021")
    where = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "[badhusparken, resecentrum]")
    per = optional(Choice(Per), "month")
    before = optional(CountKind(), "250")
    goal = optional(ReferenceTo(RecordKind.GOAL), "problemindex")
    of_which = listed(
        OneOrSeveral(Record(SubCountShape, lambda v: SubCount(v[SubCountShape.count], v[SubCountShape.of]))),
        "[{count: 158, of: {sv: för hastighet, en: for speeding}}]",
    )
    caveat = optional(Words(), "{sv: Några är inte bokförda., en: Some were not recorded.}")


def _build(values: Values) -> Result:
    shape = ResultShape
    return Result(
        count=values[shape.count],
        of=values[shape.of],
        when=values[shape.when],
        areas=values[shape.where],
        per=values[shape.per],
        before=values[shape.before],
        goal=values[shape.goal],
        of_which=values[shape.of_which],
        caveat=values[shape.caveat],
        span=values.span,
    )


RESULT = Record(ResultShape, _build, short="count")
