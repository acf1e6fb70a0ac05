"""Since when something is known here: the day on which the history first has it, or else the day that it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pledgebook import RELEASED
from pledgebook.history.first_seen import name_of_amendment
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.dates import PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register


class KnownDays:
    """`first_seen` is that of the history, and empty where there is none. No day lies after `today`."""

    def __init__(self, register: Register, first_seen: Mapping[str, date], today: date) -> None:
        self._register = register
        self._first_seen = first_seen
        self._today = today

    def agreement(self, agreement: Agreement) -> date:
        return self._seen(agreement.id) or self._not_later(min(self._days_of(agreement), default=RELEASED))

    def _days_of(self, agreement: Agreement) -> Iterator[date]:
        """By which days it was there: when it was signed or began, or the first report on it at the latest."""
        if agreement.signed:
            yield agreement.signed.last_day
        elif agreement.period.first_day:
            yield agreement.period.first_day
        yield from (follow_up.date.last_day for follow_up in self._register.follow_ups_on(agreement.id)[:1])

    def follow_up(self, follow_up: FollowUp) -> date:
        return self._seen(follow_up.id) or self._not_later(follow_up.date.last_day)

    def added_pledge(self, pledge: Pledge, day: PartialDate | None) -> date:
        agreement = self._register.agreements[pledge.agreement_id]
        return self._seen(pledge.full_id) or self.within(self.agreement(agreement), day)

    def amendment(self, record_id: str, amendment: Amendment) -> date:
        """Where no history tells, the day it was entered, or else decided: it may apply from quite another."""
        seen = self._seen(name_of_amendment(record_id, amendment.id))
        if seen is not None:
            return seen
        decided = amendment.decision.date if amendment.decision else None
        agreement = self._register.agreements[record_id.partition("/")[0]]
        return self.within(self.agreement(agreement), amendment.entered or decided or amendment.applies_from)

    def within(self, record_known: date, stated: PartialDate | None) -> date:
        """The day of what stands in a record, which nobody knew before that was here."""
        return self._not_later(max(record_known, stated.last_day)) if stated else record_known

    def _seen(self, name: str) -> date | None:
        day = self._first_seen.get(name)
        return self._not_later(day) if day is not None else None

    def _not_later(self, day: date) -> date:
        return min(day, self._today)
