"""The start page: what applies now, how it stands, when it was last reported, what is due, and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.model.follow_up import FollowUp
from pledgebook.model.reporting_state import Due
from pledgebook.model.verdict import Status
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PeriodState, PledgeFacts, latest
from pledgebook.publishing.forms import forms
from pledgebook.publishing.page import Page
from pledgebook.publishing.pages_of_audit import audit_in_short

_MOST_LATEST = 5

# A page for a phone: what is more than this is counted, and listed on pages of its own.
MOST_NAMED = 3
_MOST_PLEDGES = 30
_MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Situation:
    """Several agreements seen as one. `next_due` and `overdue` tell of which agreement they speak."""

    agreements: tuple[AgreementFacts, ...]
    pledges: tuple[PledgeFacts, ...]
    status_counts: tuple[tuple[Status, int], ...]
    last_report: FollowUp | None
    next_due: tuple[AgreementFacts, Due] | None
    overdue: tuple[AgreementFacts, ...]


def situation(agreements: Sequence[AgreementFacts]) -> Situation:
    pledges = tuple(pledge for facts in agreements for pledge in facts.pledges)
    counts = Counter(pledge.status for pledge in pledges)
    reports = [facts.reporting.last_report for facts in agreements if facts.reporting.last_report]
    due = [(facts, facts.reporting.next_due) for facts in agreements if facts.reporting.next_due]
    return Situation(
        agreements=tuple(agreements),
        pledges=pledges,
        status_counts=tuple((status, counts[status]) for status in Status if counts[status]),
        last_report=max(reports, key=lambda report: (report.date.last_day, report.id), default=None),
        next_due=min(due, key=lambda one: (one[1].day, one[0].agreement.id), default=None),
        overdue=tuple(facts for facts in agreements if facts.reporting.overdue),
    )


def start_page(edition: Edition) -> Page:
    register = edition.register
    every = tuple(edition.facts.agreements.values())
    current = tuple(f for f in every if f.applies_now)
    coming = tuple(f for f in every if f.period_state is PeriodState.NOT_BEGUN)
    now = situation(current or tuple(f for f in every if f not in coming)[:1])
    newest_first = sorted(register.follow_ups.values(), key=lambda f: (f.date.last_day, f.id), reverse=True)
    return Page(
        address=addresses.START,
        template="start.html",
        title=edition.plain(register.title),
        description=edition.say("start.description", name=edition.plain(register.title)),
        shown={
            "now": now,
            "applies": bool(current),
            "names_agreements": len(now.agreements) <= MOST_NAMED,
            "lists_pledges": len(now.pledges) <= _MOST_PLEDGES,
            "coming": coming[:_MOST_LATEST],
            "audit": audit_in_short(edition),
            "years": every if len(every) <= _MOST_YEARS else (),
            "latest_follow_ups": newest_first[:_MOST_LATEST],
            "meetings": tuple(m for m in register.meetings if m.date.last_day and m.date.last_day >= edition.today),
            "areas": tuple(a for a in register.areas.values() if a.id in register.agreements_by_area),
        },
        changed=latest(facts.changed for facts in every),
        contacts=tuple(register.contacts.values())[:_MOST_LATEST],
        written_at=register.span,
        forms=forms(edition, addresses.START),
    )
