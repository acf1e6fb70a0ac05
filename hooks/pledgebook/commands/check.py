"""`pledgebook check`: read and check a register, and tell what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook.commands.exit_codes import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.commands.opening import opened
from pledgebook.diagnostics.diagnostic import Diagnostic, Severity, in_order
from pledgebook.diagnostics.report_json import json_report
from pledgebook.diagnostics.report_text import summary, text_report
from pledgebook.diagnostics.wording_file import refusal
from pledgebook.model.register import Register
from pledgebook.past import undeclared_since
from pledgebook.pipeline import check as check_records
from pledgebook.reading.git_repository import RefusedError, Repository

if TYPE_CHECKING:
    from pledgebook.reading.web import AskAll

UNREADABLE = "unreadable-file"


def check(
    folder: Path,
    *,
    report_format: str,
    language: str,
    today: date,
    is_strict: bool,
    since: str | None = None,
    ask_all: AskAll | None = None,
) -> int:
    """Print every problem; return 0 (none counts), 1 (errors, or warnings if strict) or 2 (something cannot be read).

    With `since`, also what changes of that which is published in that revision without being declared; with
    `ask_all`, also which addresses on the web no longer lead anywhere.
    """
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    checked = check_records(records, today)
    diagnostics = checked.diagnostics
    if since is not None and checked.register is not None:
        try:
            diagnostics = in_order([*diagnostics, *_undeclared_since(since, folder, checked.register)])
        except RefusedError as error:
            click.echo(refusal(error.slug, error.facts, language), err=True)
            return UNUSABLE
    if ask_all is not None and checked.register is not None:
        from pledgebook.commands.links import link_troubles

        diagnostics = in_order([*diagnostics, *link_troubles(checked.register, today, ask_all)])
    if report_format == "json":
        click.echo(json_report(diagnostics), nl=False)
    else:
        click.echo(text_report(diagnostics, language) + summary(diagnostics, len(records.files), language))
    return _exit_code(diagnostics, is_strict)


def _undeclared_since(revision: str, folder: Path, register: Register) -> Iterable[Diagnostic]:
    with Repository.open(folder) as repository:
        return undeclared_since(repository, repository.resolve(revision), register)


def _exit_code(diagnostics: Iterable[Diagnostic], is_strict: bool) -> int:
    """What could not be read was not checked either, which is worse than an error that was found."""
    if any(diagnostic.code.slug == UNREADABLE for diagnostic in diagnostics):
        return UNUSABLE
    return PROBLEMS if any(_counts(diagnostic, is_strict) for diagnostic in diagnostics) else CLEAN


def _counts(diagnostic: Diagnostic, is_strict: bool) -> bool:
    if is_strict:
        return diagnostic.severity in (Severity.ERROR, Severity.WARNING)
    return diagnostic.severity is Severity.ERROR
