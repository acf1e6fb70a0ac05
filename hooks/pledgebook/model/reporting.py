"""What the parties said about when and where they will report."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.dates import Duration, PartialDate


@dataclass(frozen=True, slots=True)
class Reporting:
    """Either days on which a report was promised, or a rhythm, or only words."""

    due: tuple[PartialDate, ...]
    every: Duration | None
    words: Text | None
