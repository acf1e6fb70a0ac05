"""A change that was not declared, and the way into a record on which it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pledgebook.history.field_names import field_as_written
from pledgebook.history.values import in_words
from pledgebook.model.published import Key
from pledgebook.model.redaction import TOKEN
from pledgebook.span import Span


class Change(StrEnum):
    """ADDED: a value where there was none. REMOVED: none where there was a value. VANISHED: the whole record.
    DRAFTED: it is a draft again.
    TAKEN: an alias that is the id of another record.
    DATED_AHEAD: it is said to have happened later than it was entered. MERGED: a merge where there should be none.
    REDACTED: words were removed in a way that no redaction allows. RESTORED: words that one had removed are back.
    """

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"
    VANISHED = "vanished"
    DRAFTED = "drafted"
    TAKEN = "taken"
    DATED_AHEAD = "dated-ahead"
    MERGED = "merged"
    REDACTED = "redacted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Undeclared:
    """`field` is the way to the value, `pledges.p1.target.at_least`. `span` is in the later state, if it is there.

    `digest` is that of the whole translation in which a text was changed.
    """

    key: Key
    field: str
    change: Change
    was: str
    now: str
    span: Span
    digest: str = ""


class Place(NamedTuple):
    """A step on the way into a record. Words and span are made only for what is told.

    `redacted` are the ways to texts from which something was lawfully removed; None but for a record that has a list
    of that.
    """

    key: Key
    name: str
    record: object
    outer: Place | None
    may_interleave: bool
    redacted: frozenset[str] | None = None

    def below(self, name: str, record: object) -> Place:
        return Place(self.key, name, record, self, self.may_interleave)

    def tells(self, change: Change, earlier: object, later: object) -> Undeclared:
        return Undeclared(self.key, self._field(), change, in_words(earlier), in_words(later), self._span())

    def tells_of_words(self, earlier: str, later: str) -> Undeclared:
        """What was removed by law is not said again in a complaint: only which marks stood there, and stand now."""
        old, new = TOKEN.findall(earlier), TOKEN.findall(later)
        if old != new:
            return self.tells(Change.RESTORED if set(old) - set(new) else Change.REDACTED, tuple(old), tuple(new))
        return self.tells(Change.CHANGED, earlier, later)

    def is_redacted(self) -> bool:
        steps: list[str] = []
        place: Place | None = self
        while place is not None and place.redacted is None:
            steps.insert(0, place.name)
            place = place.outer
        redacted = place.redacted if place else None
        return redacted is not None and field_as_written(".".join(steps)) in redacted

    def _field(self) -> str:
        before = self.outer._field() if self.outer else ""
        return f"{before}.{self.name}" if before else self.name

    def _span(self) -> Span:
        """Of the record itself, or of the nearest around it that knows its place."""
        span = getattr(self.record, "span", None)
        if isinstance(span, Span) or self.outer is None:
            return span if isinstance(span, Span) else Span("")
        return self.outer._span()
