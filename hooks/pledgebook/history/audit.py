"""The whole history of a register, step by step: was everything that changed also said?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pledgebook.history.ledger import Ledger
from pledgebook.history.undeclared import Undeclared
from pledgebook.model.history_note import HistoryNote
from pledgebook.model.published import REGISTER, Key, Record, Records
from pledgebook.model.register import Register


@dataclass(frozen=True, slots=True)
class State:
    """What a commit changed. `changed` holds each record that is another than before, drafts too; None: it is gone.

    `merged` holds, for each branch that the commit took in, the branch's own state of the records in which it
    differs from the result; those records are in `changed` too. `unreadable` are files that could not be read there:
    nothing is known of their records.
    """

    commit: str
    entered: datetime
    changed: Mapping[Key, Record | None]
    merged: Sequence[Mapping[Key, Record]] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """An undeclared change, the commit that made it, and the one that put it right, if any did."""

    commit: str
    entered: datetime
    undeclared: Undeclared
    mended_by: str | None = None


class Verdict(StrEnum):
    """EXPLAINED: there were slips, and every one has a note in public. UNOPENED: nothing is frozen yet."""

    CLEAN = "clean"
    EXPLAINED = "explained"
    BROKEN = "broken"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Audit:
    """`root` is the first commit of the line, `opening` the one that opened the register, `tip` the last one.

    `steps` counts the commits after the opening, and `unreadable` tells which files could not be read in which.
    """

    root: str
    opening: str | None
    tip: str
    steps: int
    slips: tuple[Slip, ...]
    explained: frozenset[tuple[str, str]]
    unreadable: tuple[tuple[str, str], ...]

    def is_explained(self, slip: Slip) -> bool:
        """Whether a note tells of it: one is enough for all that a commit did to a record."""
        return (slip.commit, slip.undeclared.key.id or slip.undeclared.key.kind) in self.explained

    @property
    def verdict(self) -> Verdict:
        if self.opening is None:
            return Verdict.UNOPENED
        if not self.slips:
            return Verdict.CLEAN
        return Verdict.EXPLAINED if all(map(self.is_explained, self.slips)) else Verdict.BROKEN


Mark = tuple[str, str, str]


class Walk:
    """An audit on its way, from the first commit of a line to the last.

    Until a commit opens the register nothing is frozen. `_standing` are the slips that nobody has mended yet: by
    record, and by what they say, their place among all slips.
    """

    def __init__(self) -> None:
        self._current: dict[Key, Record] = {}
        self._ledger: Ledger | None = None
        self._commits: list[str] = []
        self._opening: str | None = None
        self._slips: list[Slip] = []
        self._standing: dict[Key, dict[Mark, int]] = {}
        self._unreadable: list[tuple[str, str]] = []

    @property
    def is_open(self) -> bool:
        return self._ledger is not None

    @property
    def standing(self) -> tuple[Slip, ...]:
        """The slips that nobody has mended yet."""
        return tuple(self._slips[number] for marks in self._standing.values() for number in marks.values())

    def step(self, state: State) -> None:
        self._commits.append(state.commit)
        self._unreadable += [(state.commit, path) for path in state.unreadable]
        if self._ledger is None:
            self._before_opening(state)
            return
        for key, problems in self._ledger.take(state.changed, state.merged).items():
            self._tell(state, key, problems)

    @property
    def lawful(self) -> Mapping[Key, Record]:
        """The last lawful state of every published record; nothing before the register opens."""
        return self._ledger.lawful if self._ledger else {}

    def next_step(self, records: Records) -> tuple[Undeclared, ...]:
        """What would be undeclared if these were all the records of the next commit, beyond what stands already."""
        if self._ledger is None:
            return ()
        found = self._ledger.compared(records)
        return tuple(problem for problem in found if _mark(problem) not in self._standing.get(problem.key, {}))

    def result(self) -> Audit:
        register = self._ledger.register if self._ledger else None
        notes: Iterable[HistoryNote] = register.history_notes if register else ()
        steps = len(self._commits) - self._commits.index(self._opening) - 1 if self._opening else 0
        return Audit(
            root=self._commits[0],
            opening=self._opening,
            tip=self._commits[-1],
            steps=steps,
            slips=tuple(self._slips),
            explained=frozenset((note.commit, note.record) for note in notes),
            unreadable=tuple(self._unreadable),
        )

    def _before_opening(self, state: State) -> None:
        for key, record in state.changed.items():
            if record is None:
                self._current.pop(key, None)
            else:
                self._current[key] = record
        register = self._current.get(Key(REGISTER, ""))
        if isinstance(register, Register) and register.opened is not None:
            self._ledger, self._opening = Ledger(self._current), state.commit

    def _tell(self, state: State, key: Key, problems: Iterable[Undeclared]) -> None:
        """What is new becomes a slip, and what is no longer so has been mended."""
        before = self._standing.pop(key, {})
        now: dict[Mark, int] = {}
        for problem in problems:
            mark = _mark(problem)
            if mark not in before and mark not in now:
                self._slips.append(Slip(state.commit, state.entered, problem))
            now.setdefault(mark, before.get(mark, len(self._slips) - 1))
        hidden = {mark: number for mark, number in before.items() if mark not in now and _is_hidden(mark, now)}
        for mark, number in before.items():
            if mark not in now and mark not in hidden:
                self._slips[number] = replace(self._slips[number], mended_by=state.commit)
        if now:
            self._standing[key] = now | hidden


def _is_hidden(mark: Mark, now: Iterable[Mark]) -> bool:
    """Whether what was wrong is no longer told because the same place, or all around it, is wrong in another way."""
    return any(not field or f"{mark[0]}.".startswith(f"{field}.") for field, _, _ in now)


def _mark(problem: Undeclared) -> Mark:
    return problem.field, problem.change.value, problem.now
