"""Arguments become one command.

Each command is imported when it is called: a command that draws no pages need not wait for what draws them, which is
two thirds of all modules by the time they take to import (0.45 of 0.62 s, `python -X importtime`).
"""

from __future__ import annotations

import gc
import io
import re
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook import __version__
from pledgebook.cli_history import HISTORY_COMMANDS
from pledgebook.cli_init import init
from pledgebook.cli_new import new
from pledgebook.cli_options import LANGUAGE, TODAY, day_for
from pledgebook.cli_publishing import PUBLISHING_COMMANDS
from pledgebook.cli_writing import WRITING_COMMANDS
from pledgebook.diagnostics.wording_file import wording

if TYPE_CHECKING:
    from pledgebook.reading.web import AskAll

CHECK_FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
# With nothing in it that would end a link in Markdown.
_WEB_ADDRESS = re.compile(r"https?://[^\s<>()\\`]+")


@click.group()
@click.version_option(__version__)
def cli() -> None:
    """Publicera medborgarlöften ur git. / Publish citizen pledges kept in git."""


def _ask_all() -> AskAll:
    from pledgebook.reading.web import Web

    return Web().ask_all


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--format", "report_format", type=click.Choice(CHECK_FORMATS), default="text", show_default=True)
@LANGUAGE
@TODAY
@click.option("--strict", is_flag=True, help="Även varningar ger felkod 1. / Warnings count as well.")
@click.option("--since", help="Jämför med det som är publicerat i SINCE. / Compare with what SINCE has published.")
@click.option("--links", is_flag=True, help="Fråga också alla webbadresser. / Ask all web addresses as well.")
def check(
    folder: Path,
    report_format: str,
    language: str,
    today: datetime | None,
    since: str | None,
    *,
    strict: bool,
    links: bool,
) -> int:
    """Kontrollera uppgifterna i FOLDER. / Check the records in FOLDER.

    Slutkod 0: inga fel. 1: fel. 2: kan inte köras. / Exit code 0: no errors. 1: errors. 2: cannot run.
    """
    from pledgebook.commands.check import check as run_check

    day = today.date() if today else day_for(language)
    return run_check(
        folder,
        report_format=report_format,
        language=language,
        today=day,
        is_strict=strict,
        since=since,
        ask_all=_ask_all() if links else None,
    )


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--since", required=True, help="Det som är publicerat. / What is published.")
@click.option("--preview", default="", help="Adress till en förhandsvisning. / Address of a preview.")
@click.option("--site-url", default="", help="Webbplatsens adress. / The address of the site.")
@click.option("--repository", default="", help="Adressen dit förslaget skickades. / Where the proposal was put.")
@click.option("--branch", default="", help="Grenen där. / The branch there.")
@click.option("--host", default="", help="github, gitlab eller forgejo, om adressen inte visar det. / … if not seen.")
@LANGUAGE
@TODAY
def review(
    folder: Path,
    since: str,
    preview: str,
    site_url: str,
    repository: str,
    branch: str,
    host: str,
    language: str,
    today: datetime | None,
) -> int:
    """Svara på ett ändringsförslag, i Markdown. / Answer a proposed change, in Markdown.

    Slutar --preview med ett snedstreck är det en webbplats, vars sidor länkas; annars ett paket att öppna. / If
    --preview ends with a slash it is a site, whose pages are linked; otherwise a package to open.

    Med --repository och --branch leder varje anmärkning till rätt rad i förslaget. / With --repository and --branch,
    each problem leads to its line in the proposal.

    Slutkod 0: inga fel. 1: fel. 2: kan inte köras. / Exit code 0: no errors. 1: errors. 2: cannot run.
    """
    from pledgebook.commands.review import Proposer
    from pledgebook.commands.review import review as run_review
    from pledgebook.commands.review_in_markdown import Addresses

    for url in filter(None, (preview, site_url, repository)):
        if not _WEB_ADDRESS.fullmatch(url):
            raise click.UsageError(wording(language)["review"]["not_a_url"].format(url=url))
    day = today.date() if today else day_for(language)
    return run_review(
        folder,
        since=since,
        language=language,
        today=day,
        addresses=Addresses(preview, site_url),
        proposer=Proposer(repository, branch, host),
    )


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def schema(folder: Path) -> int:
    """Skriv JSON Schema för redigerare till FOLDER. / Write JSON Schema for editors to FOLDER."""
    from pledgebook.commands.schema import schema as run_schema

    return run_schema(folder)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--format", "report_format", type=click.Choice(["text", "json"]), default="text")
@LANGUAGE
def translations(folder: Path, report_format: str, language: str) -> int:
    """Räkna upp översättningar som saknas eller är inaktuella. / List translations missing or out of date."""
    from pledgebook.commands.translations import translations as run_translations

    return run_translations(folder, report_format=report_format, language=language)


for _command in (*HISTORY_COMMANDS, *WRITING_COMMANDS, *PUBLISHING_COMMANDS, init, new):
    cli.add_command(_command)


def main() -> None:
    # A command makes many records and next to no garbage, and then it ends: looking for it took a sixth of its time.
    gc.disable()
    _write_like_other_programs()
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        click.echo(f"{error.filename}: {error.strerror}", err=True)
        sys.exit(2)


def _write_like_other_programs() -> None:
    """A reader that leaves early, such as `head`, ends us quietly; what no encoding can say is written as `\\udcf6`."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
