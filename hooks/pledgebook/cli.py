"""Arguments become one command.

Each command is imported when it is called: a command that draws no pages need not wait for what draws them, which is
two thirds of all modules by the time they take to import (0.45 of 0.62 s, `python -X importtime`).
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Unpack

import click

from pledgebook import __version__
from pledgebook.clock import day_of_build
from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording
from pledgebook.model.redaction import RemovalGround, RemovedKind

if TYPE_CHECKING:
    from pledgebook.commands.amend import Given
    from pledgebook.commands.correct import Said
    from pledgebook.reading.web import AskAll

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class _Unusable(click.ClickException):
    """What keeps a command from running, in one sentence and nothing else."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)


def _language_of_reader() -> str:
    """Swedish, unless the environment asks for another language that we have."""
    for name in ("PLEDGEBOOK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in WORDING_LANGUAGES and not os.environ.get(name, "").startswith("C"):
            return code
    return "sv"


def _day_of_build(language: str) -> date:
    try:
        return day_of_build()
    except ValueError as error:
        value = os.environ.get("SOURCE_DATE_EPOCH")
        raise _Unusable(wording(language)["not_an_epoch"].format(value=value)) from error


@click.group()
@click.version_option(__version__)
def cli() -> None:
    """Publicera medborgarlöften ur git. / Publish citizen pledges kept in git."""


def _ask_all() -> AskAll:
    from pledgebook.reading.web import Web

    return Web().ask_all


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--format", "report_format", type=click.Choice(["text", "json"]), default="text")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Dagen som gäller. / The day it is.")
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

    day = today.date() if today else _day_of_build(language)
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
@click.option("--at", "revision", default="HEAD", show_default=True, help="Den sista versionen. / The last version.")
@click.option("--seal", "seals", multiple=True, type=_FILE, help="Ett sparat sigill. / A seal that was kept.")
@click.option("--against", "copies", multiple=True, type=_FOLDER, help="En annan kopia. / Another copy.")
@click.option("--whole", is_flag=True, help="Läs varje fil i sin helhet. / Read every file from end to end.")
@click.option("--format", "report_format", type=click.Choice(["text", "json"]), default="text")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Dagen som gäller. / The day it is.")
def audit(
    folder: Path,
    revision: str,
    seals: tuple[Path, ...],
    copies: tuple[Path, ...],
    report_format: str,
    language: str,
    today: datetime | None,
    *,
    whole: bool,
) -> int:
    """Granska historiken för FOLDER. / Audit the history of FOLDER.

    Slutkod 0: allt är redovisat eller förklarat. 1: inte. 2: kan inte läsas säkert. / Exit code 0: all is declared or
    explained. 1: it is not. 2: cannot be read for certain.
    """
    from pledgebook.commands.audit import audit as run_audit

    day = today.date() if today else _day_of_build(language)
    return run_audit(
        folder,
        revision,
        report_format=report_format,
        language=language,
        today=day,
        seals=seals,
        copies=copies,
        reads_whole=whole,
    )


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", type=_FOLDER, default=".", help="Registrets mapp. / The register's folder.")
@click.option("--at", "revision", default="HEAD", show_default=True, help="Vilken version. / Which version.")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
def archive(file: Path, folder: Path, revision: str, language: str) -> int:
    """Skriv ett arkivpaket (BagIt) till FILE. / Write a package for an archive (BagIt) to FILE."""
    from pledgebook.commands.archive import archive as run_archive

    return run_archive(folder, file, revision, language=language)


@cli.command()
@click.argument("commit")
@click.option("--folder", type=_FOLDER, default=".", help="Registrets mapp. / The register's folder.")
@click.option("--seal", "seal_file", type=_FILE, required=True, help="Webbplatsens seal.json. / The site's seal.json.")
@click.option("--manifest", "manifest_file", type=_FILE, help="Dess manifest-sha256.txt. / Its manifest-sha256.txt.")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
def reproduce(commit: str, folder: Path, seal_file: Path, manifest_file: Path | None, language: str) -> int:
    """Bygg om webbplatsen ur COMMIT och jämför med sigillet. / Rebuild the site from COMMIT and compare with the seal.

    Inställningarna och programkoden i COMMIT körs. / The settings and the code in COMMIT are run.

    Slutkod 0: samma webbplats. 1: en annan. 2: det går inte att säga. / Exit code 0: the same site. 1: another one.
    2: it cannot be told.
    """
    from pledgebook.commands.reproduce import reproduce as run_reproduce

    return run_reproduce(folder, commit, seal_file=seal_file, manifest_file=manifest_file, language=language)


