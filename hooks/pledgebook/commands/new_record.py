"""A new record from answers to a file: asked for, tried, written, and what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from textwrap import dedent

import click

from pledgebook.commands.answers import UnreadableError
from pledgebook.commands.choices import InWords
from pledgebook.commands.exit_codes import DONE, REFUSED, UNUSABLE
from pledgebook.commands.form import in_form, kept_in_form
from pledgebook.commands.map_writing import is_more_by, root_of, with_record
from pledgebook.commands.opening import opened
from pledgebook.commands.questions import Questions
from pledgebook.commands.replacing import replace_file
from pledgebook.commands.trial import new_diagnostics, new_errors, with_files
from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.report_text import text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.block_text import Data, yaml_block
from pledgebook.model.register import Register
from pledgebook.pipeline import check
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
        if not others and not given:
            return []
        if given or not self.ask.asks_all:
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
    """`files` are whole; `is_put_in` tells that they are there already and get new lines. There are none if no lines
    can be put in. `is_as_meant` tells that they are read as what was answered. `shown` is what is new. `steps` are what
    is to be done besides, as keys of `new` in the wording.
    """

    id: str
    path: str
    files: Sequence[SourceFile]
    shown: str
    steps: Sequence[str] = ()
    is_put_in: bool = False
    is_as_meant: bool = True
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
    """The record last in a map of a file that is there, which stays in canonical form if it is in it.

    `name` is its whole id, where the map has a part of it.
    """
    file = desk.file(path)
    block = _block(desk, path, way, {record_id: record})
    content = with_record(file, way, block)
    after = kept_in_form(file, SourceFile(path, content), desk.register.languages) if content is not None else None
    return NewRecord(
        id=name or record_id,
        path=path,
        files=(after,) if after else (),
        shown=block,
        steps=steps,
        is_put_in=True,
        is_as_meant=after is not None and is_more_by(file, after, way, record_id, record),
    )


def _block(desk: Desk, path: str, way: Sequence[str], entry: dict[str, Data]) -> str:
    """The entry in canonical form, as it stands at the end of this way into a file."""
    data = entry
    for name in reversed(way):
        data = {name: data}
    text = in_form(SourceFile(path, yaml_block(data).encode()), desk.register.languages).content.decode()
    return dedent("".join(text.splitlines(keepends=True)[len(way) :]))


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
    why = _trouble(new, new_errors(before, after), folder, language)
    if why:
        nothing = wording(language)["ask"]["not_written"].format(id=new.id, file=new.path)
        click.echo(f"{nothing}\n{why}\n\n{new.shown}", nl=False, err=True)
        return REFUSED
    _write(folder, new)
    click.echo("\n".join(_what_now(new, new_diagnostics(before, after), language)))
    return DONE


def _trouble(new: NewRecord, errors: Sequence[Diagnostic], folder: Path, language: str) -> str:
    """Why the files must not be written."""
    says = wording(language)["new"]
    for file in () if new.is_put_in else new.files:
        if os.path.lexists(folder / file.path):
            return str(says["exists"].format(file=file.path))
    if not new.files or not new.is_as_meant:
        return str(says["by_hand"])
    return text_report(errors, language).rstrip()


def _write(folder: Path, new: NewRecord) -> None:
    """All files or none, whoever or whatever stops it. One that came to be there meanwhile is left alone."""
    written: list[Path] = []
    try:
        for file in new.files:
            place = folder / file.path
            if new.is_put_in:
                replace_file(place, file.content)
                continue
            place.parent.mkdir(exist_ok=True)
            with place.open("xb") as opened_file:
                written.append(place)
                opened_file.write(file.content)
    except BaseException:
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
    paths = [file.path for file in new.files]
    facts = {"branch": new.id.replace("/", "-"), "files": " ".join(paths), "written": ", ".join(paths), **new.facts}
    for number, step in enumerate(("read", "check", "look", *new.steps, "propose"), start=1):
        yield f"  {number}. {says[step].format(**facts)}"
