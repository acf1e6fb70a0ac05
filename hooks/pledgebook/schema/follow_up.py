"""Follow-ups: front matter field by field, and the body with its sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pledgebook.model.follow_up import BodyTranslation, FollowUp, Statement, Typo
from pledgebook.model.mention import RecordKind
from pledgebook.model.reference import Reference
from pledgebook.model.translated_file import digest_of
from pledgebook.model.verdict import Verdict
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Scalar
from pledgebook.schema.agreement import Transcription, untranslated_in
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind, SpanKind
from pledgebook.schema.follow_up_body import Body, mended, read_body
from pledgebook.schema.kind import JsonSchema
from pledgebook.schema.redaction import REDACTION, REDACTIONS_EXAMPLE
from pledgebook.schema.references import ReferenceTo
from pledgebook.schema.result import RESULT
from pledgebook.schema.sections import headings_without_text
from pledgebook.schema.several import Givers, OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, defaulted, listed, optional, read_values, required
from pledgebook.schema.simple import ID_PATTERN, Choice, Flag, PlainText
from pledgebook.schema.source import SOURCE
from pledgebook.schema.words import TranslationLanguage, Words
from pledgebook.schema.written_ids import id_meant

STATEMENT_WITHDRAWN = "statement-withdrawn"
FOLLOW_UP_ID_PATTERN = r"\d{4}(?:-\d{2}(?:-\d{2})?)?-[a-z][a-z0-9-]*"


class StatementShape(Shape):
    name = "statement"
    verdict = optional(Choice(Verdict), "fulfilled")
    result = listed(OneOrSeveral(RESULT), "{count: about 190, of: {sv: fotpatruller, en: foot patrols}}")
    sources = listed(OneOrSeveral(SOURCE), "{title: Minnesanteckningar EST 18 januari 2022}")


@dataclass(frozen=True, slots=True)
class StatementsKind:
    """A map from the ids of the agreement's pledges to a verdict, a record, or `statement-withdrawn`."""

    name: str = "statements"

    def read(self, node: Node, context: Context) -> tuple[Statement, ...] | None:
        if not isinstance(node, MappingNode):
            context.complain("not-a-map", node.span, record=StatementShape.name)
            return None
        read = [self._read_one(key, value, context) for key, value in node.entries]
        return tuple(statement for statement in read if statement is not None)

    def _read_one(self, key: Scalar, node: Node, context: Context) -> Statement | None:
        pledge = Reference(key.value, key.span)
        if re.fullmatch(ID_PATTERN, key.value) is None:
            context.complain_of_value("not-an-id", key.span, key.value, id_meant(key.value))
            return None
        if isinstance(node, Scalar) and node.value == STATEMENT_WITHDRAWN:
            return Statement(pledge, None, (), (), None, is_withdrawn=True)
        record = Record(StatementShape, lambda v: _build_statement(v, pledge), short="verdict")
        return record.read_keyed(node, context, key)

    def json_schema(self) -> JsonSchema:
        verdicts = [v.value for v in Verdict] + [STATEMENT_WITHDRAWN]
        one = {"anyOf": [{"enum": verdicts}, {"$ref": f"#/$defs/{StatementShape.name}"}]}
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{ID_PATTERN}$"},
            "additionalProperties": one,
        }


def _build_statement(values: Values, pledge: Reference) -> Statement:
    return Statement(
        pledge=pledge,
        verdict=values[StatementShape.verdict],
        results=values[StatementShape.result],
        sources=values[StatementShape.sources],
        text=None,
        is_withdrawn=False,
    )


class TypoShape(Shape):
    name = "typo"
    entered = required(DateKind(), "2022-02-01")
    was = required(PlainText(), "patrulerat")
    now = required(PlainText(), "patrullerat")


TYPO = Record(TypoShape, lambda v: Typo(v[TypoShape.entered], v[TypoShape.was], v[TypoShape.now], v.span))


class FollowUpShape(Shape):
    name = "follow-up"
    agreement = required(ReferenceTo(RecordKind.AGREEMENT), "exempelby-2021")
    by = required(Givers(), "polisen")
    date = required(DateKind(), "2022-01-18")
    covers = optional(SpanKind(), "2021-01 to 2021-08")
    forum = optional(Words(), "{sv: lokala BRÅ, en: the local crime prevention council}")
    corrects = optional(ReferenceTo(RecordKind.FOLLOW_UP), "2022-01-18-polisen")
    reason = optional(Words(is_markdown=True), "{sv: Två månader saknades., en: Two months were missing.}")
    untranslated = listed(OneOrSeveral(TranslationLanguage()), "[en]")
    draft = defaulted(Flag(), False, "true")
    transcription = defaulted(Choice(Transcription), Transcription.VERBATIM, "summary")
    incomplete = defaulted(Flag(), False, "true")
    overall = optional(Choice(Verdict), "fulfilled")
    sources = listed(OneOrSeveral(SOURCE), "{title: Minnesanteckningar EST 18 januari 2022, publisher: polisen}")
    pledges = listed(StatementsKind(), "{p1: fulfilled, p2: {verdict: partly-fulfilled, result: 62}}")
    other_results = listed(OneOrSeveral(RESULT), "[{count: 70, of: {sv: olovlig körning, en: driving unlawfully}}]")
    typos = listed(OneOrSeveral(TYPO), "[{entered: 2022-02-01, was: patrulerat, now: patrullerat}]")
    redactions = listed(OneOrSeveral(REDACTION), REDACTIONS_EXAMPLE.replace("field: sv", "field: body.sv"))


