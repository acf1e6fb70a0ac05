"""A history held against something that was kept from before: a seal, or another copy of the repository."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.history.audit import Audit
from pledgebook.history.seal import Seal


class Finding(StrEnum):
    """What came out. Only the first two are good; `UNBOUND` is a seal of a site that no commit holds.

    OTHER_LINE: the sealed commit is not on this line. PARTED: the two copies go on differently from some commit.
    OTHER_START: the line has another root, or was opened elsewhere. OTHER_RECORDS: the records of the sealed commit
    have other digests than the seal.
    """

    ON_THE_LINE = "on-the-line"
    AHEAD = "ahead"
    UNBOUND = "unbound"
    OTHER_LINE = "other-line"
    PARTED = "parted"
    OTHER_START = "other-start"
    OTHER_RECORDS = "other-records"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`with_what` is the file or folder as it was named. `commit` is the sealed one, or the last that both copies
    share, None if there is none. `steps` counts the commits after it: of this line if it is ON_THE_LINE, else of the
    other copy. `records` names those that differ.
    """

    with_what: str
    finding: Finding
    commit: str | None
    steps: int = 0
    records: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.finding in (Finding.ON_THE_LINE, Finding.AHEAD)


def held_against_seal(
    name: str, seal: Seal, audit: Audit, line: Sequence[str], digests: Mapping[str, str]
) -> Comparison:
    """`line` has the ids of the commits, the oldest first; `digests` are those of the records of the sealed commit,
    and are not looked at where that is not on the line.
    """
    if seal.commit is None:
        return Comparison(name, Finding.UNBOUND, None)
    if seal.commit not in line:
        return Comparison(name, Finding.OTHER_LINE, seal.commit)
    steps = len(line) - 1 - line.index(seal.commit)
    if seal.root != audit.root or (seal.opening is not None and seal.opening != audit.opening):
        return Comparison(name, Finding.OTHER_START, seal.commit, steps)
    different = {record for record, _ in seal.records.items() ^ digests.items()}
    if different:
        return Comparison(name, Finding.OTHER_RECORDS, seal.commit, steps, tuple(sorted(different)))
    return Comparison(name, Finding.ON_THE_LINE, seal.commit, steps)


def held_against_line(name: str, line: Sequence[str], other: Sequence[str]) -> Comparison:
    """Two lines of commits, the oldest first. One that goes on from the other holds all of it, by its ids."""
    shared = 0
    while shared < min(len(line), len(other)) and line[shared] == other[shared]:
        shared += 1
    last = other[shared - 1] if shared else None
    if shared == len(other):
        return Comparison(name, Finding.ON_THE_LINE, last, len(line) - shared)
    if shared == len(line):
        return Comparison(name, Finding.AHEAD, last, len(other) - shared)
    return Comparison(name, Finding.PARTED, last, len(other) - shared)
