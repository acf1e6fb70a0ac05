"""The last lawful state of every record that was ever published, kept from one commit to the next.

A change that was not declared does not enter it, and neither does a deletion: so a text that is brought back as it
was is lawful again, and one that is taken away and written anew in other words is not. All else does enter: what is
appended to a record counts, whatever has been done to other parts of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pledgebook.history.former_ids import without_aliases
from pledgebook.history.names_in_use import NamesInUse
from pledgebook.history.put_back import put_back
from pledgebook.history.typing_mistakes import with_typos_since
from pledgebook.history.undeclared import taken_ids, undeclared, undeclared_of
from pledgebook.history.undeclared_change import Undeclared
from pledgebook.model.published import REGISTER, Key, Record, Records, is_draft, only_published
from pledgebook.model.register import Register


class Ledger:
    """`owed` are states of merged branches that the line has not lived up to yet.

    Which names are in use is asked first when an actor or area changes, which is seldom.
    """

    def __init__(self, records: Mapping[Key, Record]) -> None:
        self._lawful = dict(only_published(records))
        self._owed: dict[Key, list[Record]] = {}
        self._in_use: NamesInUse | None = None

    def take(
        self,
        changed: Mapping[Key, Record | None],
        merged: Sequence[Mapping[Key, Record]] = (),
        whole: Callable[[Key], Record | None] | None = None,
    ) -> Mapping[Key, tuple[Undeclared, ...]]:
        """What is undeclared in each of these records, compared with its last lawful state. None: it is gone.

        `merged` are the states of these records in the branches that were taken in: a merge may lose nothing of
        either side, and its lists hold the entries of both: first those of the main line, then the others in order.
        `whole` gives a record that knows the place of every part, for what is told; those in `changed` may know only
        the places of what is new.
        """
        for branch in merged:
            for key, record in only_published(branch).items():
                self._owed.setdefault(key, []).append(record)
        found = {key: self._compared(key, record) for key, record in changed.items()}
        told = {key: whole(key) for key, one in found.items() if one.all and changed[key] is not None} if whole else {}
        found |= {key: self._compared(key, record) for key, record in told.items()}
        for key, one in found.items():
            self._enter(key, told.get(key, changed[key]), one)
        return {key: one.all for key, one in found.items()}

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

    def _compared(self, key: Key, record: Record | None) -> _Found:
        is_unpublished = key not in self._lawful and key not in self._owed
        if is_unpublished and (record is None or is_draft(record)):
            return _Found((), (), ())  # a draft may change and go
        lawful = self._lawful.get(key, record)
        assert lawful is not None or key in self._owed  # noqa: S101 — what is gone has been there
        silent = [*undeclared_of(key, lawful, record)] if lawful else []
        owed = [
            problem
            for state in self._owed.get(key, ())
            for problem in undeclared_of(key, state, record, may_interleave=True)
        ]
        if (silent or owed) and not self._is_in_use(key):
            silent, owed = [], []
        return _Found(silent, owed, [*taken_ids(key, self._lawful.get(key), record, self._lawful)])

    def _is_in_use(self, key: Key) -> bool:
        self._in_use = self._in_use or NamesInUse(self._lawful)
        return key in self._in_use

    def _enter(self, key: Key, record: Record | None, found: _Found) -> None:
        """The lawful part of a record, from now on. What is gone stays, unless nothing named it; so does a draft's."""
        if record is not None and is_draft(record):
            return
        if not found.silent and not found.owed:
            self._owed.pop(key, None)
            if record is None:
                self._lawful.pop(key, None)
        if record is None:
            return
        lawful = put_back(with_typos_since(self._lawful.get(key, record), record), record, found.silent)
        self._lawful[key] = without_aliases(lawful, {problem.now for problem in found.taken})
        if self._in_use is not None:
            self._in_use.take(key, self._lawful[key])


class _Found(NamedTuple):
    """What is undeclared of a record: since its lawful state, since merged branches, and addresses of others."""

    silent: Sequence[Undeclared]
    owed: Sequence[Undeclared]
    taken: Sequence[Undeclared]

    @property
    def all(self) -> tuple[Undeclared, ...]:
        return tuple(dict.fromkeys((*self.silent, *self.owed, *self.taken)))
