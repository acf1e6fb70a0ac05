"""The statement of accessibility: what the law wants a public body to say of its website."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate
from pledgebook.model.reference import Reference
from pledgebook.span import Span


class Compliance(StrEnum):
    """The law's own three degrees."""

    FULL = "full"
    PARTLY = "partly"
    NOT = "not"


class WhyNotAccessible(StrEnum):
    """The law's own three groups."""

    NOT_COMPLIANT = "not-compliant"
    BURDEN = "burden"
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, slots=True)
class InaccessibleContent:
    what: Text
    why: WhyNotAccessible
    reason: Text | None
    alternative: Text | None
    fixed_by: PartialDate | None
    span: Span


@dataclass(frozen=True, slots=True)
class AccessibilityTest:
    """`by` is the id of an actor, or a name."""

    date: PartialDate
    by: Reference
    how: Text | None


@dataclass(frozen=True, slots=True)
class AccessibilityStatement:
    """What is None or empty is not stated; nothing is taken for granted in its place.

    `organisation` answers for the site's accessibility, where that is not the publisher. `reviewed` is the day
    when the statement itself was last looked over.
    """

    span: Span
    organisation: Reference | None = None
    compliance: Compliance | None = None
    reviewed: PartialDate | None = None
    tested: AccessibilityTest | None = None
    not_accessible: tuple[InaccessibleContent, ...] = ()
    contact: Reference | None = None

    def content_that_is(self, why: WhyNotAccessible) -> tuple[InaccessibleContent, ...]:
        return tuple(content for content in self.not_accessible if content.why is why)
