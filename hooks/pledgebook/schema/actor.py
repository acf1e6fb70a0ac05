"""Actors, areas and contacts, field by field."""

from __future__ import annotations

from itertools import pairwise

from pledgebook.model.actor import Actor, ActorKind, Area, AreaKind, Contact, Renaming
from pledgebook.model.mention import RecordKind
from pledgebook.schema.dates import DateKind
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, required
from pledgebook.schema.simple import AREA_CODE, EMAIL, ORGANISATION_NUMBER, PHONE, REVIEWER, URL, Choice, PlainText
from pledgebook.schema.source import SOURCE
from pledgebook.schema.words import Words, WordsRule, complain_of_missing


class RenamingShape(Shape):
    name = "renaming"
    words = WordsRule(is_required=True, may_lack_translation=True, example="Exempelby stad", before="reason")
    date = required(DateKind(), "2027-01-01")
    reason = optional(Words(), "{sv: Beslut i fullmäktige., en: Decided by the municipal council.}")
    source = optional(SOURCE, "{title: Protokoll 2026-11-02}")


def _build_renaming(values: Values) -> Renaming | None:
    if values.words is None:
        return None
    return Renaming(
        name=values.words,
        date=values[RenamingShape.date],
        reason=values[RenamingShape.reason],
        source=values[RenamingShape.source],
        span=values.span,
    )


RENAMING = Record(RenamingShape, _build_renaming)


class ActorShape(Shape):
    name = "actor"
    words = WordsRule(is_required=True, example="Polisen", before="renamed")
    kind = required(Choice(ActorKind), "police")
    also = listed(OneOrSeveral(PlainText()), "[Polismyndigheten]")
    url = optional(URL, "https://polisen.se/")
    organisation_number = optional(ORGANISATION_NUMBER, "999999-9999")
    reviewers = listed(OneOrSeveral(REVIEWER), '["@exempelby/trygghet", granskare@exempelby.example]')
    renamed = listed(OneOrSeveral(RENAMING), "[{date: 2027-01-01, sv: Exempelby stad, en: The City of Exempelby}]")
    succeeded_by = optional(ReferenceTo(RecordKind.ACTOR), "exempelby-kommun")


class AreaShape(Shape):
    name = "area"
    words = WordsRule(is_required=True, may_lack_translation=True, example="Exempelby", before="renamed")
    kind = required(Choice(AreaKind), "municipality")
    code = optional(AREA_CODE, "9999")
    part_of = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "[goteborg, lokalpolisomrade-city]")
    renamed = listed(OneOrSeveral(RENAMING), "[{date: 2027-01-01, sv: Exempelby torg}]")
    succeeded_by = optional(ReferenceTo(RecordKind.AREA), "exempelby")


class ContactShape(Shape):
    name = "contact"
    words = WordsRule(is_required=True, example="Kommunpolis", before="invitation")
    party = required(ReferenceTo(RecordKind.ACTOR), "polisen")
    areas = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "[exempelby, exempelholm]")
    name_ = optional(PlainText(), "Förnamn Efternamn")
    email = optional(EMAIL, "kommunpolis@example.org")
    phone = optional(PHONE, "114 14")
    invitation = optional(Words(is_markdown=True), "{sv: Välkommen att höra av dig, en: You are welcome to contact us}")


def _build_actor(values: Values) -> Actor | None:
    if values.words is None:
        return None
    renamed = values[ActorShape.renamed]
    _complain_of_order(renamed, values)
    for renaming in renamed:
        complain_of_missing(renaming.name, renaming.span, values.context)
    return Actor(
        id=values.id,
        name=values.words,
        renamed=renamed,
        succeeded_by=values[ActorShape.succeeded_by],
        kind=values[ActorShape.kind],
        also=values[ActorShape.also],
        url=values[ActorShape.url],
        organisation_number=values[ActorShape.organisation_number],
        reviewers=values[ActorShape.reviewers],
        span=values.span,
    )


def _build_area(values: Values) -> Area | None:
    if values.words is None:
        return None
    renamed = values[AreaShape.renamed]
    _complain_of_order(renamed, values)
    return Area(
        id=values.id,
        name=values.words,
        renamed=renamed,
        succeeded_by=values[AreaShape.succeeded_by],
        kind=values[AreaShape.kind],
        code=values[AreaShape.code],
        part_of=values[AreaShape.part_of],
        span=values.span,
    )


def _complain_of_order(renamed: tuple[Renaming, ...], values: Values) -> None:
    for before, after in pairwise(renamed):
        if after.date.first_day <= before.date.first_day:
            values.context.complain(
                "renaming-out-of-order", after.span, id=values.id, date=str(after.date), before=str(before.date)
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
