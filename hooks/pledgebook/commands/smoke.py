"""`pledgebook smoke`: may this site take the place of the published one? A good site is never replaced by less."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

import click

from pledgebook.commands.exit_codes import CLEAN, PROBLEMS, UNUSABLE
from pledgebook.commands.finished_site import FinishedSite
from pledgebook.commands.opening import opened
from pledgebook.commands.previous_site import PreviousSite, previous_site
from pledgebook.commands.published import in_words
from pledgebook.commands.smoke_data import data_troubles
from pledgebook.commands.smoke_pages import map_troubles, page_troubles, seal_troubles
from pledgebook.commands.smoke_previous import chain_troubles, previous_troubles
from pledgebook.commands.smoke_start import start_troubles
from pledgebook.commands.smoke_trouble import SmokeTrouble, in_sentences
from pledgebook.diagnostics.wording_file import refusal, wording
from pledgebook.history.seal import SEAL_FILE, NotASealError, read_seal
from pledgebook.model.register import Register
from pledgebook.pipeline import read
from pledgebook.reading.git_repository import RefusedError
from pledgebook.reading.site_settings import SETTINGS_FILE, withdrawn_addresses
from pledgebook.reading.web import Web


def smoke(folder: Path, *, previous: str | None, register_folder: Path, web: Web, language: str) -> int:
    """Tell what keeps the site in `folder` from being published; `previous` is None where there is none before it.

    Return 0 (nothing does), 1 (something does) or 2 (it cannot be told).
    """
    records = opened(register_folder, language)
    if records is None:
        return UNUSABLE
    register, _ = read(records)
    withdrawn = withdrawn_addresses(register_folder)
    try:
        if register is None:
            raise RefusedError("register-unreadable", folder=str(register_folder))
        before = previous_site(previous, web) if previous is not None else None
        troubles = list(_troubles(folder, before, register, withdrawn))
    except RefusedError as error:
        click.echo(in_words(error, language), err=True)
        return UNUSABLE
    except NotASealError as error:
        click.echo(refusal("not-a-seal", {"reason": str(error)}, language), err=True)
        return UNUSABLE
    say = wording(language)["smoke"]
    if withdrawn and before is not None:
        click.echo(say["withdrawn"].format(addresses=", ".join(sorted(withdrawn)), file=SETTINGS_FILE))
    for line in in_sentences(troubles, language):
        click.echo(line)
    fit = say["fit" if before is not None else "fit_first"].format(pages=sum(1 for _ in folder.rglob("*.html")))
    click.echo(say["refused"] if troubles else fit)
    return PROBLEMS if troubles else CLEAN


def _troubles(
    folder: Path, previous: PreviousSite | None, register: Register, withdrawn: Container[str]
) -> Iterator[SmokeTrouble]:
    site = FinishedSite(folder)
    if "index.html" not in site.files:
        raise RefusedError("no-site-here", folder=str(folder))
    if SEAL_FILE not in site.files:
        yield SmokeTrouble("missing", SEAL_FILE)
    else:
        seal = read_seal(site.files[SEAL_FILE].read_bytes())
        yield from seal_troubles(site, seal)
        yield from chain_troubles(seal, previous) if previous is not None else ()
        yield from start_troubles(site, register, seal.on_day)
    yield from page_troubles(site)
    yield from map_troubles(site)
    yield from data_troubles(site)
    if previous is not None:
        yield from previous_troubles(site, previous, register, withdrawn)
