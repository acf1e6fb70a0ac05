"""Evidence: where something is written, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.reference import Reference
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A document, page or minutes. `publisher` is an actor's id or any name; `number` a diary number."""

    title: str
    publisher: Reference | None
    date: PartialDate | None
    period: Period | None
    url: str | None
    file: str | None
    number: str | None
    archived: str | None
    sha256: str | None
    format: str | None
    size: str | None
    language: str | None
    quote: str | None
    note: Text | None
    span: Span