@cli.command()
@click.argument("revisions", nargs=-1)
@click.option(
    "--folder", type=click.Path(path_type=Path), default=".", help="Registrets mapp. / The register's folder."
)
@click.option("--format", "report_format", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Dagen som gäller. / The day it is.")
def diff(revisions: tuple[str, ...], folder: Path, report_format: str, language: str, today: datetime | None) -> int:
    """Vad som ändras för medborgarna. / What changes for citizens.

    Utan REVISIONS jämförs mappen med HEAD, med en jämförs den med den, med två jämförs de två. / Without REVISIONS
    the folder is compared with HEAD, with one it is compared with that, with two the two are compared.
    """
    from pledgebook.commands.diff import diff as run_diff

    if len(revisions) > 2:
        raise click.UsageError(wording(language)["too_many_revisions"])
    day = today.date() if today else _day_of_build(language)
    return run_diff(folder, revisions, report_format=report_format, language=language, today=day)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def schema(folder: Path) -> int:
    """Skriv JSON Schema för redigerare till FOLDER. / Write JSON Schema for editors to FOLDER."""
    from pledgebook.commands.schema import schema as run_schema

    return run_schema(folder)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--format", "report_format", type=click.Choice(["text", "json"]), default="text")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
def translations(folder: Path, report_format: str, language: str) -> int:
    """Räkna upp översättningar som saknas eller är inaktuella. / List translations missing or out of date."""
    from pledgebook.commands.translations import translations as run_translations

    return run_translations(folder, report_format=report_format, language=language)


@cli.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--folder", type=click.Path(path_type=Path), default=".", help="Registret. / The register.")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
def translated(files: tuple[Path, ...], folder: Path, language: str) -> int:
    """Märk översättningar som aktuella, efter att de jämförts. / Mark translations as up to date, once compared."""
    from pledgebook.commands.translated import translated as run_translated

    return run_translated(files, folder, language=language)


_IN_FOLDER = click.option("--folder", type=click.Path(path_type=Path), default=".", help="Registret. / The register.")
_LANGUAGE = click.option(
    "--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv"
)
_TODAY = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Dagen som gäller. / The day it is.")
_PRINT = click.option(
    "--print", "is_printed", is_flag=True, help="Visa det bara, skriv inget. / Only show it, write nothing."
)
_REASON = click.option("--reason", multiple=True, metavar="LANG=TEXT", help="Skälet på ett språk. / The reason.")


@cli.command()
@click.argument("record_id", metavar="ID")
@click.option("--kind", help="Slag av ändring. / Kind of amendment.")
@click.option("--from", "applies_from", metavar="DATE", help="Gäller från. / Applies from.")
@click.option("--entered", metavar="DATE", help="Infört i registret. / Entered in the register.")
@click.option("--decided", metavar="DATE", help="Beslutat. / Decided.")
@click.option("--by", multiple=True, metavar="PARTY", help="Vilka som beslutade. / Who decided.")
@click.option("--source", metavar="TITLE", help="Var det står. / Where it is written.")
@click.option("--source-url", metavar="URL")
@click.option("--source-file", metavar="FILE")
@click.option("--sha256", metavar="DIGEST")
@_REASON
@click.option("--now", multiple=True, metavar="FIELD=VALUE", help="Ett nytt värde. / A new value.")
@click.option("--to", multiple=True, metavar="ID", help="Fortsätter som. / Goes on as.")
@_IN_FOLDER
@_LANGUAGE
@_TODAY
@_PRINT
def amend(
    record_id: str, folder: Path, language: str, today: datetime | None, *, is_printed: bool, **given: Unpack[Given]
) -> int:
    """Lägg en ändring sist i löftet eller medborgarlöftet ID. / Put an amendment last in the pledge or agreement ID.

    Det som slaget kräver och som inte är sagt frågas det efter. / What the kind must have and was not said is asked.
    """
    from pledgebook.commands.amend import amend as run_amend

    day = today.date() if today else _day_of_build(language)
    return run_amend(record_id, folder, given, language=language, today=day, is_printed=is_printed)


@cli.command()
@click.argument("follow_up_id", metavar="ID")
@click.option("--by", metavar="PARTY", help="Vem som rättar. / Who corrects it.")
@click.option("--date", "day", metavar="DATE", help="Rättelsens datum. / The date of the correction.")
@_REASON
@click.option("--pledge", "pledges", multiple=True, metavar="ID=VALUE", help="Vad som gäller. / What holds.")
@click.option("--withdraw", "withdrawn", multiple=True, metavar="ID", help="Ta tillbaka. / Take back.")
@_IN_FOLDER
@_LANGUAGE
@_TODAY
@_PRINT
def correct(
    follow_up_id: str, folder: Path, language: str, today: datetime | None, *, is_printed: bool, **given: Unpack[Said]
) -> int:
    """Skriv en uppföljning som rättar uppföljningen ID. / Write a follow-up that corrects the follow-up ID."""
    from pledgebook.commands.correct import correct as run_correct

    day = today.date() if today else _day_of_build(language)
    return run_correct(follow_up_id, folder, given, language=language, today=day, is_printed=is_printed)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--check", "is_check", is_flag=True, help="Säg bara om filen stämmer. / Only tell whether it is current.")
@_LANGUAGE
@_PRINT
def codeowners(folder: Path, language: str, *, is_check: bool, is_printed: bool) -> int:
    """Skriv .github/CODEOWNERS efter aktörernas `reviewers`. / Write .github/CODEOWNERS from the `reviewers` of actors.

    Slutkod 1 med --check: filen stämmer inte. / Exit code 1 with --check: it is not current.
    """
    from pledgebook.commands.codeowners import codeowners as run_codeowners

    return run_codeowners(folder, language=language, is_check=is_check, is_printed=is_printed)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", help="Orden som ska bort. / The words to remove.")
@click.option("--field", help="Vägen till texten, till exempel body.sv. / The way to the text, such as body.sv.")
@click.option("--what", type=click.Choice([kind.value for kind in RemovedKind]), help="Slag. / Kind.")
@click.option("--ground", type=click.Choice([ground.value for ground in RemovalGround]), help="Laglig grund. / Ground.")
@click.option("--by", multiple=True, help="Part som beslutade; får upprepas. / Party that decided; may be repeated.")
@click.option("--case", help="Diarienummer. / Case number.")
@click.option("--urgent", is_flag=True, help="Bekräftas i efterhand. / To be confirmed afterwards.")
@click.option("--whole", is_flag=True, help="Mer än enstaka ord; två parter. / More than words; two parties.")
@click.option("--folder", type=click.Path(path_type=Path), default=".", help="Registret. / The register.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Dagen som gäller. / The day it is.")
@click.option("--language", type=click.Choice(WORDING_LANGUAGES), default=_language_of_reader, show_default="sv")
def redact(
    file: Path,
    text: str | None,
    field: str | None,
    what: str | None,
    ground: str | None,
    by: tuple[str, ...],
    case: str | None,
    folder: Path,
    today: datetime | None,
    language: str,
    *,
    urgent: bool,
    whole: bool,
) -> int:
    """Ta bort det som lagen kräver ur en publicerad text. / Remove from a published text what the law requires.

    Det som inte anges frågas efter. Slutkod 0: skrivet. 1: inget är skrivet. / What is not given is asked for. Exit
    code 0: written. 1: nothing was written.
    """
    from pledgebook.commands.redact import Asked
    from pledgebook.commands.redact import redact as run_redact

    asked = Asked(text, field, what, ground, by, case, is_urgent=urgent, is_whole=whole)
    day = today.date() if today else _day_of_build(language)
    return run_redact(file, folder, asked, language=language, today=day)


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
