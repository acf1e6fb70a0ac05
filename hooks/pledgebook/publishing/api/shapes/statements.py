"""What reports say of pledges, and the numbers in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.model.follow_up import FollowUp, Result, Statement
from pledgebook.publishing.api.shapes.values import Json, count, known, period, text
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.facts import PledgeFacts


def statements(telling: Telling, follow_up: FollowUp) -> Iterator[Json]:
    """Of one follow-up, on all its pledges."""
    for statement in follow_up.statements:
        pledge = f"{follow_up.agreement.id}/{statement.pledge.id}"
        yield {"pledge": telling.link("pledges", pledge), **_said(telling, follow_up, statement)}


def reports(telling: Telling, facts: PledgeFacts) -> Iterator[Json]:
    """Of all follow-ups, on one pledge: the oldest first, and those that no longer count too."""
    counting = {report.follow_up.id for report in facts.standing.reports}
    for report in facts.reports:
        follow_up = report.follow_up
        yield {
            "follow_up": telling.link("follow-ups", follow_up.id),
            "date": str(follow_up.date),
            "reported_by": telling.actors(follow_up.by),
            "counts": follow_up.id in counting,
            **_said(telling, follow_up, report.statement),
        }


def results(telling: Telling, agreement_id: str, value: Iterable[Result]) -> list[Json]:
    return [_result(telling, agreement_id, result) for result in value]


def _said(telling: Telling, follow_up: FollowUp, statement: Statement) -> Json:
    return known(
        {
            "verdict": statement.verdict and statement.verdict.value,
            "withdrawn": statement.is_withdrawn,
            "text": telling.markdown(statement.text),
            "results": results(telling, follow_up.agreement.id, statement.results),
            "sources": telling.sources(statement.sources),
        }
    )


def _result(telling: Telling, agreement_id: str, value: Result) -> Json:
    return known(
        {
            "count": count(value.count),
            "counted": text(value.of),
            "period": period(value.when),
            "areas": telling.areas(value.areas),
            "per": value.per and value.per.value,
            "compared_with": count(value.before),
            "goal": f"{agreement_id}/{value.goal.id}" if value.goal else None,
            "of_which": [{"count": count(part.count), "counted": text(part.of)} for part in value.of_which],
            "caveat": text(value.caveat),
        }
    )
