"""What says that it happened on a day that had not come when it was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pledgebook.history.undeclared_change import Change, Undeclared
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Key, Record
from pledgebook.model.stated_dates import stated_dates


class DatedAhead:
    """A walk along a line of commits: each day that a record states is judged where it first stands."""

    def __init__(self) -> None:
        self._seen: set[tuple[Key, str, str]] = set()

    def found(self, changed: Mapping[Key, Record | None], entered: date) -> Iterator[Undeclared]:
        """The days ahead of `entered` in these records, but for those that stood in them before."""
        for key, record in changed.items():
            if isinstance(record, Agreement | FollowUp):
                for field, written, span in stated_dates(record):
                    mark = key, field, str(written)
                    if mark not in self._seen and written.first_day > entered:
                        yield Undeclared(key, field, Change.DATED_AHEAD, "", str(written), span)
                    self._seen.add(mark)
