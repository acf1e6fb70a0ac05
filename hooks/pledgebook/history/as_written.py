"""Values as they are written in records: what reading made of them, turned back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal

from pledgebook.history.block_text import Data
from pledgebook.language import Text
from pledgebook.model.count import Count, Qualifier
from pledgebook.model.follow_up import Result, Statement, SubCount
from pledgebook.model.reference import Reference
from pledgebook.model.reporting import Reporting
from pledgebook.model.source import Source
from pledgebook.model.target import Target
from pledgebook.span import Span

STATEMENT_WITHDRAWN = "statement-withdrawn"


def written(value: object) -> Data:
    """A value of a field of a record, in the spelling that says the most."""
    match value:
        case Text():
            return {version.language: version.words for version in value.versions}
        case Reference():
            return value.id
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case Count():
            return _count(value)
        case Target():
            return _target(value)
        case Reporting():
            return _without_nothing([("due", f"every {value.every}" if value.every else value.due)]) | _words(value)
        case Result():
            return _result(value)
        case SubCount() | Source():
            names = (field.name for field in fields(value))
            return _without_nothing((name, getattr(value, name)) for name in names)
        case tuple():
            return written(value[0]) if len(value) == 1 else [written(item) for item in value]
        case _:
            return str(value)


def statement_as_written(statement: Statement) -> Data:
    if statement.is_withdrawn:
        return STATEMENT_WITHDRAWN
    parts = ("verdict", statement.verdict), ("result", statement.results), ("sources", statement.sources)
    return _without_nothing(parts)


def _without_nothing(parts: Iterable[tuple[str, object]]) -> dict[str, Data]:
    return {
        name: written(value)
        for name, value in parts
        if value is not None and value is not False and value != () and not isinstance(value, Span)
    }


def _words(reporting: Reporting) -> dict[str, Data]:
    versions = reporting.words.versions if reporting.words else ()
    return {version.language: version.words for version in versions}


def _count(count: Count) -> str:
    if count.value is None:
        return Qualifier.UNKNOWN.value
    before = "" if count.qualifier is Qualifier.EXACTLY else f"{count.qualifier.value} "
    after = f" of {count.out_of:f}" if count.out_of is not None else ""
    return f"{before}{count.value:f}{' %' if count.is_percent else ''}{after}"


def _target(target: Target) -> dict[str, Data]:
    sign = " %" if target.is_percent else ""
    numbers: dict[str, Data] = {}
    if target.covers_all:
        numbers["number"] = "all"
    elif target.at_least is not None:
        numbers["number" if target.is_exact_number else "at_least"] = f"{target.at_least:f}{sign}"
    if target.up_to is not None:
        numbers["up_to"] = f"{target.up_to:f}{sign}"
    rest = (
        ("within", target.within),
        ("deadline", target.deadline),
        ("of", target.of),
        ("per", target.per),
        ("on_average", target.is_average),
    )
    return numbers | _without_nothing(rest)


def _result(result: Result) -> dict[str, Data]:
    return _without_nothing(
        (
            ("count", result.count),
            ("of", result.of),
            ("when", result.when),
            ("where", result.areas),
            ("per", result.per),
            ("before", result.before),
            ("goal", result.goal),
            ("of_which", result.of_which),
            ("caveat", result.caveat),
        )
    )
