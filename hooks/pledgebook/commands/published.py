"""`pledgebook published`: fetch what tells of the site that is published now, before another takes its place."""

from __future__ import annotations

from pathlib import Path

import click

from pledgebook.commands.exit_codes import DONE, UNUSABLE
from pledgebook.commands.previous_site import previous_site
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.seal import NotASealError
from pledgebook.reading.git_repository import RefusedError
from pledgebook.reading.site_settings import SETTINGS_FILE, site_address
from pledgebook.reading.web import Web


def published(into: Path, *, folder: Path, address: str | None, web: Web, language: str) -> int:
    """Write the seal and the list of files of the published site to `into`, which must be new or empty.

    Return 0, or 2 if they cannot be had.
    """
    try:
        if into.exists() and (not into.is_dir() or any(into.iterdir())):
            raise RefusedError("file-exists", file=str(into))
        place = address or site_address(folder)
        if place is None:
            raise RefusedError("no-site-address", file=str(folder / SETTINGS_FILE))
        site = previous_site(place, web)
        site.write(into)
    except RefusedError as error:
        click.echo(in_words(error, language), err=True)
        return UNUSABLE
    except NotASealError as error:
        click.echo(refusal("not-a-seal", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    facts = {"place": place, "day": site.seal.day, "commit": site.seal.commit or "–", "pages": len(site.pages)}
    click.echo(wording(language)["smoke"]["published"].format(**facts))
    return DONE


def in_words(error: RefusedError, language: str) -> str:
    """The refusal; what the web answered is said in the reader's language."""
    terms = wording(language)["terms"]
    facts = {name: str(terms.get(fact, fact)) if name == "reason" else fact for name, fact in error.facts.items()}
    return refusal(error.slug, facts, language)
