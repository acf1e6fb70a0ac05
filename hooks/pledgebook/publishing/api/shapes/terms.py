"""What an amendment can set in a pledge or an agreement, as it was signed and as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pledgebook.model.agreement import Agreement
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.model.reporting import Reporting
from pledgebook.model.target import Target
from pledgebook.publishing.api.shapes.values import (
    Json,
    duration,
    known,
    number,
    period,
    text,
    texts,
    written,
)
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.changed_values import ChangedValue


def pledge_terms(telling: Telling, pledge: Pledge, agreement: Agreement) -> Json:
    """A pledge without areas of its own holds in those of its agreement."""
    return known(
        {
            "wording": telling.markdown(pledge.wording),
            "title": text(pledge.title),
            "target": target(telling, pledge.target),
            "conditional": pledge.is_conditional,
            "givers": telling.actors(pledge.by),
            "helpers": telling.actors(pledge.helpers),
            "areas": telling.areas(pledge.areas or agreement.areas),
            "groups": texts(pledge.groups),
            "focus_areas": list(ids(pledge.focus)),
        }
    )


def agreement_terms(telling: Telling, agreement: Agreement) -> Json:
    return known(
        {
            "introduction": telling.markdown(agreement.words),
            "title": text(agreement.title),
            "parties": telling.actors(agreement.parties),
            "helpers": telling.actors(agreement.helpers),
            "areas": telling.areas(agreement.areas),
            "groups": texts(agreement.groups),
            "period": period(agreement.period),
            "period_as_signed": agreement.period_as_signed,
            "signed": written(agreement.signed),
            "reporting": reporting(telling, agreement.reporting),
        }
    )


def target(telling: Telling, value: Target | None) -> Json | None:
    if value is None:
        return None
    return known(
        {
            "at_least": number(value.at_least),
            "up_to": number(value.up_to),
            "everything": value.covers_all,
            "percent": value.is_percent,
            "exact": value.is_exact_number,
            "within": duration(value.within),
            "deadline": written(value.deadline),
            "counted": text(value.of),
            "per": value.per and value.per.value,
            "on_average": value.is_average,
            "words": {language: edition.saying.target(value) for language, edition in telling.editions.items()},
        }
    )


def reporting(telling: Telling, value: Reporting | None) -> Json | None:
    """What the parties said of when and where they will report."""
    if value is None:
        return None
    return known(
        {
            "due": list(map(str, value.due)),
            "every": duration(value.every),
            "words": telling.markdown(value.words),
        }
    )


# The name here of each field that an amendment sets, and how its values are told; `text` and `by` have two names.
_Told = Callable[[Telling, Any], object]
_NAMES: Mapping[str, tuple[str, _Told]] = {
    "title": ("title", lambda _, value: text(value)),
    "target": ("target", target),
    "conditional": ("conditional", lambda _, value: value),
    "with": ("helpers", Telling.actors),
    "areas": ("areas", Telling.areas),
    "groups": ("groups", lambda _, value: texts(value)),
    "focus": ("focus_areas", lambda _, value: list(ids(value))),
    "period": ("period", lambda _, value: period(value)),
    "period_as_signed": ("period_as_signed", lambda _, value: value),
    "signed": ("signed", lambda _, value: written(value)),
    "reporting": ("reporting", reporting),
}
_OF_PLEDGE: Mapping[str, tuple[str, _Told]] = {
    "text": ("wording", Telling.markdown),
    "by": ("givers", Telling.actors),
    **_NAMES,
}
_OF_AGREEMENT: Mapping[str, tuple[str, _Told]] = {
    "text": ("introduction", Telling.markdown),
    "by": ("parties", Telling.actors),
    **_NAMES,
}


def values_before(telling: Telling, record: Agreement | Pledge, values: Iterable[ChangedValue]) -> Json:
    """What an amendment of the record changed, as it was."""
    return known(dict(_told(telling, record, value.field, value.before) for value in values))


def values_after(telling: Telling, record: Agreement | Pledge, values: Iterable[ChangedValue]) -> Json:
    """The same as it became. What was taken away is not there."""
    return known(dict(_told(telling, record, value.field, value.after) for value in values))


def _told(telling: Telling, record: Agreement | Pledge, field: str, value: object) -> tuple[str, object]:
    name, told = (_OF_PLEDGE if isinstance(record, Pledge) else _OF_AGREEMENT)[field]
    return name, told(telling, value)
