"""The folder that a command was given, read; or one sentence for who gave another thing."""

from __future__ import annotations

from pathlib import Path

import click

from pledgebook.diagnostics.wording_file import wording
from pledgebook.reading.folder import RecordFolder, read_folder


def opened(folder: Path, language: str) -> RecordFolder | None:
    """The files of the register; None if there is no such folder, which has been said then."""
    try:
        return read_folder(folder)
    except NotADirectoryError:
        click.echo(wording(language)["no_such_folder"].format(folder=folder), err=True)
        return None
