"""The commands that write records: arguments become one command."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from pledgebook.cli_options import IN_FOLDER, LANGUAGE, PRINT, REASON, TODAY, day_for, unless_left
from pledgebook.model.redaction import RemovalGround, RemovedKind

if TYPE_CHECKING:
    from pledgebook.commands.amend import Given
    from pledgebook.commands.correct import Said


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@IN_FOLDER
@LANGUAGE
def translated(files: tuple[Path, ...], folder: Path, language: str) -> int:
    """Märk översättningar som aktuella, efter att de jämförts. / Mark translations as up to date, once compared."""
    from pledgebook.commands.translated import translated as run_translated

    return run_translated(files, folder, language=language)


@click.command()
@click.argument("record_id", metavar="[ID]", default="")
@click.option("--kind", help="Slag av ändring. / Kind of amendment.")
@click.option("--from", "applies_from", metavar="DATE", help="Gäller från. / Applies from.")
@click.option("--entered", metavar="DATE", help="Infört i registret. / Entered in the register.")
@click.option("--decided", metavar="DATE", help="Beslutat. / Decided.")
@click.option("--by", multiple=True, metavar="PARTY", help="Vilka som beslutade. / Who decided.")
@click.option("--source", metavar="TITLE", help="Var det står. / Where it is written.")
@click.option("--source-url", metavar="URL")
@click.option("--source-file", metavar="FILE")
@click.option("--sha256", metavar="DIGEST")
@REASON
@click.option("--now", multiple=True, metavar="FIELD=VALUE", help="Ett nytt värde. / A new value.")
@click.option("--to", multiple=True, metavar="ID", help="Fortsätter som. / Goes on as.")
@IN_FOLDER
@LANGUAGE
@TODAY
@PRINT
def amend(
    record_id: str, folder: Path, language: str, today: datetime | None, *, is_printed: bool, **given: Unpack[Given]
) -> int:
    """Lägg en ändring sist i löftet eller medborgarlöftet ID. / Put an amendment last in the pledge or agreement ID.

    Det som slaget kräver och som inte är sagt frågas det efter. / What the kind must have and was not said is asked.
    """
    from pledgebook.commands.amend import amend as run_amend

    day = today.date() if today else day_for(language)
    return unless_left(
        language, lambda: run_amend(record_id, folder, given, language=language, today=day, is_printed=is_printed)
    )


@click.command()
@click.argument("follow_up_id", metavar="[ID]", default="")
@click.option("--by", metavar="PARTY", help="Vem som rättar. / Who corrects it.")
@click.option("--date", "day", metavar="DATE", help="Rättelsens datum. / The date of the correction.")
@REASON
@click.option("--pledge", "pledges", multiple=True, metavar="ID=VALUE", help="Vad som gäller. / What holds.")
@click.option("--withdraw", "withdrawn", multiple=True, metavar="ID", help="Ta tillbaka. / Take back.")
@IN_FOLDER
@LANGUAGE
@TODAY
@PRINT
def correct(
    follow_up_id: str, folder: Path, language: str, today: datetime | None, *, is_printed: bool, **given: Unpack[Said]
) -> int:
    """Skriv en uppföljning som rättar uppföljningen ID. / Write a follow-up that corrects the follow-up ID."""
    from pledgebook.commands.correct import correct as run_correct

    day = today.date() if today else day_for(language)
    return unless_left(
        language, lambda: run_correct(follow_up_id, folder, given, language=language, today=day, is_printed=is_printed)
    )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--check", "is_check", is_flag=True, help="Säg bara om filen stämmer. / Only tell whether it is current.")
@LANGUAGE
@PRINT
def codeowners(folder: Path, language: str, *, is_check: bool, is_printed: bool) -> int:
    """Skriv CODEOWNERS efter aktörernas `reviewers`. / Write CODEOWNERS from the `reviewers` of actors.

    I .gitlab/ om den mappen finns, annars i .github/. / In .gitlab/ if there is such a folder, else in .github/.

    Slutkod 1 med --check: filen stämmer inte. / Exit code 1 with --check: it is not current.
    """
    from pledgebook.commands.codeowners import codeowners as run_codeowners

    return run_codeowners(folder, language=language, is_check=is_check, is_printed=is_printed)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", help="Orden som ska bort. / The words to remove.")
@click.option("--field", help="Vägen till texten, till exempel body.sv. / The way to the text, such as body.sv.")
@click.option("--what", type=click.Choice([kind.value for kind in RemovedKind]), help="Slag. / Kind.")
@click.option("--ground", type=click.Choice([ground.value for ground in RemovalGround]), help="Laglig grund. / Ground.")
@click.option("--by", multiple=True, help="Part som beslutade; får upprepas. / Party that decided; may be repeated.")
@click.option("--case", help="Diarienummer. / Case number.")
@click.option("--urgent", is_flag=True, help="Bekräftas i efterhand. / To be confirmed afterwards.")
@click.option("--whole", is_flag=True, help="Mer än enstaka ord; två parter. / More than words; two parties.")
@IN_FOLDER
@TODAY
@LANGUAGE
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
    day = today.date() if today else day_for(language)
    return run_redact(file, folder, asked, language=language, today=day)


@click.command()
@click.argument("paths", metavar="[FOLDER] [FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "is_check", is_flag=True, help="Visa bara skillnaden. / Only show the difference.")
@LANGUAGE
def fmt(paths: tuple[Path, ...], language: str, *, is_check: bool) -> int:
    """Skriv posterna i den gemensamma formen. / Write the records in their common form.

    Kommentarer och innehåll ändras aldrig. Slutkod 1: en fil går inte att läsa, eller med --check: står i en annan
    form. / Comments and content are never changed. Exit code 1: a file cannot be read or, with --check, is in another
    form.
    """
    from pledgebook.commands.fmt import fmt as run_fmt

    return run_fmt(paths, language=language, is_check=is_check)


WRITING_COMMANDS = (fmt, translated, amend, correct, codeowners, redact)
