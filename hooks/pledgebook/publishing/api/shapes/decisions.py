"""Who decided what: a change, or that words must go by law."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.model.amendment import Decider, Decision
from pledgebook.model.redaction import Redaction
from pledgebook.publishing.api.shapes.values import Json, known, text, written
from pledgebook.publishing.api.telling import Telling


def decision(telling: Telling, value: Decision | None) -> Json | None:
    if value is None:
        return None
    return known(
        {
            "date": written(value.date),
            "decided_by": deciders(telling, value.by),
            "source": telling.source(value.source),
        }
    )


def deciders(telling: Telling, value: Iterable[Decider]) -> list[Json]:
    return [known({"party": telling.actor(decider.party), "role": text(decider.role)}) for decider in value]


def redactions(telling: Telling, value: Iterable[Redaction]) -> list[Json]:
    """That something was removed, when and under which law: never what."""
    return [redaction(telling, one) for one in value]


def redaction(telling: Telling, value: Redaction) -> Json:
    confirmed = value.confirmed
    return known(
        {
            "id": value.id,
            "field": value.field.id,
            "date": str(value.date),
            "what": value.what.value,
            "ground": value.ground.value,
            "decided_by": deciders(telling, value.decision.by),
            "case": value.decision.case,
            "urgent": value.decision.is_urgent,
            "more_than_words": value.is_whole,
            "note": text(value.note),
            "confirmed": confirmed
            and known(
                {
                    "date": str(confirmed.date),
                    "decided_by": deciders(telling, confirmed.by),
                    "case": confirmed.case,
                }
            ),
        }
    )
