"""A new record from answers to a file: asked for, tried, written, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.answers import UnreadableError
from pledgebook.commands.choices import InWords
from pledgebook.commands.exit_codes import DONE, REFUSED, UNUSABLE
from pledgebook.commands.map_writing import root_of, with_record
from pledgebook.commands.opening import opened
from pledgebook.commands.questions import Questions
from pledgebook.commands.trial import new_diagnostics, with_files
from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.block_text import Data, yaml_block
from pledgebook.model.register import Register
from pledgebook.pipeline import Checked, check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.agreement import untranslated_in


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command is to go about it. Without `may_ask` nothing is asked; without `asks_all` only what is needed."""

    language: str
    today: date
    may_ask: bool
    asks_all: bool
    is_printed: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What is at hand where a record is written: the files as they are, what they mean, and who can be asked."""

    records: RecordFolder
    register: Register
    words: InWords
    ask: Questions
    today: date

    def file(self, path: str) -> SourceFile:
        return next(file for file in self.records.files if file.path == path)

    def untranslated(self, given: Sequence[str]) -> list[str]:
        """The languages in which a new record is not written yet; in a conversation, all but the first if so said."""
        others = self.register.languages[1:]
        if given or not others or not self.ask.asks_all:
            return self.ask.several("untranslated", others, given, is_optional=True)
        return [] if self.ask.agreed("translates", others=self.ask.language_names(others)) else list(others)

    @property
    def languages(self) -> list[str]:
        """In which the register itself is written: it may lack some on purpose."""
        root = root_of(self.file(REGISTER_FILE))
        lacks = untranslated_in(root) if root is not None else frozenset[str]()
        return [code for code in self.register.languages if code not in lacks]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """`files` are whole; those that are there already have new lines, and all others are new. There are none if no
    file can be written that would be read as it is meant. `shown` is what is new. `steps` are what is to be done
    besides, as keys of `new` in the wording.
    """

    id: str
    path: str
    files: Sequence[SourceFile]
    shown: str
    steps: Sequence[str] = ()
    facts: dict[str, str] = field(default_factory=dict)


def put_last(
    desk: Desk,
    path: str,
    way: Sequence[str],
    record_id: str,
    record: Data,
    steps: Sequence[str] = (),
    *,
    name: str = "",
) -> NewRecord:
    """The record last in a map of a file that is there. `name` is its whole id, where the map has a part of it."""
    file = desk.file(path)
    content = with_record(file, way, record_id, record)
    files = (SourceFile(path, content),) if content is not None else ()
    return NewRecord(name or record_id, path, files, yaml_block({record_id: record}), steps)


def write_new_record(folder: Path, composed: Callable[[Desk], NewRecord], manner: Manner) -> int:
    """Exit code 1: nothing was written, for it would have errors. 2: nothing could be asked, or used."""
    language = manner.language
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    before = check(records, manner.today)
    if before.register is None:
        click.echo(wording(language)["new"]["unreadable"], err=True)
        return UNUSABLE
    ask = Questions(language, may_ask=manner.may_ask, asks_all=manner.asks_all)
    desk = Desk(records, before.register, InWords(before.register, language), ask, manner.today)
    if ask.asks_all:
        ask.tell("brackets")
    try:
        new = composed(desk)
    except UnreadableError as error:
        click.echo(error.sentence(language), err=True)
        return UNUSABLE
    if manner.is_printed:
        click.echo(new.shown, nl=False)
        return DONE
    after = check(with_files(records, new.files), manner.today)
    why = _trouble(records, before, after, new, folder, language)
    if why:
        nothing = wording(language)["ask"]["not_written"].format(id=new.id, file=new.path)
        click.echo(f"{nothing}\n{why}\n\n{new.shown}", nl=False, err=True)
        return REFUSED
    _write(folder, records, new.files)
    click.echo("\n".join(_what_now(new, new_diagnostics(before, after), language)))
    return DONE


def _trouble(
    records: RecordFolder, before: Checked, after: Checked, new: NewRecord, folder: Path, language: str
) -> str:
    """Why the files must not be written."""
    says = wording(language)["new"]
    if not new.files:
        return str(says["by_hand"])
    known = {file.path for file in records.files}
    for file in new.files:
        if file.path not in known and (folder / file.path).exists():
            return str(says["exists"].format(file=file.path))
    errors = [one for one in new_diagnostics(before, after) if one.severity is Severity.ERROR]
    return text_report(errors, language).rstrip()


def _write(folder: Path, records: RecordFolder, files: Sequence[SourceFile]) -> None:
    """All of them or none. A file that came to be there meanwhile is left alone: then an OSError says so."""
    known = {file.path for file in records.files}
    written: list[Path] = []
    try:
        for file in files:
            place = folder / file.path
            if file.path in known:
                place.write_bytes(file.content)
                continue
            place.parent.mkdir(exist_ok=True)
            with place.open("xb") as new:
                written.append(place)
                new.write(file.content)
    except OSError:
        for place in written:
            place.unlink()
        raise


def _what_now(new: NewRecord, drawn: Sequence[Diagnostic], language: str) -> Iterator[str]:
    says = wording(language)["new"]
    for file in new.files:
        yield says["written"].format(file=file.path, id=new.id)
    if drawn:
        yield f"\n{says['drawn']}\n{text_report(drawn, language).rstrip()}"
    yield f"\n{says['next']}"
    facts = {"branch": new.id.replace("/", "-"), "files": " ".join(file.path for file in new.files), **new.facts}
    for number, step in enumerate(("read", "check", "look", *new.steps, "propose"), start=1):
        yield f"  {number}. {says[step].format(**facts)}"
