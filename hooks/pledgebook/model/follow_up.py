"""A dated report, by one or more parties, on some or all pledges of an agreement."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.count import Count
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.redaction import Redaction
from pledgebook.model.reference import Reference
from pledgebook.model.source import Source
from pledgebook.model.target import Per
from pledgebook.model.verdict import Verdict
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class SubCount:
    """A part of a result: 158 of the 335 were for speeding."""

    count: Count
    of: Text


@dataclass(frozen=True, slots=True)
class Result:
    """A number. Without `of` it is in the unit of the pledge's target; `before` is the number to compare with."""

    count: Count
    of: Text | None
    when: Period | None
    areas: tuple[Reference, ...]
    per: Per | None
    before: Count | None
    goal: Reference | None
    of_which: tuple[SubCount, ...]
    caveat: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What one follow-up says of one pledge. `is_withdrawn` takes back what the corrected report said."""

    pledge: Reference
    verdict: Verdict | None
    results: tuple[Result, ...]
    sources: tuple[Source, ...]
    text: Text | None
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Typo:
    """A typing mistake in the body, mended where it is shown: the body itself is never edited."""

    entered: PartialDate
    was: str
    now: str
    span: Span


@dataclass(frozen=True, slots=True)
class Revision:
    """A published translation that was changed: when and why. `was` is the digest of the text it replaced."""

    date: PartialDate
    why: Text
    was: str
    span: Span


@dataclass(frozen=True, slots=True)
class BodyTranslation:
    """The file that translates the body into a language, with the digest of its text as it is now."""

    language: str
    digest: str
    revised: tuple[Revision, ...]
    span: Span

    @property
    def id(self) -> str:
        return self.language


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`by` is empty where the report does not say who gives it: then it counts as a joint report of the parties.

    `is_incomplete`: the report exists, but not all that it says has been entered here.
    `covers` is None where not written: then it is from the start of the agreement's period to `date`.
    `date_span` is where the date was written, for the many rules about it.
    """

    id: str
    agreement: Reference
    by: tuple[Reference, ...]
    date: PartialDate
    sources: tuple[Source, ...]
    covers: Period | None
    forum: Text | None
    overall: Verdict | None
    corrects: Reference | None
    reason: Text | None
    statements: tuple[Statement, ...]
    other_results: tuple[Result, ...]
    typos: tuple[Typo, ...]
    redactions: tuple[Redaction, ...]
    translations: tuple[BodyTranslation, ...]
    title: Text | None
    body: Text | None
    is_summary: bool
    is_incomplete: bool
    is_draft: bool
    date_span: Span
    span: Span

    def translation_in(self, language: str) -> BodyTranslation | None:
        for translation in self.translations:
            if translation.language == language:
                return translation
        return None

    def statement_on(self, pledge_id: str) -> Statement | None:
        for statement in self.statements:
            if statement.pledge.id == pledge_id:
                return statement
        return None
