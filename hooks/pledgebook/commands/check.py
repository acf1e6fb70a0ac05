"""`pledgebook check`: read and check a register, and tell what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook.commands.examined import examined
from pledgebook.commands.exit_codes import UNUSABLE, exit_code_of
from pledgebook.commands.opening import opened
from pledgebook.diagnostics.diagnostic import Diagnostic, in_order, seen_from_root
from pledgebook.diagnostics.report_github import github_report
from pledgebook.diagnostics.report_gitlab import gitlab_report
from pledgebook.diagnostics.report_json import json_report
from pledgebook.diagnostics.report_junit import junit_report
from pledgebook.diagnostics.report_sarif import sarif_report
from pledgebook.diagnostics.report_text import summary_since, text_report
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.git_repository import RefusedError
from pledgebook.reading.repository_root import path_in_repository

if TYPE_CHECKING:
    from pledgebook.reading.web import AskAll


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

    With `since`, also what changes of that which is published in that revision without being declared, and which
    problems were there before; with `ask_all`, also which addresses on the web no longer lead anywhere.
    """
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    try:
        found = examined(folder, records, today, since)
    except RefusedError as error:
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    diagnostics = found.diagnostics
    if found.could_not_compare:
        click.echo(wording(language)["since"]["unreadable"].format(revision=since), err=True)
    if ask_all is not None and found.checked.register is not None:
        from pledgebook.commands.links import link_troubles

        diagnostics = in_order([*diagnostics, *link_troubles(found.checked.register, today, ask_all)])
    click.echo(_report(report_format, folder, records, diagnostics, language), nl=False)
    return exit_code_of(diagnostics, is_strict=is_strict)


def _report(
    report_format: str, folder: Path, records: RecordFolder, diagnostics: Sequence[Diagnostic], language: str
) -> str:
    """Text and JSON name files from the register's folder; formats for a host, from the root of the repository."""
    if report_format == "text":
        return f"{text_report(diagnostics, language)}{summary_since(diagnostics, len(records.files), language)}\n"
    if report_format == "json":
        return json_report(diagnostics)
    prefix = path_in_repository(folder)
    at_root = seen_from_root(diagnostics, prefix)
    if report_format == "github":
        return github_report(at_root, language)
    if report_format == "gitlab":
        return gitlab_report(at_root, language)
    if report_format == "sarif":
        return sarif_report(at_root, language)
    return junit_report(at_root, language, (f"{prefix}{file.path}" for file in records.files))
