"""`pledgebook audit`: has everything that changed since the register was opened also been said?"""

from __future__ import annotations

from pathlib import Path

import click

from pledgebook.commands.check import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.diagnostics.wording_file import refusal
from pledgebook.history.audit import Verdict
from pledgebook.history.audit_report import audit_as_json, audit_as_text
from pledgebook.past import walk_to
from pledgebook.reading.git_repository import RefusedError, Repository


def audit(folder: Path, revision: str, *, report_format: str, language: str) -> int:
    """Print the verdict on the main line up to `revision`.

    Return 0 (clean, explained, or not opened yet), 1 (broken) or 2 (the history cannot be read for certain).
    """
    try:
        with Repository.open(folder) as repository:
            found = walk_to(repository, repository.resolve(revision)).result()
    except RefusedError as error:
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    click.echo(audit_as_json(found) if report_format == "json" else audit_as_text(found, language), nl=False)
    return PROBLEMS if found.verdict is Verdict.BROKEN else CLEAN
