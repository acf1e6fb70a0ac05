"""The small values that records consist of: texts, dates, spans, numbers, targets and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pledgebook.language import Text
from pledgebook.model.count import Count
from pledgebook.model.dates import Duration, Period

Json = dict[str, object]


def known(fields: Mapping[str, object]) -> Json:
    """The fields in their order, without those that are not known: the API has no nulls."""
    return {name: value for name, value in fields.items() if value is not None}


def text(value: Text | None) -> Json | None:
    """By language, the original first. A translation that is missing is not there."""
    return {version.language: version.words for version in value.versions} if value else None


def texts(values: Iterable[Text]) -> list[Json | None]:
    return [text(value) for value in values]


def written(value: object | None) -> str | None:
    """A date as precise as it is known, `2021` or `2021-04-14`; a reference by its id."""
    return None if value is None else str(value)


def period(value: Period | None) -> Json | None:
    """Both ends are included. What is not known of it is left out."""
    if value is None:
        return None
    return known({"start": written(value.start), "end": written(value.end), "open": value.is_open})


def duration(value: Duration | None) -> Json | None:
    return {"number": value.number, "unit": value.unit} if value else None


def number(value: Decimal | None) -> int | float | None:
    """Records have at most twelve digits before the point and six after it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def count(value: Count | None) -> Json | None:
    if value is None:
        return None
    return known(
        {
            "qualifier": value.qualifier.value.replace(" ", "-"),
            "value": number(value.value),
            "out_of": number(value.out_of),
            "percent": value.is_percent,
        }
    )
