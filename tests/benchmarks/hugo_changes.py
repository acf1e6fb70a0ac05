"""What Hugo is told of declared changes: what was changed, by whom and why, and every value before and after."""

from __future__ import annotations

from pledgebook.language import Text
from pledgebook.model.dates import Period
from pledgebook.model.redaction import Redaction
from pledgebook.model.target import Target
from pledgebook.publishing.changed_values import ChangedValue
from pledgebook.publishing.declared_changes import DeclaredChange
from pledgebook.publishing.edition import Edition
from tests.benchmarks import hugo_facts as told
from tests.benchmarks.hugo_facts import Facts, without_nothing


def changes_of(edition: Edition, record_id: str) -> list[Facts]:
    return [change_facts(edition, one) for one in edition.changes_of.get(record_id, ())]


def change_facts(edition: Edition, one: DeclaredChange) -> Facts:
    redaction, decision = one.redaction, one.decision
    family = "amendment" if one.amendment else "change"
    return without_nothing(
        {
            "kind": f"redaction.what.{redaction.what.value}" if redaction else f"{family}.kind.{one.kind.value}",
            "day": str(one.day or ""),
            "at": one.told_at,
            "address": one.address,
            "id": one.record_id,
            "by": [decider.party.id for decider in decision.by] if decision else [],
            "decided": str(decision.date or "") if decision else "",
            "source": told.source(edition, decision.source) if decision and decision.source else None,
            "reason": edition.plain(one.reason) if one.reason else "",
            "family": one.family.value,
            "corrects": one.corrected.id if one.corrected else "",
            "typo": [one.typo.was, one.typo.now] if one.typo else [],
            "removal": _removal(edition, redaction) if redaction else None,
            "values": [_value(edition, value) for value in one.values],
            "statements": [
                {
                    "pledge": changed.pledge.full_id,
                    "before": told.statement(edition, changed.before, None) if changed.before else None,
                    "after": told.statement(edition, changed.after, None),
                }
                for changed in one.statements
            ],
        }
    )


def _removal(edition: Edition, redaction: Redaction) -> Facts:
    decision, confirmed = redaction.decision, redaction.confirmed
    return without_nothing(
        {
            "ground": redaction.ground.value,
            "whole": redaction.is_whole,
            "by": [decider.party.id for decider in decision.by],
            "case": decision.case,
            "confirmed": [decider.party.id for decider in confirmed.by] if confirmed else [],
            "confirmed_on": str(confirmed.date) if confirmed else "",
            "note": edition.plain(redaction.note) if redaction.note else "",
        }
    )


def _value(edition: Edition, value: ChangedValue) -> Facts:
    return {"field": value.field, "before": _words(edition, value.before), "after": _words(edition, value.after)}


def _words(edition: Edition, value: object) -> str:
    match value:
        case Text():
            return edition.plain(value)
        case Target():
            return edition.saying.target(value)
        case Period():
            return edition.saying.period_in_words(value)
        case tuple():
            return ", ".join(_words(edition, one) for one in value)
        case _:
            return str(value or "")
