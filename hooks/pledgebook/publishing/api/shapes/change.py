"""A declared change as JSON: what was changed in which record, when, by whom and why."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.publishing.api.shapes.amendment import id_of_amendment
from pledgebook.publishing.api.shapes.decisions import decision, redaction
from pledgebook.publishing.api.shapes.terms import values_after, values_before
from pledgebook.publishing.api.shapes.values import Json, known, written
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.declared_changes import ChangedStatement, DeclaredChange


def changes(telling: Telling) -> Iterator[Json]:
    """Every declared change, the newest first."""
    for change in telling.contents.changes.every:
        yield _change(telling, change)


def _change(telling: Telling, change: DeclaredChange) -> Json:
    record, corrected = change.record, change.corrected
    return known(
        {
            "type": "change",
            "original_language": telling.original_language,
            "family": change.family.value,
            "kind": change.kind.value,
            "date": written(change.day),
            "in_force": not change.is_coming,
            "record": {"type": _type_of(record), **telling.link(_collection_of(record), change.record_id)},
            "page": telling.page(change.told_at),
            "late": change.late and change.late.value,
            "reason": telling.markdown(change.reason),
            "decision": decision(telling, change.decision),
            "not_named_in_decision": telling.actors(change.unnamed),
            "source": telling.source(change.source),
            **_amended(telling, change),
            "corrects": telling.link("follow-ups", corrected.id) if corrected else None,
            "statements": [_statement(telling, one) for one in change.statements] or None,
            "typo": change.typo and {"was": change.typo.was, "now": change.typo.now},
            "redaction": redaction(telling, change.redaction) if change.redaction else None,
        }
    )


def _amended(telling: Telling, change: DeclaredChange) -> Json:
    """Where it is an amendment: which, and what it set."""
    record, amendment = change.record, change.amendment
    if amendment is None or isinstance(record, FollowUp):
        return {}
    return {
        "amendment": telling.link("amendments", id_of_amendment(change.record_id, amendment.id)),
        "was": values_before(telling, record, change.values),
        "now": values_after(telling, record, change.values),
    }


def _statement(telling: Telling, changed: ChangedStatement) -> Json:
    """The verdicts before and after a correction; none where none was given."""
    before, after = changed.before, changed.after
    return known(
        {
            "pledge": telling.link("pledges", changed.pledge.full_id),
            "verdict_was": before.verdict.value if before and before.verdict else None,
            "verdict_now": after.verdict and after.verdict.value,
            "withdrawn": after.is_withdrawn,
        }
    )


def _type_of(record: Agreement | Pledge | FollowUp) -> str:
    match record:
        case Agreement():
            return "agreement"
        case Pledge():
            return "pledge"
        case FollowUp():
            return "follow-up"


def _collection_of(record: Agreement | Pledge | FollowUp) -> str:
    return f"{_type_of(record)}s"
