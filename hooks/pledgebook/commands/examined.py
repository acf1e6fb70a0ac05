"""A register checked, and held against what was there before: what `check` and `review` tell of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pledgebook.diagnostics.diagnostic import Diagnostic, in_order
from pledgebook.diagnostics.known_before import told_apart
from pledgebook.pipeline import Checked, check
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.git_repository import Repository
from pledgebook.reading.git_revision import folder_at
from pledgebook.reading.moved_files import moved_files


@dataclass(frozen=True, slots=True)
class Examined:
    """`before` is what the folder was held against, if anything. `is_first`: there was no record in that at all.

    `diagnostics` are the folder's, and what it changes in silence, each with what is known of its cause.
    """

    checked: Checked
    diagnostics: tuple[Diagnostic, ...]
    before: Checked | None = None
    is_first: bool = False

    @property
    def could_not_compare(self) -> bool:
        return self.before is not None and self.before.register is None and not self.is_first


def examined(folder: Path, records: RecordFolder, today: date, since: str | None) -> Examined:
    """All of the folder is checked, whatever was changed. Refuses (RefusedError) what cannot be compared for certain.

    The earlier register is checked on the same day, by the same rules: what has come late or is newly forbidden was
    there before. What is changed in silence was not.
    """
    checked = check(records, today)
    if since is None:
        return Examined(checked, checked.diagnostics)
    # Who compares with nothing need not wait for what reads a history.
    from pledgebook.history.moved_meetings import moved_in_silence
    from pledgebook.past import undeclared_since

    with Repository.open(folder) as repository:
        base = repository.resolve(since)
        earlier = folder_at(repository, base)
        before = check(earlier, today)
        undeclared = undeclared_since(repository, base, checked.register) if checked.register else ()
    moved = moved_in_silence(before.register, checked.register, today) if before.register and checked.register else ()
    is_first = not earlier.paths and not earlier.problems
    known = () if is_first else before.diagnostics if before.register else None
    apart = told_apart(checked.diagnostics, known, moved_files(earlier.files, records.files))
    in_silence = (replace(one, is_caused=True) for one in (*undeclared, *moved))
    return Examined(checked, in_order([*apart, *in_silence]), before, is_first)
