"""Pledges, field by field."""

from __future__ import annotations

from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Added, Pledge
from pledgebook.schema.amendment import AMENDMENT_OF_PLEDGE, DECISION
from pledgebook.schema.dates import DateKind
from pledgebook.schema.redaction import REDACTION, REDACTIONS_EXAMPLE
from pledgebook.schema.references import FreeReference, FullReference, ReferenceTo
from pledgebook.schema.several import Givers, OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, listed, optional, required
from pledgebook.schema.simple import Flag
from pledgebook.schema.source import SOURCE
from pledgebook.schema.target import TARGET
from pledgebook.schema.words import Words, WordsRule


class AddedShape(Shape):
    name = "added"
    date = required(DateKind(), "2023-03-06")
    decided = optional(DECISION, "{by: [polisen, umea-kommun]}")
    reason = optional(Words(is_markdown=True), "{sv: Behovet var nytt., en: The need was new.}")
    source = optional(SOURCE, "{title: Protokoll BRÅ § 7}")


ADDED = Record(
    AddedShape,
    lambda v: Added(v[AddedShape.date], v[AddedShape.decided], v[AddedShape.reason], v[AddedShape.source]),
)


class PledgeShape(Shape):
    name = "pledge"
    words = WordsRule(
        is_required=True,
        is_markdown=True,
        example="Polisen ska vara synlig genom återkommande fotpatrullering.",
        before="added",
    )
    by = required(Givers(), "[polisen, exempelby-kommun]")
    with_ = listed(OneOrSeveral(ReferenceTo(RecordKind.ACTOR)), "nattvandrarna")
    focus = listed(OneOrSeveral(ReferenceTo(RecordKind.FOCUS_AREA)), "trafik")
    areas = listed(OneOrSeveral(ReferenceTo(RecordKind.AREA)), "[exempelby, exempelholm]")
    groups = listed(OneOrSeveral(Words()), "{sv: ungdomar, en: young people}")
    title = optional(Words(), "{sv: Tätortsvandringar, en: Neighbourhood walks}")
    conditional = defaulted(Flag(), False, "true")
    target = optional(TARGET, "{at_least: 20, of: {sv: fotpatruller, en: foot patrols}, per: month}")
    other_wordings = listed(OneOrSeveral(SOURCE), "{title: Kommunens webbplats, quote: Informera och föra dialog.}")
    replaces = listed(OneOrSeveral(FullReference()), "exempelby-2020/p2")
    continues = listed(OneOrSeveral(FullReference()), "exempelby-2020/p1")
    added = optional(ADDED, "{date: 2023-03-06, reason: {sv: Behovet var nytt., en: The need was new.}}")
    amendments = listed(
        OneOrSeveral(AMENDMENT_OF_PLEDGE),
        "{id: a1, after: signed, kind: withdrawn, decided: {date: 2021-09-01}, "
        "reason: {sv: Inget skäl angavs., en: No reason was given.}}",
    )
    redactions = listed(OneOrSeveral(REDACTION), REDACTIONS_EXAMPLE)
    aliases = listed(OneOrSeveral(FreeReference("address")), "loften/patrull-2021")


def _build(values: Values) -> Pledge | None:
    shape = PledgeShape
    if values.words is None:
        return None
    return Pledge(
        id=values.id,
        agreement_id=values.context.owner,
        by=values[shape.by],
        helpers=values[shape.with_],
        focus=values[shape.focus],
        areas=values[shape.areas],
        groups=values[shape.groups],
        title=values[shape.title],
        wording=values.words,
        is_conditional=values[shape.conditional],
        target=values[shape.target],
        other_wordings=values[shape.other_wordings],
        replaces=values[shape.replaces],
        continues=values[shape.continues],
        added=values[shape.added],
        amendments=values[shape.amendments],
        redactions=values[shape.redactions],
        aliases=values[shape.aliases],
        span=values.span,
    )


PLEDGE = Record(PledgeShape, _build)
