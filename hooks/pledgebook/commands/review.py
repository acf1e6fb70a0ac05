"""`pledgebook review`: answer a proposed change in one text, for a job summary or a comment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.citizens_view import change_since
from pledgebook.commands.examined import examined
from pledgebook.commands.exit_codes import UNUSABLE, exit_code_of
from pledgebook.commands.opening import opened
from pledgebook.commands.review_in_markdown import Addresses, review_in_markdown
from pledgebook.diagnostics.diagnostic import seen_from_root
from pledgebook.diagnostics.safe_markdown import filled
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.host_settings import code_host
from pledgebook.reading.git_repository import RefusedError
from pledgebook.reading.repository_root import path_in_repository
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Proposer:
    """Where the proposal lies, and so can be mended in a browser: the address of a repository and a branch in it.

    `host` is the kind of host, for who cannot tell it by its name. What says nothing of use gives no links: a stranger
    chooses the name of the branch.
    """

    repository: str = ""
    branch: str = ""
    host: str = ""

    def edit_link(self, place: Span) -> str | None:
        more = {name: value for name, value in (("branch", self.branch), ("host", self.host)) if value}
        host = code_host(self.repository, more) if self.repository else None
        return host.editor(place.path, place.line) if isinstance(host, CodeHost) else None


NOWHERE = Proposer()


def review(
    folder: Path,
    *,
    since: str,
    language: str,
    today: date,
    addresses: Addresses,
    proposer: Proposer = NOWHERE,
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
    click.echo(review_in_markdown(found, change, since, language, addresses, proposer.edit_link))
    return exit_code_of(found.diagnostics)
