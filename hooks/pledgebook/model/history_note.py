"""What is said in public of a slip in the history, which cannot be edited away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text
from pledgebook.span import Span


class SlipOutcome(StrEnum):
    """RESTORED: put back as it was. AMENDED: said afterwards, by an amendment or a correction."""

    RESTORED = "restored"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """`commit` is the whole id of the commit that made the slip, and `record` the id of the record it touched."""

    commit: str
    record: str
    outcome: SlipOutcome
    words: Text
    span: Span
