"""`pledgebook review`: answer a proposed change in one text, for a job summary or a comment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.citizens_view import change_since
from pledgebook.commands.examined import examined
from pledgebook.commands.exit_codes import UNUSABLE, exit_code_of
from pledgebook.commands.opening import opened
from pledgebook.commands.review_in_markdown import Addresses, review_in_markdown
from pledgebook.diagnostics.diagnostic import seen_from_root
from pledgebook.diagnostics.report_markdown import EditLink
from pledgebook.diagnostics.safe_markdown import filled
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.reading.git_repository import RefusedError
from pledgebook.reading.repository_root import path_in_repository


def no_edit_link(_: object) -> None:
    """For hosts of which nothing is known."""


def review(
    folder: Path,
    *,
    since: str,
    language: str,
    today: date,
    addresses: Addresses,
    edit_link: EditLink = no_edit_link,
) -> int:
    """Print the answer; return what `check` with the same `since` would."""
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    try:
        found = examined(folder, records, today, since)
        change = change_since(folder, since, found, language, today)
    except RefusedError as error:
        why = filled(wording(language)["refused"][error.slug], error.facts)
        click.echo(f"{wording(language)['review']['refused']}\n\n{why}")
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    found = replace(found, diagnostics=seen_from_root(found.diagnostics, path_in_repository(folder)))
    click.echo(review_in_markdown(found, change, since, language, addresses, edit_link))
    return exit_code_of(found.diagnostics)
