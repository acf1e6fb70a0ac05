"""The last lawful state of every record that was ever published, kept from one commit to the next.

A change that was not declared does not enter it, and neither does a deletion: so a text that is brought back as it
was is lawful again, and one that is taken away and written anew in other words is not. All else does enter: what is
appended to a record counts, whatever has been done to other parts of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pledgebook.history.put_back import put_back
from pledgebook.history.typing_mistakes import with_typos_since
from pledgebook.history.undeclared import Undeclared, undeclared, undeclared_of
from pledgebook.model.published import REGISTER, Key, Record, Records, is_draft, only_published
from pledgebook.model.register import Register


class Ledger:
    """`owed` are states of merged branches that the line has not lived up to yet."""

    def __init__(self, records: Mapping[Key, Record]) -> None:
        self._lawful = dict(only_published(records))
        self._owed: dict[Key, list[Record]] = {}

    def take(
        self, changed: Mapping[Key, Record | None], merged: Sequence[Mapping[Key, Record]] = ()
    ) -> Mapping[Key, tuple[Undeclared, ...]]:
        """What is undeclared in each of these records, compared with its last lawful state. None: it is gone.

        `merged` are the states of these records in the branches that were taken in: a merge may lose nothing of
        either side, and its lists hold the entries of both: first those of the main line, then the others in order.
        """
        for branch in merged:
            for key, record in only_published(branch).items():
                self._owed.setdefault(key, []).append(record)
        return {key: self._taken(key, record) for key, record in changed.items()}

    @property
    def lawful(self) -> Mapping[Key, Record]:
        """Each record as it may be built on."""
        return self._lawful

    @property
    def register(self) -> Register | None:
        found = self._lawful.get(Key(REGISTER, ""))
        return found if isinstance(found, Register) else None

    def record(self, key: Key) -> Record | None:
        """Its last lawful state."""
        return self._lawful.get(key)

    def compared(self, records: Records) -> tuple[Undeclared, ...]:
        """What is undeclared if these are all the published records, taking nothing."""
        return tuple(undeclared(self._lawful, records))

    def _taken(self, key: Key, record: Record | None) -> tuple[Undeclared, ...]:
        is_unpublished = key not in self._lawful and key not in self._owed
        if is_unpublished and (record is None or is_draft(record)):
            return ()  # a draft may change and go
        lawful = self._lawful.get(key, record)
        assert lawful is not None or key in self._owed  # noqa: S101 — what is gone has been there
        found = dict.fromkeys(undeclared_of(key, lawful, record)) if lawful else {}
        if lawful is not None and record is not None and not is_draft(record):
            self._lawful[key] = put_back(with_typos_since(lawful, record), record, found)
        for owed in self._owed.get(key, ()):
            found |= dict.fromkeys(undeclared_of(key, owed, record, may_interleave=True))
        if record is not None and not is_draft(record) and not found:
            self._owed.pop(key, None)
        return tuple(found)
