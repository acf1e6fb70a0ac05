"""What arguments of several commands have in common, and the language and day that hold where none is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from pledgebook.clock import day_of_build
from pledgebook.commands.exit_codes import REFUSED
from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, wording

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class UnusableError(click.ClickException):
    """What keeps a command from running, in one sentence and nothing else."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)


def language_of_reader() -> str:
    """Swedish, unless the environment asks for another language that we have."""
    for name in ("PLEDGEBOOK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in WORDING_LANGUAGES and not os.environ.get(name, "").startswith("C"):
            return code
    return "sv"


def day_for(language: str) -> date:
    try:
        return day_of_build()
    except ValueError as error:
        value = os.environ.get("SOURCE_DATE_EPOCH")
        raise UnusableError(wording(language)["not_an_epoch"].format(value=value)) from error


def unless_left(language: str, run: Callable[[], int]) -> int:
    """What the command ends with; who leaves in the middle of it is told that nothing was written."""
    try:
        return run()
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n{wording(language)['ask']['left']}", err=True)
        return REFUSED


IN_FOLDER = click.option("--folder", type=click.Path(path_type=Path), default=".", help="Registret. / The register.")
LANGUAGE = click.option(
    "--language", type=click.Choice(WORDING_LANGUAGES), default=language_of_reader, show_default="sv"
)
TODAY = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Dagen som gäller. / The day it is.")
PRINT = click.option(
    "--print", "is_printed", is_flag=True, help="Visa det bara, skriv inget. / Only show it, write nothing."
)
NO_INPUT = click.option("--no-input", is_flag=True, help="Fråga aldrig. / Never ask.")
REASON = click.option("--reason", multiple=True, metavar="LANG=TEXT", help="Skälet på ett språk. / The reason.")
