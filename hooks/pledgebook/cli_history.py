"""Arguments of the commands about the history: what became of the records, and what a commit says or changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pledgebook.cli_options import FILE, FOLDER, LANGUAGE, TODAY, day_for
from pledgebook.diagnostics.wording_file import wording


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--at", "revision", default="HEAD", show_default=True, help="Den sista versionen. / The last version.")
@click.option("--seal", "seals", multiple=True, type=FILE, help="Ett sparat sigill. / A seal that was kept.")
@click.option("--against", "copies", multiple=True, type=FOLDER, help="En annan kopia. / Another copy.")
@click.option("--whole", is_flag=True, help="Läs varje fil i sin helhet. / Read every file from end to end.")
@click.option("--format", "report_format", type=click.Choice(["text", "json"]), default="text")
@LANGUAGE
@TODAY
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

    day = today.date() if today else day_for(language)
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


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", type=FOLDER, default=".", help="Registrets mapp. / The register's folder.")
@click.option("--at", "revision", default="HEAD", show_default=True, help="Vilken version. / Which version.")
@LANGUAGE
def archive(file: Path, folder: Path, revision: str, language: str) -> int:
    """Skriv ett arkivpaket (BagIt) till FILE. / Write a package for an archive (BagIt) to FILE."""
    from pledgebook.commands.archive import archive as run_archive

    return run_archive(folder, file, revision, language=language)


@click.command()
@click.argument("commit")
@click.option("--folder", type=FOLDER, default=".", help="Registrets mapp. / The register's folder.")
@click.option("--seal", "seal_file", type=FILE, required=True, help="Webbplatsens seal.json. / The site's seal.json.")
@click.option("--manifest", "manifest_file", type=FILE, help="Dess manifest-sha256.txt. / Its manifest-sha256.txt.")
@LANGUAGE
def reproduce(commit: str, folder: Path, seal_file: Path, manifest_file: Path | None, language: str) -> int:
    """Bygg om webbplatsen ur COMMIT och jämför med sigillet. / Rebuild the site from COMMIT and compare with the seal.

    Inställningarna och programkoden i COMMIT körs. / The settings and the code in COMMIT are run.

    Slutkod 0: samma webbplats. 1: en annan. 2: det går inte att säga. / Exit code 0: the same site. 1: another one.
    2: it cannot be told.
    """
    from pledgebook.commands.reproduce import reproduce as run_reproduce

    return run_reproduce(folder, commit, seal_file=seal_file, manifest_file=manifest_file, language=language)


@click.command()
@click.argument("revisions", nargs=-1)
@click.option(
    "--folder", type=click.Path(path_type=Path), default=".", help="Registrets mapp. / The register's folder."
)
@click.option("--format", "report_format", type=click.Choice(["text", "markdown", "json"]), default="text")
@LANGUAGE
@TODAY
def diff(revisions: tuple[str, ...], folder: Path, report_format: str, language: str, today: datetime | None) -> int:
    """Vad som ändras för medborgarna. / What changes for citizens.

    Utan REVISIONS jämförs mappen med HEAD, med en jämförs den med den, med två jämförs de två. / Without REVISIONS
    the folder is compared with HEAD, with one it is compared with that, with two the two are compared.
    """
    from pledgebook.commands.diff import diff as run_diff

    if len(revisions) > 2:
        raise click.UsageError(wording(language)["too_many_revisions"])
    day = today.date() if today else day_for(language)
    return run_diff(folder, revisions, report_format=report_format, language=language, today=day)


HISTORY_COMMANDS = (audit, archive, reproduce, diff)
