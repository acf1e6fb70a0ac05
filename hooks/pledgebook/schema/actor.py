"""Actors, areas and contacts, field by field."""

from __future__ import annotations

from pledgebook.model.actor import Actor, ActorKind, Area, AreaKind, Contact
from pledgebook.model.mention import RecordKind
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, required
from pledgebook.schema.simple import AREA_CODE, EMAIL, PHONE, REVIEWER, URL, Choice, PlainText
from pledgebook.schema.words import Words, WordsRule


class ActorShape(Shape):
    name = "actor"
    words = WordsRule(is_required=True, example="Polisen")
    kind = required(Choice(ActorKind), "police")
    also = listed(OneOrSeveral(PlainText()), "[Polismyndigheten]")
    url = optional(URL, "https://polisen.se/")
    reviewers = listed(OneOrSeveral(REVIEWER), '["@exempelby/trygghet", granskare@exempelby.example]')


class AreaShape(Shape):
    name = "area"
    words = WordsRule(is_required=True, may_lack_translation=True, example="Vara")
    kind = required(Choice(AreaKind), "municipality")
    code = optional(AREA_CODE, "1470")
    part_of = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "[goteborg, lokalpolisomrade-city]")


class ContactShape(Shape):
    name = "contact"
    words = WordsRule(is_required=True, example="Kommunpolis")
    party = required(ReferenceTo(RecordKind.ACTOR), "polisen")
    areas = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "[vara, grastorp]")
    email = optional(EMAIL, "kommunpolis.vara@example.org")
    phone = optional(PHONE, "114 14")
    name_ = optional(PlainText(), "Förnamn Efternamn")
    invitation = optional(Words(is_markdown=True), "{sv: Välkommen att höra av dig, en: You are welcome to contact us}")


def _build_actor(values: Values) -> Actor | None:
    if values.words is None:
        return None
    return Actor(
        id=values.id,
        kind=values[ActorShape.kind],
        name=values.words,
        also=values[ActorShape.also],
        url=values[ActorShape.url],
        reviewers=values[ActorShape.reviewers],
        span=values.span,
    )


def _build_area(values: Values) -> Area | None:
    if values.words is None:
        return None
    return Area(
        id=values.id,
        kind=values[AreaShape.kind],
        code=values[AreaShape.code],
        name=values.words,
        part_of=values[AreaShape.part_of],
        span=values.span,
    )


def _build_contact(values: Values) -> Contact | None:
    if values.words is None:
        return None
    return Contact(
        id=values.id,
        party=values[ContactShape.party],
        areas=values[ContactShape.areas],
        role=values.words,
        name=values[ContactShape.name_],
        email=values[ContactShape.email],
        phone=values[ContactShape.phone],
        invitation=values[ContactShape.invitation],
        span=values.span,
    )


ACTOR = Record(ActorShape, _build_actor)
AREA = Record(AreaShape, _build_area)
CONTACT = Record(ContactShape, _build_contact)
