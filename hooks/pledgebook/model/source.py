"""Evidence: where something is written, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.reference import Reference
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Move:
    """That a source is found at another address since a day."""

    date: PartialDate
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document, page or minutes. `publisher` is an actor's id or any name; `number` a diary number.

    `url` is the address that was cited, and stays; `moves` tell where the source went, in order. `url_span` and
    `file_span` are where those were written, for the rules about them.
    """

    title: str
    publisher: Reference | None
    date: PartialDate | None
    period: Period | None
    url: str | None
    moves: tuple[Move, ...]
    file: str | None
    number: str | None
    archived: str | None
    sha256: str | None
    format: str | None
    size: str | None
    language: str | None
    quote: str | None
    note: Text | None
    url_span: Span
    file_span: Span
    span: Span

    @property
    def address(self) -> str | None:
        """Where it is found on the web now."""
        return self.moves[-1].url if self.moves else self.url
