"""Arguments of the commands that stand around a deploy: what is published, what is to be, and a preview of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook.cli_options import FOLDER, LANGUAGE, TODAY, day_for
from pledgebook.diagnostics.wording_file import wording

if TYPE_CHECKING:
    from pledgebook.reading.web import Web

_NEW_FOLDER = click.Path(file_okay=False, path_type=Path)
_REGISTER = click.option("--folder", type=FOLDER, default=".", help="Registrets mapp. / The register's folder.")


def _any_host() -> Web:
    """The address is a setting of whoever publishes, not a stranger's record: it may be in their own network."""
    from pledgebook.reading.web import Web

    return Web(may_be_asked=lambda ip: True)


@click.command()
@click.argument("into", type=_NEW_FOLDER)
@click.option("--url", "address", metavar="URL", help="Annars site_url i mkdocs.yml. / Else site_url in mkdocs.yml.")
@_REGISTER
@LANGUAGE
def published(into: Path, address: str | None, folder: Path, language: str) -> int:
    """Hämta den publicerade webbplatsens sigill och fillista till INTO. / Fetch the published site's seal and files.

    Slutkod 0: hämtat. 2: det gick inte. / Exit code 0: fetched. 2: not fetched.
    """
    from pledgebook.commands.published import published as run_published

    return run_published(into, folder=folder, address=address, web=_any_host(), language=language)


@click.command()
@click.argument("site", type=FOLDER)
@click.option("--previous", metavar="URL|FOLDER", help="Webbplatsen som ersätts. / The site that is replaced.")
@click.option("--first", is_flag=True, help="Ingen webbplats ersätts. / No site is replaced.")
@_REGISTER
@LANGUAGE
def smoke(site: Path, previous: str | None, folder: Path, language: str, *, first: bool) -> int:
    """Säg om den byggda webbplatsen SITE kan publiceras. / Tell whether the built site SITE can be published.

    Slutkod 0: ja. 1: nej. 2: det går inte att säga. / Exit code 0: yes. 1: no. 2: it cannot be told.
    """
    from pledgebook.commands.smoke import smoke as run_smoke

    if (previous is None) is not first:
        raise click.UsageError(wording(language)["smoke"]["which"])
    return run_smoke(site, previous=previous, register_folder=folder, web=_any_host(), language=language)


@click.command()
@click.argument("records", type=FOLDER)
@click.argument("site", type=_NEW_FOLDER)
@click.option("--with", "engine", type=FOLDER, default=".", help="Inställningar och program. / Settings and engine.")
@LANGUAGE
@TODAY
def preview(records: Path, site: Path, engine: Path, language: str, today: datetime | None) -> int:
    """Bygg webbplatsen av posterna i RECORDS till SITE. / Build the site of the records in RECORDS into SITE.

    Av RECORDS läses bara posterna, ingenting körs. / Of RECORDS only the records are read, nothing is run.

    Slutkod 0: byggd. 1: posterna har fel. 2: kan inte köras. / Exit code 0: built. 1: the records have errors. 2:
    cannot run.
    """
    from pledgebook.commands.preview import preview as run_preview

    day = today.date() if today else day_for(language)
    return run_preview(records, site, engine=engine, language=language, today=day)


PUBLISHING_COMMANDS = (published, smoke, preview)
