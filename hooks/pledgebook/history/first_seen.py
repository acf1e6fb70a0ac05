"""The day on which each record, pledge and amendment first stood on the main line: since when the public could know.

The days are the committers' own claims. None of them lies before the one of an earlier commit: a clock that was set
back makes nothing older than what it was built on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.clock import SWEDEN
from pledgebook.history.audit import State
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Record, is_draft


class FirstSeen:
    """To be told of each commit of the line, the oldest first, and when the register is opened.

    `days` has follow-ups and agreements by id, pledges by full id, and amendments by both, `vara-2021/p1#a1`.
    """

    def __init__(self) -> None:
        self.days: dict[str, date] = {}
        self._latest = date.min

    def step(self, state: State) -> None:
        self._latest = max(self._latest, state.entered.astimezone(SWEDEN).date())
        for record in state.changed.values():
            if record is not None and not is_draft(record):
                for name in _names_in(record):
                    self.days.setdefault(name, self._latest)

    def open(self) -> None:
        """Nothing was published before this commit, however long it had been written."""
        self.days = dict.fromkeys(self.days, self._latest)


def name_of_amendment(record_id: str, amendment_id: str) -> str:
    return f"{record_id}#{amendment_id}"


def record_of_amendment(name: str) -> str:
    """The id of the record that an amendment so named is of."""
    return name.partition("#")[0]


def _names_in(record: Record) -> Iterator[str]:
    if isinstance(record, FollowUp):
        yield record.id
    elif isinstance(record, Agreement):
        yield record.id
        yield from (name_of_amendment(record.id, amendment.id) for amendment in record.amendments)
        for pledge in record.pledges:
            yield pledge.full_id
            yield from (name_of_amendment(pledge.full_id, amendment.id) for amendment in pledge.amendments)
