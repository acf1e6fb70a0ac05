"""Redactions, field by field: what the law took out of a published text, and who decided it."""

from __future__ import annotations

from enum import StrEnum

from pledgebook.model.amendment import Decider
from pledgebook.model.redaction import (
    GROUNDS_FOR,
    Confirmation,
    Redaction,
    RemovalDecision,
    RemovalGround,
    RemovedKind,
)
from pledgebook.schema.amendment import DeciderShape
from pledgebook.schema.dates import DateKind
from pledgebook.schema.references import FreeReference
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, optional, required
from pledgebook.schema.simple import ID, Choice, Flag, PlainText
from pledgebook.schema.words import Words


class Extent(StrEnum):
    WORDS = "words"
    WHOLE = "whole"


_DECIDERS = OneOrSeveral(
    Record(DeciderShape, lambda v: Decider(v[DeciderShape.party], v[DeciderShape.role]), "party"),
)


class RemovalDecisionShape(Shape):
    name = "removal-decision"
    by = required(_DECIDERS, "[exempelby-kommun, polisen]")
    case = optional(PlainText(), "KS 2022/123")
    urgent = defaulted(Flag(), False, "true")


class ConfirmationShape(Shape):
    name = "confirmation"
    date = required(DateKind(), "2022-05-16")
    by = required(_DECIDERS, "exempelby-kommun")
    case = optional(PlainText(), "KS 2022/123")


class RedactionShape(Shape):
    name = "redaction"
    id = required(ID, "r1")
    field = required(FreeReference("field"), "body.sv")
    date = required(DateKind(), "2022-05-04")
    what = required(Choice(RemovedKind), "personal-data")
    ground = required(Choice(RemovalGround), "gdpr-17")
    decided = required(
        Record(
            RemovalDecisionShape,
            lambda v: RemovalDecision(
                v[RemovalDecisionShape.by], v[RemovalDecisionShape.case], v[RemovalDecisionShape.urgent]
            ),
        ),
        "{by: {party: exempelby-kommun, role: {sv: kommunjurist, en: municipal lawyer}}, case: KS 2022/123}",
    )
    extent = defaulted(Choice(Extent), Extent.WORDS, "whole")
    note = optional(Words(), "{sv: Ett namn stod med av misstag., en: A name was there by mistake.}")
    confirmed = optional(
        Record(
            ConfirmationShape,
            lambda v: Confirmation(v[ConfirmationShape.date], v[ConfirmationShape.by], v[ConfirmationShape.case]),
        ),
        "{date: 2022-05-16, by: exempelby-kommun}",
    )


def _build(values: Values) -> Redaction:
    shape = RedactionShape
    redaction = Redaction(
        id=values[shape.id],
        field=values[shape.field],
        date=values[shape.date],
        what=values[shape.what],
        ground=values[shape.ground],
        decision=values[shape.decided],
        is_whole=values[shape.extent] is Extent.WHOLE,
        note=values[shape.note],
        confirmed=values[shape.confirmed],
        span=values.span,
    )
    _complain_of_lawlessness(redaction, values)
    return redaction


def _complain_of_lawlessness(redaction: Redaction, values: Values) -> None:
    grounds = GROUNDS_FOR[redaction.what]
    if redaction.ground not in grounds:
        values.context.complain(
            "redaction-ground-unfit",
            values.span_of(RedactionShape.ground),
            ground=redaction.ground.value,
            what=redaction.what.value,
            choices=tuple(ground.value for ground in grounds),
        )
    if redaction.is_whole and not redaction.is_by_two_parties:
        values.context.complain(
            "redaction-needs-two-parties", values.span_of(RedactionShape.extent), redaction=redaction.id
        )


REDACTION = Record(RedactionShape, _build)
REDACTIONS_EXAMPLE = (
    "[{id: r1, field: sv, date: 2022-05-04, what: personal-data, ground: gdpr-17, decided: {by: exempelby-kommun}}]"
)
