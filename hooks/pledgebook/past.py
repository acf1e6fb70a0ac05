"""What became of the records of a git repository: the flow of the past, as pipeline.py is that of the present.

    commits ─ reading ─▶ changed files ─ schema ─▶ changed records ─ history ─▶ undeclared changes

The repository is given, opened; only the objects that commits hold are read, never the working folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pledgebook.clock import SWEDEN
from pledgebook.diagnostics.diagnostic import Diagnostic, in_order
from pledgebook.history.audit import Audit, State, Walk
from pledgebook.history.audited import AuditedHistory, History, NotAudited
from pledgebook.history.comparison import Comparison, held_against_line, held_against_seal
from pledgebook.history.complaints import complaints_of
from pledgebook.history.files_in_git import troubles_in_git
from pledgebook.history.first_seen import FirstSeen
from pledgebook.history.seal import Seal, digests_of_records
from pledgebook.history.undeclared_change import Change, Undeclared
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key, Record, Records, only_published, records_by_key
from pledgebook.model.register import Register
from pledgebook.reading.git_repository import Commit, Entry, RefusedError, Repository, Step
from pledgebook.schema.past_records import PastRecords, is_record


def walk_to(repository: Repository, tip: str, *, reads_whole: bool = False) -> Walk:
    """The audit of the main line, from its first commit to `tip`.

    `reads_whole`: every changed file is read from its first line to its last, which gives the same and takes longer.
    """
    walk = Walk()
    for state in _states(repository, repository.main_line(tip), reads_whole=reads_whole):
        walk.step(state)
    return walk


def compared_with_seal(repository: Repository, audit: Audit, name: str, seal: Seal) -> Comparison:
    """Whether the audited history is the one that a seal was made of."""
    line = [commit.id for commit in repository.main_line(audit.tip)]
    is_on_line = seal.commit in line
    records = records_of(repository, repository.entries_at(seal.commit or "")) if is_on_line else {}
    digests = digests_of_records(only_published(records))
    return held_against_seal(name, seal, audit, line, digests)


def compared_with_copy(repository: Repository, audit: Audit, name: str, other: Repository) -> Comparison:
    """Whether the audited history and the checked-out one of a copy are the same, or one goes on from the other."""
    line = [commit.id for commit in repository.main_line(audit.tip)]
    return held_against_line(name, line, [commit.id for commit in other.main_line(other.head())])


def history_of(folder: Path, paths: Iterable[str]) -> History:
    """What a site made of the register in `folder`, which has files at these paths, can tell of its own history."""
    try:
        with Repository.open(folder) as repository:
            return _history_of(repository, repository.head(), paths)
    except RefusedError as error:
        return NotAudited(error.slug, error.facts)


def _history_of(repository: Repository, tip: str, paths: Iterable[str]) -> AuditedHistory:
    walk, seen = Walk(), FirstSeen()
    line = repository.main_line(tip)
    for state in _states(repository, line):
        was_open = walk.is_open
        walk.step(state)
        seen.step(state)
        if walk.is_open and not was_open:
            seen.open()
    return AuditedHistory(
        audit=walk.result(),
        tip_day=line[-1].entered.astimezone(SWEDEN).date(),
        first_seen=seen.days if walk.is_open else {},
        is_of_these_records=repository.holds_as_it_lies(tip, paths),
    )


def undeclared_since(repository: Repository, base: str, register: Register) -> tuple[Diagnostic, ...]:
    """What the working folder changes of what is published in `base`, and what git would make of its files.

    Where the folder's commit is not built on `base`, the two are merged as git would, and the result is what counts:
    else everything new in `base` would seem to be removed. Refuses if they contradict each other.
    """
    walk = walk_to(repository, base)
    records = _to_compare(repository, base, register)
    problems = (problem for problem in walk.next_step(records) if not _is_unread(problem, register))
    found = complaints_of(problems, walk.lawful, records)
    return in_order([*found, *troubles_in_git(repository, repository.entries_at(repository.head()))])


def _is_unread(problem: Undeclared, register: Register) -> bool:
    """Whether a record seems to be gone only because it cannot be read: that is an error of its own, and told there."""
    kind, record_id = problem.key
    pledge_id = f"{record_id}/{problem.field.removeprefix('pledges.')}"
    seems_gone = problem.change is Change.VANISHED
    return seems_gone and not register.unread.isdisjoint({(kind, record_id), (RecordKind.PLEDGE, pledge_id)})


def _to_compare(repository: Repository, base: str, register: Register) -> Records:
    merged = merged_with(repository, base)
    return records_by_key(register) if merged is None else records_of(repository, merged)


def merged_with(repository: Repository, base: str) -> Mapping[str, Entry] | None:
    """What git would make of `base` and the folder's commit; None where that is built on `base` and counts as it is."""
    head = repository.head()
    if repository.is_ancestor(base, head):
        return None
    merged = repository.merged_tree(base, head)
    if merged is None:
        raise RefusedError("conflict-with-base", base=base)
    return merged


def records_of(repository: Repository, entries: Mapping[str, Entry]) -> Records:
    """All records of a tree."""
    changed, _ = PastRecords(repository.blob).changed(_blobs(entries))
    return {key: record for key, record in changed.items() if record is not None}


def _states(repository: Repository, commits: Sequence[Commit], *, reads_whole: bool = False) -> Iterator[State]:
    past = PastRecords(repository.blob, reads_whole=reads_whole)
    for step in repository.steps(commits, is_record):
        yield _state(repository, past, step)


def _state(repository: Repository, past: PastRecords, step: Step) -> State:
    first, *others = step.changed
    found, unreadable = past.changed(_blobs(first))
    changed: dict[Key, Record | None] = dict(found)
    merged = []
    for parent, differing in zip(step.commit.parents[1:], others, strict=True):
        branch = past.branch(_blobs(repository.entries_at(parent)), differing)
        merged.append(branch)
        for key in branch:
            changed.setdefault(key, past.record(key))
    return State(step.commit.id, step.commit.entered, changed, tuple(merged), unreadable, past.whole)


def _blobs(entries: Mapping[str, Entry | None]) -> Mapping[str, str | None]:
    """The content of each file. A link or a submodule in its place has none: the file is gone."""
    return {path: entry.blob if entry and entry.mode.startswith("100") else None for path, entry in entries.items()}
