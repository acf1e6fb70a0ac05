"""The days on which records say that something has happened, which cannot lie ahead. Drafts, periods and planned
reports may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, Decision
from pledgebook.model.dates import PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.redaction import Redaction
from pledgebook.model.source import Source
from pledgebook.span import Span


class StatedDate(NamedTuple):
    """`field` is the name under which the day was written."""

    field: str
    date: PartialDate
    span: Span


def stated_dates(record: Agreement | FollowUp) -> Iterator[StatedDate]:
    """Every day in the record that something is said to have happened on, where one is given."""
    dates = _of_agreement(record) if isinstance(record, Agreement) else _of_follow_up(record)
    for field, written, place in dates:
        if written is not None:
            yield StatedDate(field, written, place)


_Dated = tuple[str, PartialDate | None, Span]


def _of_agreement(agreement: Agreement) -> Iterator[_Dated]:
    yield "signed", agreement.signed, agreement.span
    yield from _of_sources(agreement.documents)
    yield from _of_sources([agreement.under] if agreement.under else [])
    for evidence in agreement.situation.built_on if agreement.situation else ():
        yield from _of_sources(evidence.sources)
    for amendment in agreement.amendments:
        yield from _of_amendment(amendment)
    for pledge in agreement.pledges:
        yield from _of_pledge(pledge)
    yield from _of_redactions(agreement.redactions)


def _of_pledge(pledge: Pledge) -> Iterator[_Dated]:
    yield from _of_sources(pledge.other_wordings)
    if pledge.added is not None:
        yield from _of_decision(pledge.added.decision, pledge.span)
        yield from _of_sources([pledge.added.source] if pledge.added.source else [])
    for amendment in pledge.amendments:
        yield from _of_amendment(amendment)
    yield from _of_redactions(pledge.redactions)


def _of_amendment(amendment: Amendment) -> Iterator[_Dated]:
    yield "entered", amendment.entered, amendment.span
    yield from _of_decision(amendment.decision, amendment.span)
    yield from _of_sources([amendment.moved_to] if amendment.moved_to else [])


def _of_decision(decision: Decision | None, place: Span) -> Iterator[_Dated]:
    if decision is not None:
        yield "decided.date", decision.date, place
        yield from _of_sources([decision.source] if decision.source else [])


def _of_follow_up(follow_up: FollowUp) -> Iterator[_Dated]:
    yield "date", follow_up.date, follow_up.date_span
    yield from _of_sources(follow_up.sources)
    for translation in follow_up.translations:
        for revision in translation.revised:
            yield "revised.date", revision.date, revision.span
    for statement in follow_up.statements:
        yield from _of_sources(statement.sources)
    yield from _of_redactions(follow_up.redactions)


def _of_redactions(redactions: Iterable[Redaction]) -> Iterator[_Dated]:
    for redaction in redactions:
        yield "date", redaction.date, redaction.span
        yield "confirmed.date", redaction.confirmed.date if redaction.confirmed else None, redaction.span


def _of_sources(sources: Iterable[Source]) -> Iterator[_Dated]:
    for source in sources:
        yield "date", source.date, source.span
