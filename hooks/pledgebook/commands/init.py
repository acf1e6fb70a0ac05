"""`pledgebook init`: start another municipality's register in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.answers import UnreadableError
from pledgebook.commands.codeowners import codeowners_file, codeowners_text
from pledgebook.commands.exit_codes import DONE, REFUSED, UNUSABLE
from pledgebook.commands.init_answers import Given, new_register
from pledgebook.commands.questions import Questions
from pledgebook.diagnostics.diagnostic import has_errors
from pledgebook.diagnostics.report_text import text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.model.register import Register
from pledgebook.pipeline import check
from pledgebook.publishing.code_host import HostKind
from pledgebook.reading.folder import REGISTER_FILE
from pledgebook.reading.source_text import SourceFile
from pledgebook.starting.written_files import as_record_folder, files_of
from pledgebook.writing.canonical_form import canonical_bytes

# What may be there already: a repository that was made, or cloned, while it was empty.
_MAY_BE_THERE = (".git",)


def init(folder: Path, given: Given, *, language: str, today: date, may_ask: bool) -> int:
    """Write all files, or none."""
    words = wording(language)["init"]
    if not _is_free(folder):
        click.echo(words["not_free"].format(folder=folder), err=True)
        return UNUSABLE
    # Where the software lies is no answer about the place: the conversation is as long with it.
    said = [value for option, value in given.items() if option != "engine" and value]
    questions = Questions(language, may_ask=may_ask, asks_all=not said)
    try:
        register = new_register(given, questions)
    except UnreadableError as error:
        click.echo(error.sentence(language), err=True)
        return UNUSABLE
    files = files_of(register)
    records = SourceFile(REGISTER_FILE, files[REGISTER_FILE])
    files[REGISTER_FILE] = canonical_bytes(records, register.languages)[0] or records.content
    checked = check(as_record_folder(files), today)
    if checked.register is None or has_errors(checked.diagnostics):
        click.echo(words["not_written"].format(folder=folder), err=True)
        click.echo(text_report(checked.diagnostics, language), nl=False, err=True)
        return REFUSED
    files |= _codeowners(checked.register, register.host)
    _write(folder, files)
    click.echo(words["written"].format(folder=folder, files=len(files)))
    click.echo(words["next"].format(folder=folder), nl=False)
    return DONE


def _is_free(folder: Path) -> bool:
    if not folder.is_dir():
        return not folder.exists() and not folder.is_symlink()
    return all(entry.name in _MAY_BE_THERE for entry in folder.iterdir())


def _codeowners(register: Register, host: HostKind) -> dict[str, bytes]:
    """Forgejo's own file has another form: there the protection of the branch names who must approve."""
    has_reviewers = any(actor.reviewers for actor in register.actors.values())
    if host is HostKind.FORGEJO or not has_reviewers:
        return {}
    return {codeowners_file(is_gitlab=host is HostKind.GITLAB): codeowners_text(register).encode()}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Beside its place first, and then moved there: whatever happens, nothing half-written is left."""
    is_there = folder.is_dir()
    place = folder.resolve()
    beside = place / ".pledgebook-init" if is_there else place.with_name(f".{place.name}.pledgebook-init")
    beside.mkdir(parents=True)
    moved: list[Path] = []
    try:
        for path, content in files.items():
            file = beside / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if is_there:
            for entry in sorted(beside.iterdir()):
                moved.append(entry.rename(place / entry.name))
            beside.rmdir()
        else:
            beside.rename(place)
    except BaseException:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.rmtree(beside, ignore_errors=True)
        raise
