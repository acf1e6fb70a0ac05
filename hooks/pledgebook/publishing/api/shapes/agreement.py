"""An agreement as JSON: as signed and as it stands, what it builds on, and whether reports came when due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.model.agreement import Agreement, Evidence, FocusArea, Goal, Situation
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key
from pledgebook.model.reference import ids
from pledgebook.model.reporting_state import Due, ReportingState
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.amendment import amendments
from pledgebook.publishing.api.shapes.decisions import redactions
from pledgebook.publishing.api.shapes.terms import agreement_terms, target
from pledgebook.publishing.api.shapes.values import Json, count, known, period, text, texts, written
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.facts import AgreementFacts


def agreement(telling: Telling, facts: AgreementFacts) -> Json:
    it = facts.agreement
    signed = now = agreement_terms(telling, it)
    if it.amendments:
        now = agreement_terms(telling, it.stands)
    return known(
        {
            **telling.head("agreement", "agreements", it.id, addresses.of_agreement(it.id)),
            "name": {language: edition.agreement_title(it) for language, edition in telling.editions.items()},
            "as_signed": signed,
            "as_it_stands": now,
            "period_state": facts.period_state.value.replace("_", "-"),
            "transcription": "summary" if it.is_summary else "verbatim",
            "incomplete": it.is_incomplete,
            "signatories": [{"party": telling.actor(one.party), "role": text(one.role)} for one in it.signatories],
            "documents": telling.sources(it.documents),
            "under": telling.source(it.under),
            "situation": _situation(telling, it.situation),
            "focus_areas": list(_focus_areas(telling, it.focus_areas)),
            "not_chosen": texts(it.not_chosen),
            "goals": list(_goals(telling, it)),
            "pledges": [
                {**telling.link("pledges", one.pledge.full_id), "status": one.status.value} for one in facts.pledges
            ],
            "follow_ups": [{**telling.link("follow-ups", one.id), "date": str(one.date)} for one in facts.follow_ups],
            "reporting_state": _reporting_state(telling, facts.reporting),
            "amendments": list(amendments(telling, it.id)),
            "goes_on_as": telling.links("agreements", ids(it.successors)),
            "redactions": redactions(telling, it.redactions),
            "stale_translations": telling.stale_translations(RecordKind.AGREEMENT, it.id),
            "earlier_addresses": list(ids(it.aliases)),
            "changed": written(facts.changed),
            "first_published": telling.first_published(it.id),
            "digest": telling.sealed(str(Key(RecordKind.AGREEMENT, it.id))),
        }
    )


def _situation(telling: Telling, situation: Situation | None) -> Json | None:
    if situation is None:
        return None
    return known(
        {
            "words": telling.markdown(situation.words),
            "built_on": [_evidence(telling, one) for one in situation.built_on],
        }
    )


def _evidence(telling: Telling, evidence: Evidence) -> Json:
    return known(
        {
            "kind": evidence.kind.value,
            "period": period(evidence.date),
            "count": count(evidence.count),
            "counted": text(evidence.of),
            "words": text(evidence.words),
            "sources": telling.sources(evidence.sources),
        }
    )


def _focus_areas(telling: Telling, focus_areas: Iterable[FocusArea]) -> Iterator[Json]:
    for focus in focus_areas:
        yield known(
            {
                "id": focus.id,
                "name": text(focus.name),
                "about": telling.markdown(focus.about),
                "owners": telling.actors(focus.owners),
                "page": telling.page(addresses.of_focus_area(focus.full_id)),
            }
        )


def _goals(telling: Telling, it: Agreement) -> Iterator[Json]:
    for goal in it.goals:
        yield _goal(telling, it.id, goal)


def _goal(telling: Telling, agreement_id: str, goal: Goal) -> Json:
    return known(
        {
            "id": f"{agreement_id}/{goal.id}",
            "words": text(goal.words),
            "better": goal.better and goal.better.value,
            "target": target(telling, goal.target),
        }
    )


def _reporting_state(telling: Telling, state: ReportingState) -> Json:
    last = state.last_report
    return known(
        {
            "computed_for": telling.today,
            "last_report": telling.link("follow-ups", last.id) if last else None,
            "days_since_last": state.days_since_last,
            "overdue": [_due(due) for due in state.overdue],
            "next_due": _due(state.next_due) if state.next_due else None,
            "due_soon": state.is_due_soon,
        }
    )


def _due(due: Due) -> Json:
    return {"day": due.day.isoformat(), "promised": due.is_promised}
