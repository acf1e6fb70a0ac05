"""A pledge as JSON: as signed and as it stands, its status, and all that was reported on it."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.agreement import Agreement
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Added, Pledge
from pledgebook.model.published import Key
from pledgebook.model.reference import ids
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.amendment import amendments
from pledgebook.publishing.api.shapes.decisions import decision, redactions
from pledgebook.publishing.api.shapes.statements import reports
from pledgebook.publishing.api.shapes.status import status_of
from pledgebook.publishing.api.shapes.terms import pledge_terms
from pledgebook.publishing.api.shapes.values import Json, known, written
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts


def pledges_of_agreement(telling: Telling, facts: AgreementFacts) -> Iterator[Json]:
    for pledge in facts.pledges:
        yield _pledge(telling, pledge, facts.agreement)


def _pledge(telling: Telling, facts: PledgeFacts, agreement: Agreement) -> Json:
    pledge = facts.pledge
    full_id = pledge.full_id
    # Most agreements and pledges are as they were signed.
    signed = now = pledge_terms(telling, pledge, agreement)
    if pledge.amendments or agreement.amendments:
        now = pledge_terms(telling, pledge.stands, agreement.stands)
    return known(
        {
            **telling.head("pledge", "pledges", full_id, addresses.of_pledge(full_id)),
            "agreement": telling.link("agreements", agreement.id),
            "number": facts.number,
            "as_signed": signed,
            "as_it_stands": now,
            "status": status_of(telling, facts),
            "target_outcome": facts.outcome and facts.outcome.value,
            "reports": list(reports(telling, facts)),
            "added": _added(telling, pledge.added),
            "amendments": list(amendments(telling, full_id)),
            **_ties(telling, pledge),
            "other_wordings": telling.sources(pledge.other_wordings),
            "redactions": redactions(telling, pledge.redactions),
            "stale_translations": telling.stale_translations(RecordKind.PLEDGE, full_id),
            "earlier_addresses": list(ids(pledge.aliases)),
            "changed": written(facts.changed),
            "first_published": telling.first_published(full_id),
            "digest": telling.sealed(str(Key(RecordKind.AGREEMENT, agreement.id))),
        }
    )


def _added(telling: Telling, added: Added | None) -> Json | None:
    if added is None:
        return None
    return known(
        {
            "date": str(added.date),
            "decision": decision(telling, added.decision),
            "reason": telling.markdown(added.reason),
            "source": telling.source(added.source),
        }
    )


def _ties(telling: Telling, pledge: Pledge) -> Json:
    """The pledges before and after it, whichever of the two says so."""
    register = telling.contents.register
    replaced, continued = ids(pledge.replaces), ids(pledge.continues)
    earlier = [*replaced, *continued, *register.predecessors.get(pledge.full_id, ())]
    later = [*ids(pledge.successors), *(one.full_id for one in register.continued_by.get(pledge.full_id, ()))]
    if not earlier and not later:
        return {"replaces": [], "continues": [], "earlier": [], "later": []}
    return {
        "replaces": telling.links("pledges", replaced),
        "continues": telling.links("pledges", continued),
        "earlier": telling.links("pledges", earlier),
        "later": telling.links("pledges", later),
    }
