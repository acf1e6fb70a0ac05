"""What a register would be if a file were written: tried before anything is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.known_before import told_apart
from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import published_records
from pledgebook.model.register import Register
from pledgebook.pipeline import Checked, check
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.source_text import SourceFile


def with_file(records: RecordFolder, file: SourceFile) -> RecordFolder:
    others = (other for other in records.files if other.path != file.path)
    return replace(records, files=tuple(sorted((*others, file), key=lambda one: one.path)))


def with_files(records: RecordFolder, files: Iterable[SourceFile]) -> RecordFolder:
    return reduce(with_file, files, records)


def new_diagnostics(before: Checked, after: Checked) -> Sequence[Diagnostic]:
    """What is not known to have been said before, wherever lines have moved to."""
    told = told_apart(after.diagnostics, before.diagnostics)
    return [one for one in told if one.is_caused is not False]


def new_errors(before: Checked, after: Checked) -> Sequence[Diagnostic]:
    return [one for one in new_diagnostics(before, after) if one.severity is Severity.ERROR]


def keeps_everything(before: Register, after: Register) -> bool:
    """Whether nothing is changed that is or could be published."""
    return not any(undeclared(published_records(before), published_records(after)))


def tried(records: RecordFolder, file: SourceFile, today: date) -> Checked:
    return check(with_file(records, file), today)
