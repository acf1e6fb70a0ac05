"""`pledgebook redact`: take out of a published text what the law says must go, with the mark and the entry for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from pledgebook.commands.appended_entry import NotWritableError
from pledgebook.commands.exit_codes import DONE, REFUSED, UNUSABLE
from pledgebook.commands.opening import opened
from pledgebook.commands.redaction_writing import Place, changed_files, pattern_of, places_of, with_removal
from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.complaints import complaint_of
from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import published_records
from pledgebook.model.redaction import GROUNDS_FOR, RemovedKind
from pledgebook.model.register import Register
from pledgebook.pipeline import Checked, check
from pledgebook.reading.folder import RecordFolder


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor has said. What is None or empty is asked for."""

    text: str | None = None
    field: str | None = None
    what: str | None = None
    ground: str | None = None
    by: tuple[str, ...] = ()
    case: str | None = None
    is_urgent: bool = False
    is_whole: bool = False


class _RefusalError(Exception):
    """Why nothing was written: a key of `redact` in the wording, its facts, and what is said of the records."""

    def __init__(self, key: str, complaints: Sequence[Diagnostic] = (), **facts: str) -> None:
        super().__init__(key)
        self.complaints = complaints
        self.facts = facts


def redact(file: Path, folder: Path, asked: Asked, *, language: str, today: date) -> int:
    """Write the marks and the entries, or nothing at all: 1 if that would not be lawful, 2 without a register."""
    say = wording(language)["redact"]
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    try:
        path = _path_in(folder, file, records)
        words = asked.text or click.prompt(say["ask_text"])
        after = _removed(records, path, words, asked, say, today)
    except _RefusalError as refusal:
        click.echo(say[str(refusal)].format(file=file, **refusal.facts), err=True)
        click.echo(text_report(refusal.complaints, language), err=True, nl=False)
        return REFUSED
    for name, content in changed_files(records, after).items():
        (folder / name).write_bytes(content)
        click.echo(say["written"].format(file=name))
    for name in _still_in(after, words):
        click.echo(say["still_in"].format(file=name))
    click.echo(say["next"])
    return DONE


def _path_in(folder: Path, file: Path, records: RecordFolder) -> str:
    place = file.parent.resolve() / file.name
    for source in records.files:
        if place == folder.resolve() / source.path:
            return source.path
    raise _RefusalError("no_such_file")


def _removed(
    records: RecordFolder, path: str, words: str, asked: Asked, say: Mapping[str, str], today: date
) -> RecordFolder:
    before = check(records, today)
    if before.register is None:
        raise _RefusalError("unreadable")
    place = _chosen([*places_of(before.register, words, path)], asked, say)
    if _is_draft(place, before.register):
        raise _RefusalError("draft")
    facts = _facts(asked, say, today)
    try:
        after = with_removal(records, before.register, place, words, facts)
    except NotWritableError as error:
        entry = f"{{id: r1, field: {place.text.way}, {facts}}}"
        raise _RefusalError("cannot_write", field=place.text.way, entry=entry) from error
    complaints = [*_new_complaints(before, check(after, today))]
    if complaints:
        raise _RefusalError("not_lawful", complaints)
    return after


def _chosen(places: Sequence[Place], asked: Asked, say: Mapping[str, str]) -> Place:
    if asked.field is not None:
        places = [place for place in places if asked.field in (place.text.way, _name(place))]
    if not places:
        raise _RefusalError("not_found")
    if len(places) == 1:
        return places[0]
    for number, place in enumerate(places, start=1):
        click.echo(f"{number}. {_name(place)}")
    return places[click.prompt(say["ask_place"], type=click.IntRange(1, len(places))) - 1]


def _name(place: Place) -> str:
    return f"{place.record_id} {place.text.way}"


def _is_draft(place: Place, register: Register) -> bool:
    owner = place.record_id.partition("/")[0]
    record = register.agreements.get(owner) or register.follow_ups.get(owner)
    return record is not None and record.is_draft


def _facts(asked: Asked, say: Mapping[str, str], today: date) -> str:
    """What the entry says besides its id and its field, as YAML."""
    what = asked.what or click.prompt(say["ask_what"], type=click.Choice([kind.value for kind in RemovedKind]))
    grounds = click.Choice([ground.value for ground in GROUNDS_FOR[RemovedKind(what)]])
    ground = asked.ground or click.prompt(say["ask_ground"], type=grounds)
    by = asked.by or tuple(click.prompt(say["ask_by"]).replace(",", " ").split())
    case = click.prompt(say["ask_case"], default="", show_default=False) if asked.case is None else asked.case
    decided = [f"by: [{', '.join(by)}]"]
    if case:
        decided.append(f"case: {json.dumps(case, ensure_ascii=False)}")
    if asked.is_urgent:
        decided.append("urgent: true")
    whole = ", extent: whole" if asked.is_whole else ""
    return f"date: {today}, what: {what}, ground: {ground}, decided: {{{', '.join(decided)}}}{whole}"


def _new_complaints(before: Checked, after: Checked) -> Iterator[Diagnostic]:
    """What would be wrong that was not wrong before, and what would not be a lawful change."""
    known = {(one.code.slug, str(one.facts)) for one in before.diagnostics}
    for one in after.diagnostics:
        if one.severity is Severity.ERROR and (one.code.slug, str(one.facts)) not in known:
            yield one
    if before.register is not None and after.register is not None:
        yield from map(complaint_of, undeclared(published_records(before.register), published_records(after.register)))


def _still_in(records: RecordFolder, words: str) -> Iterator[str]:
    pattern = pattern_of(words)
    for source in records.files:
        if pattern.search(source.content.decode(errors="replace")):
            yield source.path
