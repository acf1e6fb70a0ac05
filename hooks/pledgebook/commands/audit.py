"""`pledgebook audit`: has everything that changed since the register was opened also been said?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.exit_codes import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.diagnostics.wording_file import refusal
from pledgebook.history.audit import Audit, Verdict
from pledgebook.history.audit_report import audit_as_json, audit_as_text
from pledgebook.history.comparison import Comparison
from pledgebook.history.seal import NotASealError, read_seal
from pledgebook.past import compared_with_copy, compared_with_seal, walk_to
from pledgebook.reading.git_repository import RefusedError, Repository


def audit(
    folder: Path,
    revision: str,
    *,
    report_format: str,
    language: str,
    today: date,
    seals: Sequence[Path] = (),
    copies: Sequence[Path] = (),
    reads_whole: bool = False,
) -> int:
    """Print the verdict on the main line up to `revision`, and what holding it against seals and copies showed.

    Return 0 (clean, explained, or not opened yet), 1 (broken, or another history than the one that was kept) or 2
    (something cannot be read for certain).
    """
    try:
        with Repository.open(folder) as repository:
            found = walk_to(repository, repository.resolve(revision), reads_whole=reads_whole).result()
            compared = [*_with_seals(repository, found, seals), *_with_copies(repository, found, copies)]
    except RefusedError as error:
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    except NotASealError as error:
        click.echo(refusal("not-a-seal", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    if report_format == "json":
        written = audit_as_json(found, compared, today)
    else:
        written = audit_as_text(found, compared, language, today)
    click.echo(written, nl=False)
    is_good = found.verdict is not Verdict.BROKEN and all(one.is_good for one in compared)
    return CLEAN if is_good else PROBLEMS


def _with_seals(repository: Repository, audited: Audit, files: Sequence[Path]) -> Iterator[Comparison]:
    for file in files:
        yield compared_with_seal(repository, audited, str(file), read_seal(file.read_bytes()))


def _with_copies(repository: Repository, audited: Audit, folders: Sequence[Path]) -> Iterator[Comparison]:
    for folder in folders:
        with Repository.open(folder) as other:
            yield compared_with_copy(repository, audited, str(folder), other)