def read_follow_up(
    follow_up_id: str,
    file: MarkdownFile,
    translations: Mapping[str, MarkdownFile | None],
    facts: tuple[BodyTranslation, ...],
    context: Context,
) -> FollowUp | None:
    """A follow-up with its translations, by language; None stands for one that cannot be read. `facts` are what
    stands at their top.

    Sections become the texts of the statements they are on.
    """
    if file.front_matter is None:
        context.complain("front-matter-missing", file.body_span)
        return None
    context.untranslated = untranslated_in(file.front_matter)
    context.owner = _agreement_id(file.front_matter)
    values = read_values(FollowUpShape, file.front_matter, context)
    typos = values[FollowUpShape.typos] if values else ()
    # As it is written: a mended typing mistake leaves no translation behind.
    context.translations.originals[RecordKind.FOLLOW_UP, follow_up_id] = digest_of(file.body)
    sections = read_body(mended(file, typos, context), translations, context)
    if values is None:
        return None
    if values.has(FollowUpShape.corrects) and not values.has(FollowUpShape.reason):
        context.complain("correction-without-reason", values.span_of(FollowUpShape.corrects))
    statements = _statements_with_text(values[FollowUpShape.pledges], sections, context)
    _complain_of_empty_headings(file, statements, context)
    shape = FollowUpShape
    return FollowUp(
        id=follow_up_id,
        agreement=values[shape.agreement],
        by=values[shape.by],
        date=values[shape.date],
        sources=values[shape.sources],
        covers=values[shape.covers],
        forum=values[shape.forum],
        overall=values[shape.overall],
        corrects=values[shape.corrects],
        reason=values[shape.reason],
        statements=statements,
        other_results=values[shape.other_results],
        typos=values[shape.typos],
        redactions=values[shape.redactions],
        translations=facts,
        title=sections.title,
        body=sections.introduction,
        is_summary=values[shape.transcription] is Transcription.SUMMARY,
        is_incomplete=values[shape.incomplete],
        is_draft=values[shape.draft],
        date_span=values.span_of(shape.date),
        span=values.span_of(shape.agreement),
    )


def _agreement_id(front_matter: Node) -> str:
    node = front_matter.value_of("agreement") if isinstance(front_matter, MappingNode) else None
    return node.value if isinstance(node, Scalar) else ""


def _statements_with_text(statements: tuple[Statement, ...], body: Body, context: Context) -> tuple[Statement, ...]:
    """Each statement with the text of its section. A section alone is a statement too: text without verdict."""
    named = {statement.pledge.id for statement in statements}
    complete = [
        Statement(
            s.pledge,
            s.verdict,
            s.results,
            s.sources,
            body.by_pledge[s.pledge.id][1] if s.pledge.id in body.by_pledge else None,
            s.is_withdrawn,
        )
        for s in statements
    ]
    complete += [
        Statement(reference, None, (), (), text, is_withdrawn=False)
        for pledge_id, (reference, text) in body.by_pledge.items()
        if pledge_id not in named
    ]
    for statement in complete:
        _note_pledge(statement, context)
    return tuple(complete)


def _complain_of_empty_headings(file: MarkdownFile, statements: tuple[Statement, ...], context: Context) -> None:
    """Of a pledge on which nothing is said at all, that has been said already."""
    silent = {f"## {statement.pledge.id}" for statement in statements if _is_silent(statement)}
    for heading, span in headings_without_text(file):
        if heading not in silent:
            context.complain("heading-without-text", span, heading=heading)


def _is_silent(statement: Statement) -> bool:
    return not (statement.verdict or statement.results or statement.text or statement.is_withdrawn)


def _note_pledge(statement: Statement, context: Context) -> None:
    context.note_mention_of(RecordKind.PLEDGE, f"{context.owner}/{statement.pledge.id}", statement.pledge)
    if _is_silent(statement):
        context.complain("empty-statement", statement.pledge.span, pledge=statement.pledge.id)
