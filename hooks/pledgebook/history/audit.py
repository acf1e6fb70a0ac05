"""The whole history of a register, step by step: was everything that changed also said?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from pledgebook.clock import SWEDEN
from pledgebook.history.dated_ahead import DatedAhead
from pledgebook.history.ledger import Ledger
from pledgebook.history.undeclared_change import Change, Undeclared
from pledgebook.history.unsaid import without_removed_words
from pledgebook.model.history_note import HistoryNote
from pledgebook.model.published import REGISTER, Key, Record, Records
from pledgebook.model.register import Register
from pledgebook.model.translated_file import normalised


@dataclass(frozen=True, slots=True)
class State:
    """What a commit changed. `changed` holds each record that is another than before, drafts too; None: it is gone.

    `merged` holds, for each branch that the commit took in, the branch's own state of the records in which it
    differs from the result; those records are in `changed` too. `unreadable` are files that could not be read there:
    nothing is known of their records. `whole` gives a record of `changed` with the true place of every part.
    """

    commit: str
    entered: datetime
    changed: Mapping[Key, Record | None]
    merged: Sequence[Mapping[Key, Record]] = ()
    unreadable: tuple[str, ...] = ()
    whole: Callable[[Key], Record | None] | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """An undeclared change, the commit that made it, and the one that put it right, if any did."""

    commit: str
    entered: datetime
    undeclared: Undeclared
    mended_by: str | None = None


@dataclass(frozen=True, slots=True)
class OddDay:
    """A commit that says it was made before the one that it follows, or, where `before` is None, on a day to come.

    A commit's day is a claim, and clocks go wrong: this breaks nothing, but whoever relies on a day should know.
    """

    commit: str
    day: date
    before: date | None = None


class Verdict(StrEnum):
    """EXPLAINED: there were slips, and every one has a note in public. UNOPENED: nothing is frozen yet."""

    CLEAN = "clean"
    EXPLAINED = "explained"
    BROKEN = "broken"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Audit:
    """`root` is the first commit of the line, `opening` the one that opened the register, `tip` the last one.

    `steps` counts the commits after the opening, `unreadable` tells which files could not be read in which, and
    `days` is when each commit of the line was entered, in Sweden.
    """

    root: str
    opening: str | None
    tip: str
    steps: int
    slips: tuple[Slip, ...]
    explained: frozenset[tuple[str, str]]
    unreadable: tuple[tuple[str, str], ...]
    days: tuple[tuple[str, date], ...]

    def odd_days(self, today: date) -> tuple[OddDay, ...]:
        """Two computers may disagree on the day, so that the next one is none to come."""
        follow = zip(self.days, self.days[1:], strict=False)
        backwards = [OddDay(commit, day, before) for (_, before), (commit, day) in follow if day < before]
        ahead = [OddDay(commit, day) for commit, day in self.days if day > today + timedelta(days=1)]
        return (*backwards, *ahead)

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
        self._days: list[tuple[str, date]] = []
        self._latest_day = date.min
        self._dated_ahead = DatedAhead()
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
        day = state.entered.astimezone(SWEDEN).date()
        self._days.append((state.commit, day))
        self._latest_day = max(self._latest_day, day)
        self._unreadable += [(state.commit, path) for path in state.unreadable]
        if self._ledger is None:
            self._before_opening(state)
            return
        register = self._ledger.register
        if state.merged and register is not None and register.is_linear:
            merge = Undeclared(Key(REGISTER, ""), "linear", Change.MERGED, "", "", register.span)
            self._slips.append(Slip(state.commit, state.entered, merge))
        self._tell_of_dates(state, state.changed)
        for key, problems in self._ledger.take(state.changed, state.merged, state.whole).items():
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
        commits = [commit for commit, _ in self._days]
        steps = len(commits) - commits.index(self._opening) - 1 if self._opening else 0
        return Audit(
            root=commits[0],
            opening=self._opening,
            tip=commits[-1],
            steps=steps,
            slips=tuple(map(self._as_told, self._slips)),
            explained=frozenset((note.commit, note.record) for note in notes),
            unreadable=tuple(self._unreadable),
            days=tuple(self._days),
        )

    def _as_told(self, slip: Slip) -> Slip:
        record = self._ledger.record(slip.undeclared.key) if self._ledger else None
        return replace(slip, undeclared=without_removed_words(slip.undeclared, record))

    def _before_opening(self, state: State) -> None:
        for key, record in state.changed.items():
            if record is None:
                self._current.pop(key, None)
            else:
                self._current[key] = record
        register = self._current.get(Key(REGISTER, ""))
        if isinstance(register, Register) and register.opened is not None:
            if state.whole is not None:
                self._current = {key: state.whole(key) or record for key, record in self._current.items()}
            self._ledger, self._opening = Ledger(self._current), state.commit
            self._tell_of_dates(state, self._current)

    def _tell_of_dates(self, state: State, changed: Mapping[Key, Record | None]) -> None:
        """What is dated ahead stays so: time makes it true in the end, and nobody puts it right."""
        for problem in self._dated_ahead.found(changed, self._latest_day):
            self._slips.append(Slip(state.commit, state.entered, problem))

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
    """What makes two slips the same: another way of writing the value is no other one."""
    return problem.field, problem.change.value, normalised(problem.now)
