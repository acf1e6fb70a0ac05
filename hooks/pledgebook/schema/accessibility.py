"""The statement of accessibility, field by field. Almost all may be left out: `check` tells what the law misses."""

from __future__ import annotations

from pledgebook.model.accessibility import (
    AccessibilityStatement,
    AccessibilityTest,
    Compliance,
    InaccessibleContent,
    WhyNotAccessible,
)
from pledgebook.model.mention import RecordKind
from pledgebook.schema.dates import DateKind
from pledgebook.schema.references import FreeReference, ReferenceTo
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, required
from pledgebook.schema.simple import Choice
from pledgebook.schema.words import Words, WordsRule


class InaccessibleContentShape(Shape):
    name = "inaccessible-content"
    words = WordsRule(is_required=True, example="Äldre medborgarlöften som skannad pdf.", before="reason")
    why = required(Choice(WhyNotAccessible), "not-compliant")
    reason = optional(Words(is_markdown=True), "{sv: Originalen finns inte kvar., en: The originals are lost.}")
    alternative = optional(
        Words(is_markdown=True), "{sv: Löftena står också på sidorna., en: The pages have the text.}"
    )
    fixed_by = optional(DateKind(), "2027-06")


class AccessibilityTestShape(Shape):
    name = "accessibility-test"
    date = required(DateKind(), "2026-11-22")
    by = required(FreeReference(), "exempelby-kommun")
    how = optional(
        Words(is_markdown=True), "{sv: Med tangentbord och skärmläsare., en: By keyboard and screen reader.}"
    )


def _build_content(values: Values) -> InaccessibleContent | None:
    if values.words is None:
        return None
    shape = InaccessibleContentShape
    return InaccessibleContent(
        what=values.words,
        why=values[shape.why],
        reason=values[shape.reason],
        alternative=values[shape.alternative],
        fixed_by=values[shape.fixed_by],
        span=values.span,
    )


def _build_test(values: Values) -> AccessibilityTest:
    shape = AccessibilityTestShape
    return AccessibilityTest(date=values[shape.date], by=values[shape.by], how=values[shape.how])


class AccessibilityShape(Shape):
    name = "accessibility"
    organisation = optional(ReferenceTo(RecordKind.ACTOR), "exempelby-kommun")
    compliance = optional(Choice(Compliance), "partly")
    not_accessible = listed(
        OneOrSeveral(Record(InaccessibleContentShape, _build_content)),
        "[{why: out-of-scope, sv: Film från 2019., en: A film from 2019.}]",
    )
    tested = optional(Record(AccessibilityTestShape, _build_test), "{date: 2026-11-22, by: exempelby-kommun}")
    reviewed = optional(DateKind(), "2026-11-22")
    contact = optional(ReferenceTo(RecordKind.CONTACT), "webbansvarig")


def _build(values: Values) -> AccessibilityStatement:
    shape = AccessibilityShape
    return AccessibilityStatement(
        span=values.span,
        organisation=values[shape.organisation],
        compliance=values[shape.compliance],
        reviewed=values[shape.reviewed],
        tested=values[shape.tested],
        not_accessible=values[shape.not_accessible],
        contact=values[shape.contact],
    )


ACCESSIBILITY = Record(AccessibilityShape, _build)
