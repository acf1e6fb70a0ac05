"""Amendments, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pledgebook.diagnostics.diagnostic import Term
from pledgebook.model.amended_fields import FIELDS_OF_AGREEMENT, FIELDS_OF_PLEDGE
from pledgebook.model.amendment import Amendment, AmendmentKind, Decider, Decision, NewValues
from pledgebook.model.amendment_laws import DECIDED_SOURCE, LAWS, REMOVABLE, Law
from pledgebook.model.mention import RecordKind
from pledgebook.model.reference import Reference
from pledgebook.model.reporting import Reporting
from pledgebook.model.source import Source
from pledgebook.model.target import Target
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind, SpanKind
from pledgebook.schema.kind import JsonSchema, Kind
from pledgebook.schema.references import FreeReference, PledgeOrAgreement, ReferenceTo
from pledgebook.schema.reporting import REPORTING
from pledgebook.schema.several import Givers, OneOrSeveral, OrNone, is_none
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, required
from pledgebook.schema.simple import ID, Choice, Flag, PlainText
from pledgebook.schema.source import SOURCE
from pledgebook.schema.target import TARGET
from pledgebook.schema.words import Words, WordsRule
from pledgebook.span import Span


class DeciderShape(Shape):
    name = "decider"
    party = required(ReferenceTo(RecordKind.ACTOR), "polisen")
    role = optional(Words(), "{sv: lokalpolisområdeschef, en: head of the local police district}")


class DecisionShape(Shape):
    name = "decision"
    date = optional(DateKind(), "2021-08-25")
    by = listed(
        OneOrSeveral(Record(DeciderShape, lambda v: Decider(v[DeciderShape.party], v[DeciderShape.role]), "party")),
        "[polisen, exempelby-kommun]",
    )
    source = optional(SOURCE, "{title: Protokoll BRÅ § 12}")


DECISION = Record(
    DecisionShape,
    lambda v: Decision(v[DecisionShape.date], v[DecisionShape.by], v[DecisionShape.source]),
)


_TARGET: Kind[Target | tuple[()]] = OrNone(TARGET)
_REPORTING: Kind[Reporting | tuple[()]] = OrNone(REPORTING)


class NewValuesShape(Shape):
    name = "now"
    words = WordsRule(is_markdown=True, example="Minst 10 fotpatruller i månaden.")
    title = optional(Words(), "{sv: Fotpatruller, en: Foot patrols}")
    target = optional(_TARGET, "{at_least: 10, per: month}")
    by = listed(Givers(), "[polisen, exempelby-kommun]")
    with_ = listed(OrNone(OneOrSeveral(ReferenceTo(RecordKind.ACTOR))), "nattvandrarna")
    focus = listed(OrNone(OneOrSeveral(ReferenceTo(RecordKind.FOCUS_AREA))), "trafik")
    areas = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "exempelby")
    groups = listed(OrNone(OneOrSeveral(Words())), "{sv: ungdomar, en: young people}")
    conditional = optional(OrNone(Flag()), "true")
    period = optional(SpanKind(Term.PERIOD_AS_SIGNED), "2021 to 2022")
    period_as_signed = optional(PlainText(), "hösten 2021")
    signed = optional(DateKind(), "2021-04-14")
    reporting = optional(_REPORTING, "{due: 2023-03}")


def _build_new_values(values: Values) -> NewValues:
    shape = NewValuesShape
    return NewValues(
        words=values.words,
        title=values[shape.title],
        target=values[shape.target] or None,
        by=values[shape.by],
        helpers=values[shape.with_],
        focus=values[shape.focus],
        areas=values[shape.areas],
        groups=values[shape.groups],
        is_conditional=bool(values[shape.conditional]),
        period=values[shape.period],
        period_as_signed=values[shape.period_as_signed],
        signed=values[shape.signed],
        reporting=values[shape.reporting] or None,
        given=values.given | ({"text"} if values.words else set()),
        taken_away=tuple(sorted(name for name in REMOVABLE if is_none(values.node.value_of(name)))),
        span=values.span,
    )


class _NewValuesRecord(Record[NewValues]):
    """New words may be in one language only: a `typo` in the Swedish leaves the English as it is."""

    def read(self, node: Node, context: Context) -> NewValues | None:
        context.is_partial = True
        try:
            return super().read(node, context)
        finally:
            context.is_partial = False


Successors = tuple[Reference, ...] | Source


@dataclass(frozen=True, slots=True)
class SuccessorsKind:
    """`to:` full ids of pledges or agreements, or one source where it goes on in another forum or document."""

    name: str = "successors"

    def read(self, node: Node, context: Context) -> Successors | None:
        if isinstance(node, MappingNode):
            return SOURCE.read(node, context)
        return OneOrSeveral(PledgeOrAgreement()).read(node, context)

    def json_schema(self) -> JsonSchema:
        several = OneOrSeveral(PledgeOrAgreement()).json_schema()
        return {"anyOf": [several, SOURCE.json_schema()]}


_SUCCESSORS: Kind[Successors] = SuccessorsKind()


class AmendmentShape(Shape):
    name = "amendment"
    id = required(ID, "a1")
    after = required(FreeReference("after"), "signed")
    kind = required(Choice(AmendmentKind), "target-changed")
    from_ = optional(DateKind(), "2021-09-01")
    entered = optional(DateKind(), "2021-09-03")
    decided = optional(DECISION, "{date: 2021-08-25, by: [polisen, exempelby-kommun]}")
    reason = optional(Words(is_markdown=True), "{sv: Färre poliser i tjänst., en: Fewer police officers on duty.}")
    source = optional(SOURCE, "{title: Det undertecknade medborgarlöftet, file: underlag/loefte-2021.pdf}")
    now = optional(
        _NewValuesRecord(NewValuesShape, _build_new_values),
        "{target: {at_least: 10}, sv: Minst 10 fotpatruller., en: At least 10 foot patrols.}",
    )
    to = optional(_SUCCESSORS, "[exempelby-2022/p1, exempelby-2022/p2]")


def _build(values: Values, fields: frozenset[str]) -> Amendment:
    shape = AmendmentShape
    law = LAWS[values[shape.kind]]
    _complain_of_lawlessness(values, law, fields)
    to = values[shape.to]
    return Amendment(
        id=values[shape.id],
        after=values[shape.after],
        kind=values[shape.kind],
        applies_from=values[shape.from_],
        entered=values[shape.entered],
        decision=values[shape.decided],
        reason=values[shape.reason],
        source=values[shape.source],
        now=values[shape.now],
        successors=() if to is None or isinstance(to, Source) else to,
        moved_to=to if isinstance(to, Source) else None,
        span=values.span,
    )


def _complain_of_lawlessness(values: Values, law: Law, fields: frozenset[str]) -> None:
    """What the kind needs, and what it may set of the fields that the amended record has."""
    shape = AmendmentShape
    kind = values[shape.kind].value
    given = values.given | _sources_given(values)
    for name in sorted(law.must_have - given):
        values.context.complain("amendment-lacks", values.span, kind=kind, field=name)
    source = values[shape.source]
    if values[shape.kind] is AmendmentKind.TRANSCRIPTION and source and source.file and not source.sha256:
        # The signed document must be the one that was compared with, for ever.
        values.context.complain("amendment-lacks", values.span, kind=kind, field="source.sha256")
    now = values[shape.now]
    may_set = fields if law.may_set is None else fields & law.may_set
    for name in sorted(now.given - may_set) if now else ():
        choices = tuple(sorted(may_set)) or ("–",)
        place = _place_in(values.node.value_of(shape.now.name), name) or values.span_of(shape.now)
        values.context.complain("amendment-may-not-set", place, kind=kind, field=name, choices=choices)


def _sources_given(values: Values) -> set[str]:
    """Where nothing is said of the decision, that is what is missing."""
    decided = values[AmendmentShape.decided]
    return {DECIDED_SOURCE} if decided is None or decided.source is not None else set()


def _place_in(now: Node | None, field: str) -> Span | None:
    entries = now.entries if isinstance(now, MappingNode) else []
    return next((key.span for key, _ in entries if key.value == field), None)


AMENDMENT_OF_PLEDGE = Record(AmendmentShape, partial(_build, fields=frozenset(FIELDS_OF_PLEDGE)))
AMENDMENT_OF_AGREEMENT = Record(AmendmentShape, partial(_build, fields=frozenset(FIELDS_OF_AGREEMENT)))
