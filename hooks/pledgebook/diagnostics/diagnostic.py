"""What any stage says when something in a record is wrong: a code, a place and facts, no sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pledgebook.diagnostics.code import Code, Severity
from pledgebook.diagnostics.codes import code_called
from pledgebook.span import Span

__all__ = ["Diagnostic", "Fact", "Severity", "Term", "complaint", "has_errors", "in_order", "seen_from_root"]


class Term(StrEnum):
    """A fact that is itself said differently in each language; the words stand under `terms` in wording/."""

    PLEDGE = "pledge"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow-up"
    ACTOR = "actor"
    AREA = "area"
    CONTACT = "contact"
    FOCUS_AREA = "focus-area"
    GOAL = "goal"
    TERM = "term"
    PAGE = "page"
    LANGUAGE = "language"
    PERIOD_AS_SIGNED = "period-as-signed"
    TEXT = "text"
    NO_BREAK_SPACE = "no-break-space"
    SOFT_HYPHEN = "soft-hyphen"
    UNSEEN = "unseen"
    NOTHING = "nothing"
    FRONT_PAGE = "front-page"
    NO_ANSWER = "no-answer"
    NO_SUCH_HOST = "no-such-host"
    NOT_PUBLIC = "not-public"
    NOT_SECURE = "not-secure"
    ROBOTS = "robots"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    TOO_LARGE = "too-large"


Fact = str | int | Term | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One trouble at one place. The sentences, in every language, are data in `wording/`.

    `block` are lines ready to paste into a record, where they can be told; what only an editor knows is left blank.
    `is_caused` is whether the change in question caused it, as known_before.py tells; None where that is not known.
    """

    code: Code
    span: Span
    facts: Mapping[str, Fact] = field(default_factory=dict)
    block: str = ""
    is_caused: bool | None = None

    @property
    def severity(self) -> Severity:
        return self.code.severity


def complaint(slug: str, span: Span, **facts: Fact) -> Diagnostic:
    """The diagnostic with this slug; an unknown slug is our mistake and raises KeyError."""
    return Diagnostic(code_called(slug), span, facts)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, then code, the same trouble at the same place only once."""
    unique = {(d.span, d.code.number, str(sorted(d.facts.items()))): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


def seen_from_root(diagnostics: Iterable[Diagnostic], prefix: str) -> tuple[Diagnostic, ...]:
    """With paths from the root of a repository, for a register that lies in its folder `prefix` (`` or `a/b/`)."""
    return tuple(replace(d, span=replace(d.span, path=f"{prefix}{d.span.path}")) for d in diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)
