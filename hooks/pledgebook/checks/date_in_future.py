"""What has happened has a date that has come. Drafts, periods and planned reports may be dated ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.accessibility import AccessibilityStatement
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, Decision
from pledgebook.model.dates import PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.model.source import Source
from pledgebook.span import Span

Dated = tuple[str, PartialDate | None, Span]


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for field, written, place in _all_dates(register):
        if written is not None and written.first_day > today:
            yield complaint("date-in-future", place, field=field, date=str(written), today=today.isoformat())


def _all_dates(register: Register) -> Iterator[Dated]:
    if register.accessibility is not None:
        yield from _of_statement(register.accessibility)
    for agreement in register.agreements.values():
        if not agreement.is_draft:
            yield from _of_agreement(agreement)
    for amendments, agreement, _ in amendment_lists(register):
        for amendment in amendments if not agreement.is_draft else ():
            yield from _of_amendment(amendment)
    for follow_up in register.follow_ups.values():
        if not follow_up.is_draft:
            yield from _of_follow_up(follow_up)


def _of_statement(statement: AccessibilityStatement) -> Iterator[Dated]:
    yield "reviewed", statement.reviewed, statement.span
    yield "tested.date", statement.tested.date if statement.tested else None, statement.span


def _of_agreement(agreement: Agreement) -> Iterator[Dated]:
    yield "signed", agreement.signed, agreement.span
    yield from _of_sources(agreement.documents)
    yield from _of_sources([agreement.under] if agreement.under else [])
    for evidence in agreement.situation.built_on if agreement.situation else ():
        yield from _of_sources(evidence.sources)
    for pledge in agreement.pledges:
        yield from _of_pledge(pledge)


def _of_pledge(pledge: Pledge) -> Iterator[Dated]:
    yield from _of_sources(pledge.other_wordings)
    if pledge.added is not None:
        yield from _of_decision(pledge.added.decision, pledge.span)
        yield from _of_sources([pledge.added.source] if pledge.added.source else [])


def _of_amendment(amendment: Amendment) -> Iterator[Dated]:
    yield "entered", amendment.entered, amendment.span
    yield from _of_decision(amendment.decision, amendment.span)
    yield from _of_sources([amendment.moved_to] if amendment.moved_to else [])


def _of_decision(decision: Decision | None, place: Span) -> Iterator[Dated]:
    if decision is not None:
        yield "decided.date", decision.date, place
        yield from _of_sources([decision.source] if decision.source else [])


def _of_follow_up(follow_up: FollowUp) -> Iterator[Dated]:
    yield "date", follow_up.date, follow_up.date_span
    yield from _of_sources(follow_up.sources)
    for statement in follow_up.statements:
        yield from _of_sources(statement.sources)


def _of_sources(sources: Iterable[Source]) -> Iterator[Dated]:
    for source in sources:
        yield "date", source.date, source.span
