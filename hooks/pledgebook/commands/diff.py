"""`pledgebook diff`: what a change does to what citizens see, in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.citizens_view import edition_of
from pledgebook.commands.exit_codes import CLEAN, UNUSABLE
from pledgebook.diagnostics.safe_markdown import escaped
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.pipeline import check
from pledgebook.publishing.difference import differences
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.one_difference import Difference
from pledgebook.reading.folder import RecordFolder, read_folder
from pledgebook.reading.git_repository import RefusedError, Repository
from pledgebook.reading.git_revision import folder_at

# Changes only by addition while the version stays.
FORMAT_VERSION = 1


def diff(folder: Path, revisions: Sequence[str], *, report_format: str, language: str, today: date) -> int:
    """Compare two revisions, or one (HEAD if none is given) with the folder as it lies on disk.

    Return 0, or 2 where one of them cannot be read or has errors.
    """
    editions: list[Edition] = []
    try:
        for name, records in _states(folder, revisions or ("HEAD",)):
            edition = edition_of(check(records, today), language, today)
            if edition is None:
                click.echo(wording(language)["not_comparable"].format(revision=name), err=True)
                return UNUSABLE
            editions.append(edition)
    except RefusedError as error:
        click.echo(refusal(error.slug, error.facts, language), err=True)
        return UNUSABLE
    earlier, later = editions
    found = list(differences(earlier, later))
    click.echo("".join(f"{line}\n" for line in _lines(found, later, report_format)), nl=False)
    return CLEAN


def _states(folder: Path, revisions: Sequence[str]) -> Iterator[tuple[str, RecordFolder]]:
    with Repository.open(folder) as repository:
        for revision in revisions:
            yield revision, folder_at(repository, repository.resolve(revision))
    if len(revisions) == 1:
        yield str(folder), read_folder(folder)


def _lines(found: Sequence[Difference], edition: Edition, report_format: str) -> Iterator[str]:
    if report_format == "json":
        told = [
            {"kind": one.kind.value, "address": edition.home + one.address, "words": one.in_words(edition), **one.facts}
            for one in found
        ]
        yield json.dumps({"version": FORMAT_VERSION, "differences": told}, ensure_ascii=False, indent=2)
    elif not found:
        yield edition.say("difference.none")
    elif report_format == "markdown":
        yield f"## {edition.say('difference.heading')}"
        yield ""
        yield from (f"- {escaped(one.in_words(edition))}" for one in found)
    else:
        yield f"{edition.say('difference.heading')}:"
        yield from (f"  {one.in_words(edition)}" for one in found)
