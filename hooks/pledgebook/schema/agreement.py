"""Agreements, field by field."""

from __future__ import annotations

from enum import StrEnum

from pledgebook.diagnostics.diagnostic import Term
from pledgebook.model.agreement import (
    Agreement,
    Better,
    Evidence,
    EvidenceKind,
    FocusArea,
    Goal,
    Signatory,
    Situation,
)
from pledgebook.model.mention import RecordKind
from pledgebook.reading.nodes import Mapping, Node, Scalar
from pledgebook.schema.amendment import AMENDMENT_OF_AGREEMENT
from pledgebook.schema.context import Context
from pledgebook.schema.counts import CountKind
from pledgebook.schema.dates import DateKind, SpanKind
from pledgebook.schema.pledge import PLEDGE
from pledgebook.schema.redaction import REDACTION, REDACTIONS_EXAMPLE
from pledgebook.schema.references import FreeReference, ReferenceTo
from pledgebook.schema.reporting import REPORTING
from pledgebook.schema.several import MapOf, OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, listed, optional, required
from pledgebook.schema.simple import Choice, Flag, PlainText
from pledgebook.schema.source import SOURCE
from pledgebook.schema.target import TARGET
from pledgebook.schema.words import TranslationLanguage, Words, WordsRule


class Transcription(StrEnum):
    VERBATIM = "verbatim"
    SUMMARY = "summary"


class EvidenceShape(Shape):
    name = "evidence"
    words = WordsRule(example="Dialogmöten på torget")
    kind = required(Choice(EvidenceKind), "dialogue")
    date = optional(SpanKind(), "2020-10")
    count = optional(CountKind(), "about 350")
    of = optional(Words(), "{sv: deltagare, en: participants}")
    sources = listed(OneOrSeveral(SOURCE), "{title: Medborgarenkät 2021}")


class SituationShape(Shape):
    name = "situation"
    words = WordsRule(
        is_markdown=True,
        example="Lägesbilden visar att medborgarna önskar en mer synlig polis.",
        before="built_on",
    )
    built_on = listed(
        OneOrSeveral(
            Record(
                EvidenceShape,
                lambda v: Evidence(
                    kind=v[EvidenceShape.kind],
                    date=v[EvidenceShape.date],
                    count=v[EvidenceShape.count],
                    of=v[EvidenceShape.of],
                    words=v.words,
                    sources=v[EvidenceShape.sources],
                ),
                "kind",
            )
        ),
        "[{kind: dialogue, count: about 350, of: {sv: deltagare, en: participants}}]",
    )


class FocusAreaShape(Shape):
    name = "focus-area"
    words = WordsRule(is_required=True, example="Otrygga miljöer i centrala Exempelby", before="about")
    about = optional(Words(is_markdown=True), "{sv: Särskilt kvällstid., en: Above all in the evening.}")
    by = listed(OneOrSeveral(ReferenceTo(RecordKind.ACTOR)), "polisen")


class ProblemShape(Shape):
    name = "problem"
    words = WordsRule(is_required=True, example="Inbrott")


class GoalShape(Shape):
    name = "goal"
    words = WordsRule(is_required=True, example="Problemindex i trygghetsmätningen, 0–6")
    better = optional(Choice(Better), "lower")
    target = optional(TARGET, "{up_to: 1.5}")


class SignatoryShape(Shape):
    name = "signatory"
    words = WordsRule(is_required=True, example="kommunalråd")
    party = required(ReferenceTo(RecordKind.ACTOR), "exempelby-kommun")


def _build_focus_area(values: Values) -> FocusArea | None:
    if values.words is None:
        return None
    shape = FocusAreaShape
    return FocusArea(values.id, values.context.owner, values.words, values[shape.about], values[shape.by], values.span)


def _build_goal(values: Values) -> Goal | None:
    if values.words is None:
        return None
    return Goal(values.id, values.words, values[GoalShape.better], values[GoalShape.target], values.span)


def _build_signatory(values: Values) -> Signatory | None:
    return Signatory(values[SignatoryShape.party], values.words) if values.words else None


