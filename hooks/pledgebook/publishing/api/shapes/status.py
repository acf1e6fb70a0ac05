"""A status as JSON: that of a pledge on a day, and each one there is with what it means."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.amendment import Amendment
from pledgebook.model.pledge import Pledge
from pledgebook.model.verdict import Status, Verdict
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.amendment import id_of_amendment
from pledgebook.publishing.api.shapes.values import Json, known
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.facts import PledgeFacts


def status_of(telling: Telling, facts: PledgeFacts) -> Json:
    """How a pledge stands on the day for which the site was built, and what that follows from."""
    standing = facts.standing
    decisive = standing.decisive
    return known(
        {
            "code": standing.status.value,
            "words": telling.say(f"status.{standing.status.value}"),
            "computed_for": telling.today,
            "follows_from": telling.link("follow-ups", decisive.follow_up.id) if decisive else None,
            "ended_by": _ended_by(telling, facts.pledge, standing.ended_by),
            "verdicts": [
                known(
                    {
                        "giver": giver,
                        "verdict": report.verdict and report.verdict.value,
                        "follow_up": report.follow_up.id,
                    }
                )
                for giver, report in standing.verdicts.items()
            ],
            "silent": list(standing.silent),
            "final_report_missing": standing.is_final_report_missing,
            "days_since_report": facts.days_since_report,
        }
    )


def _ended_by(telling: Telling, pledge: Pledge, amendment: Amendment | None) -> Json | None:
    """An amendment of the pledge itself, or else of its agreement."""
    if amendment is None:
        return None
    owner = pledge.full_id if amendment in pledge.amendments else pledge.agreement_id
    return telling.link("amendments", id_of_amendment(owner, amendment.id))


def statuses(telling: Telling) -> Iterator[Json]:
    """Every status there is, in the order of the scale."""
    verdicts = {verdict.value for verdict in Verdict}
    for status in Status:
        code = status.value
        yield {
            **telling.head("status", "statuses", code, addresses.of_status_explained(code)),
            "words": telling.say(f"status.{code}"),
            "meaning": telling.say(f"status_meaning.{code}"),
            "computed": code not in verdicts,
            "list": telling.page(addresses.of_status(code)),
        }
