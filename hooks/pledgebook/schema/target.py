"""Targets, field by field."""

from __future__ import annotations

from pledgebook.model.target import Per, Target
from pledgebook.schema.counts import PromisedNumberKind
from pledgebook.schema.dates import DateKind, DurationKind
from pledgebook.schema.shape import Record, Shape, Values, defaulted, optional
from pledgebook.schema.simple import Choice, Flag
from pledgebook.schema.words import Words


class TargetShape(Shape):
    name = "target"
    number = optional(PromisedNumberKind(may_be_all=True), "4")
    at_least = optional(PromisedNumberKind(), "20")
    up_to = optional(PromisedNumberKind(), "5")
    within = optional(DurationKind(), "24 hours")
    deadline = optional(DateKind(), "2021-06-30")
    of = optional(Words(), "{sv: fotpatruller, en: foot patrols}")
    per = optional(Choice(Per), "month")
    on_average = defaulted(Flag(), False, "true")


def _build(values: Values) -> Target | None:
    shape = TargetShape
    number, at_least, up_to = values[shape.number], values[shape.at_least], values[shape.up_to]
    forms = [bool(number), bool(at_least or up_to), bool(values[shape.within]), bool(values[shape.deadline])]
    if forms.count(True) == 0 or (number and (at_least or up_to)):
        values.context.complain("target-without-one-number", values.span)
        return None
    if at_least and up_to and at_least.value > up_to.value:
        values.context.complain("target-upside-down", values.span)
        return None
    lower = number or at_least
    return Target(
        at_least=lower.value if lower else None,
        up_to=up_to.value if up_to else None,
        covers_all=bool(number and number.is_all),
        is_percent=any(n.is_percent for n in (lower, up_to) if n),
        is_exact_number=number is not None,
        within=values[shape.within],
        deadline=values[shape.deadline],
        of=values[shape.of],
        per=values[shape.per],
        is_average=values[shape.on_average],
        span=values.span,
    )


TARGET = Record(TargetShape, _build)