class AgreementShape(Shape):
    name = "agreement"
    words = WordsRule(
        is_markdown=True,
        example="Polis och kommun ska tillsammans förebygga bruk av droger.",
        before="situation",
    )
    areas = required(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "exempelby")
    parties = required(OneOrSeveral(ReferenceTo(RecordKind.ACTOR)), "[polisen, exempelby-kommun]")
    with_ = listed(OneOrSeveral(ReferenceTo(RecordKind.ACTOR)), "nattvandrarna")
    period = required(SpanKind(Term.PERIOD_AS_SIGNED), "2021")
    period_as_signed = optional(PlainText(), "31 juni 2023 – 31 juni 2027")
    signed = optional(DateKind(), "2021-04-14")
    signatories = listed(
        OneOrSeveral(Record(SignatoryShape, _build_signatory)),
        "[{party: exempelby-kommun, sv: Kommunalråd, en: Municipal commissioner}]",
    )
    title = optional(Words(), "{sv: Barnlöftet, en: The promise to children}")
    groups = listed(OneOrSeveral(Words()), "{sv: ungdomar, en: young people}")
    untranslated = listed(OneOrSeveral(TranslationLanguage()), "[en]")
    draft = defaulted(Flag(), False, "true")
    transcription = defaulted(Choice(Transcription), Transcription.VERBATIM, "summary")
    incomplete = defaulted(Flag(), False, "true")
    documents = listed(
        OneOrSeveral(SOURCE), "{title: Medborgarlöfte 2021, url: https://example.org/medborgarlofte-2021}"
    )
    under = optional(SOURCE, "{title: Samverkansöverenskommelse, period: 2020 to 2023}")
    situation = optional(
        Record(SituationShape, lambda v: Situation(v.words, v[SituationShape.built_on])),
        "{sv: Det finns en oro för droger., en: There is concern about drugs.}",
    )
    focus = listed(
        MapOf(Record(FocusAreaShape, _build_focus_area), RecordKind.FOCUS_AREA),
        "{trafik: {sv: Trafik, en: Traffic}}",
    )
    not_chosen = listed(OneOrSeveral(Record(ProblemShape, lambda v: v.words)), "[{sv: Inbrott, en: Burglary}]")
    goals = listed(
        MapOf(Record(GoalShape, _build_goal), RecordKind.GOAL),
        "{problemindex: {better: lower, sv: Problemindex, en: Problem index}}",
    )
    reporting = optional(REPORTING, "{due: every 4 months}")
    aliases = listed(OneOrSeveral(FreeReference("address")), "medborgarlofte-2021")
    pledges = listed(
        MapOf(PLEDGE, RecordKind.PLEDGE), "{p1: {by: polisen, sv: Hålla tre vandringar., en: Hold three walks.}}"
    )
    amendments = listed(
        OneOrSeveral(AMENDMENT_OF_AGREEMENT),
        "{id: a1, after: signed, kind: extended, decided: {date: 2021-12-01, "
        "source: {title: Protokoll}}, "
        "reason: {sv: Inget skäl angavs., en: No reason was given.}, now: {period: 2021 to 2022}}",
    )
    redactions = listed(OneOrSeveral(REDACTION), REDACTIONS_EXAMPLE)


def _build(values: Values) -> Agreement:
    shape = AgreementShape
    return Agreement(
        id=values.context.owner,
        areas=values[shape.areas],
        parties=values[shape.parties],
        helpers=values[shape.with_],
        groups=values[shape.groups],
        period=values[shape.period],
        period_as_signed=values[shape.period_as_signed],
        signed=values[shape.signed],
        signatories=values[shape.signatories],
        title=values[shape.title],
        documents=values[shape.documents],
        under=values[shape.under],
        words=values.words,
        situation=values[shape.situation],
        focus_areas=values[shape.focus],
        not_chosen=values[shape.not_chosen],
        goals=values[shape.goals],
        reporting=values[shape.reporting],
        pledges=values[shape.pledges],
        amendments=values[shape.amendments],
        redactions=values[shape.redactions],
        aliases=values[shape.aliases],
        is_summary=values[shape.transcription] is Transcription.SUMMARY,
        is_incomplete=values[shape.incomplete],
        is_draft=values[shape.draft],
        span=values.span,
    )


class _AgreementRecord(Record[Agreement]):
    """An agreement is read with its own id as the owner of what is in it, and its own list of missing languages."""

    def read_keyed(self, node: Node, context: Context, key: Scalar | None) -> Agreement | None:
        outer = context.owner, context.record, context.untranslated
        context.owner = key.value if key else ""
        context.record = RecordKind.AGREEMENT, context.owner
        context.untranslated = context.untranslated | untranslated_in(node)
        context.translations.untranslated |= {(context.owner, language) for language in context.untranslated}
        try:
            return super().read_keyed(node, context, key)
        finally:
            context.owner, context.record, context.untranslated = outer


def untranslated_in(node: Node) -> frozenset[str]:
    """The languages that a file says it lacks. Read before its texts, which the list is about."""
    listed_node = node.value_of("untranslated") if isinstance(node, Mapping) else None
    items = getattr(listed_node, "items", [listed_node])
    return frozenset(item.value for item in items if isinstance(item, Scalar))


AGREEMENT = _AgreementRecord(AgreementShape, _build)
