"""One thing that has happened in the register: what, when, and since when it is known here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pledgebook.model.dates import PartialDate
from pledgebook.model.reporting_state import Due
from pledgebook.model.verdict import Status


class EventKind(StrEnum):
    """The categories of feeds. The words are for ever, and there is only ever something to add."""

    NEW_AGREEMENT = "new-agreement"
    PLEDGE_ADDED = "pledge-added"
    FOLLOW_UP = "follow-up"
    CHANGED_STATUS = "changed-status"
    AMENDMENT = "amendment"
    CORRECTION = "correction"
    OVERDUE_REPORT = "overdue-report"


@dataclass(frozen=True, slots=True)
class Event:
    """It holds ids and values, never records, and is the same in every language.

    `name` never changes: it is made of the ids of records. `stated` is the day as the records say it, as precise as
    it is known; `known` the day on which it became known here, and `updated` the day on which more of it did.
    `pledges` are the full ids of those that it is about, empty where it is about the agreement. `record` is the id of
    the record that tells of it. A changed status has `before`, `after` and `cause`, a follow-up or an amendment by the
    history's name. A report that was `due` has an `answer`, the follow-up, if one has come.
    """

    kind: EventKind
    name: str
    stated: PartialDate | None
    known: date
    agreement: str
    record: str
    pledges: tuple[str, ...] = ()
    before: Status | None = None
    after: Status | None = None
    cause: str = ""
    due: Due | None = None
    answer: str = ""
    updated: date = date.min

    @property
    def last_known(self) -> date:
        return max(self.known, self.updated)

    @property
    def applies_later(self) -> PartialDate | None:
        """The day from which an amendment applies, if it was known before that."""
        is_later = self.kind is EventKind.AMENDMENT and self.stated and self.stated.last_day > self.known
        return self.stated if is_later else None

    @property
    def order(self) -> tuple[date, date, str]:
        """The order of feeds: what becomes known later comes later, whatever day it states.

        Of what becomes known on one day, an agreement of a year comes before the reports of that year.
        """
        is_new = self.kind is EventKind.NEW_AGREEMENT
        stated = self.stated and (self.stated.first_day if is_new else self.stated.last_day)
        return (self.known, stated or date.min, self.name)
