"""The command that starts a register: arguments become one command."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from pledgebook.cli_options import LANGUAGE, NO_INPUT, TODAY, day_for, unless_left

if TYPE_CHECKING:
    from pledgebook.commands.init_answers import Given


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="Kommunens namn, till exempel Exempelby. / The name of the municipality.")
@click.option("--code", help="Kommunkoden, fyra siffror. / The municipality's code, four digits.")
@click.option("--languages", metavar="CODES", help="Språk, originalet först: sv,en. / Languages, the original first.")
@click.option("--municipality", multiple=True, metavar="LANG=NAME", help="Dess fulla namn. / Its full name.")
@click.option("--party", "parties", multiple=True, metavar="RECORD", help="En part till. / One more party.")
@click.option("--publisher", metavar="ID", help="Vem som ger ut webbplatsen. / Who publishes the site.")
@click.option("--reviewer", "reviewers", multiple=True, metavar="ID=@NAME", help="Granskare. / Who must approve.")
@click.option("--contact", "contacts", multiple=True, metavar="RECORD", help="En kontakt. / A contact.")
@click.option("--repository", metavar="URL", help="Förrådets adress. / The address of the repository.")
@click.option("--host", metavar="HOST", help="github, gitlab eller forgejo. / github, gitlab or forgejo.")
@click.option("--address", metavar="URL", help="Webbplatsens adress. / The address of the site.")
@click.option("--colour", metavar="#RRGGBB", help="Webbplatsens färg. / The colour of the site.")
@click.option("--logo", metavar="FILE", help="Webbplatsens logotyp. / The logo of the site.")
@click.option("--engine", metavar="WHEEL|URL", help="Varifrån programmet hämtas. / From where the software is fetched.")
@NO_INPUT
@LANGUAGE
@TODAY
def init(folder: Path, language: str, today: datetime | None, *, no_input: bool, **given: Unpack[Given]) -> int:
    """Börja en annan kommuns register i FOLDER. / Start another municipality's register in FOLDER.

    Det som inte anges frågas efter. En part eller kontakt (RECORD) skrivs som i pledges.yaml: '{party: polisen, email:
    kommunpolis@example.org, sv: Kommunpolis, en: Municipal police officer}'. / What is not given is asked for. A party
    or a contact (RECORD) is written as in pledges.yaml.

    Slutkod 0: skrivet. 1: inget är skrivet, för det skulle bli fel i registret eller avbröts. 2: kan inte köras. / Exit
    code 0: written. 1: nothing was written, for the register would have errors or it was interrupted. 2: cannot run.
    """
    from pledgebook.commands.init import init as run_init

    day = today.date() if today else day_for(language)
    return unless_left(language, lambda: run_init(folder, given, language=language, today=day, may_ask=not no_input))
