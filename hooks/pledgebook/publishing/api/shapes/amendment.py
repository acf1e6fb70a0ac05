"""An amendment as JSON: what was changed after signing, as it was and as it became."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.publishing.api.shapes.decisions import decision
from pledgebook.publishing.api.shapes.terms import values_after, values_before
from pledgebook.publishing.api.shapes.values import Json, known, written
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.declared_changes import DeclaredChange
from pledgebook.publishing.facts import AgreementFacts


def amendments_of_agreement(telling: Telling, facts: AgreementFacts) -> Iterator[Json]:
    """Those of the agreement itself, then those of its pledges."""
    yield from amendments(telling, facts.agreement.id)
    for pledge in facts.agreement.pledges:
        yield from amendments(telling, pledge.full_id)


def amendments(telling: Telling, record_id: str) -> Iterator[Json]:
    """Those of an agreement, or of a pledge by its full id, in the order in which they were written."""
    for change in telling.contents.changes.by_record.get(record_id, ()):
        if change.amendment is not None and not isinstance(change.record, FollowUp):
            yield _amendment(telling, change, change.record, change.amendment)


def id_of_amendment(record_id: str, amendment_id: str) -> str:
    """`vara-2021/p1/a1`."""
    return f"{record_id}/{amendment_id}"


def _amendment(telling: Telling, change: DeclaredChange, record: Agreement | Pledge, amendment: Amendment) -> Json:
    collection = "pledges" if isinstance(record, Pledge) else "agreements"
    return known(
        {
            **telling.head("amendment", "amendments", id_of_amendment(change.record_id, amendment.id), change.told_at),
            "amends": telling.link(collection, change.record_id),
            "builds_on": amendment.after.id,
            "kind": amendment.kind.value,
            "family": change.family.value,
            "in_force": not change.is_coming,
            "date": written(change.day),
            "applies_from": written(amendment.applies_from),
            "entered": written(amendment.entered),
            "late": change.late and change.late.value,
            "decision": decision(telling, amendment.decision),
            "not_named_in_decision": telling.actors(change.unnamed),
            "reason": telling.markdown(amendment.reason),
            "source": telling.source(amendment.source),
            "was": values_before(telling, record, change.values),
            "now": values_after(telling, record, change.values),
            "goes_on_as": telling.links(collection, ids(amendment.successors)),
            "moved_to": telling.source(amendment.moved_to),
            "first_published": telling.first_published(change.name),
        }
    )
