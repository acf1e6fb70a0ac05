"""`pledgebook amend`: ask for what an amendment must have, and put it last in the record that it amends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

import click

from pledgebook.commands.answers import UnreadableError, as_data, by_name, date_of
from pledgebook.commands.block_writing import AMENDMENTS, with_amendment
from pledgebook.commands.choices import InWords
from pledgebook.commands.exit_codes import DONE, REFUSED, UNUSABLE
from pledgebook.commands.form import kept_in_form
from pledgebook.commands.opening import opened
from pledgebook.commands.questions import Questions
from pledgebook.commands.replacing import replace_file
from pledgebook.commands.trial import keeps_everything, new_errors, tried
from pledgebook.diagnostics.report_text import text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.block_text import Data, yaml_block
from pledgebook.history.ready_amendment import next_id
from pledgebook.model.agreement import Agreement
from pledgebook.model.amended_fields import amended_fields
from pledgebook.model.amendment import SIGNED, AmendmentKind
from pledgebook.model.amendment_laws import DECIDED_SOURCE, LAWS
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.pipeline import Checked, check
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.source_text import SourceFile


class Given(TypedDict):
    """What was said on the command line, in the words of the record format; what must be there is else asked for."""

    kind: str | None
    applies_from: str | None
    entered: str | None
    decided: str | None
    by: tuple[str, ...]
    source: str | None
    source_url: str | None
    source_file: str | None
    sha256: str | None
    reason: tuple[str, ...]
    now: tuple[str, ...]
    to: tuple[str, ...]


def amend(record_id: str, folder: Path, given: Given, *, language: str, today: date, is_printed: bool) -> int:
    """Write the amendment, or print it where it is asked for or cannot be written: 1 if that was not asked for."""
    words = wording(language)["ask"]
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    before = check(records, today)
    questions = Questions(language, asks_all=not any(given.values()))
    try:
        if before.register is not None and not record_id:
            record_id = questions.choice("record", InWords(before.register, language).amendable())
        record = _record(before.register, record_id)
        if before.register is None or record is None:
            click.echo(words["no_record"].format(id=record_id), err=True)
            return UNUSABLE
        entry = _entry(record, before.register, given, questions, InWords(before.register, language), today)
    except UnreadableError as error:
        click.echo(error.sentence(language), err=True)
        return UNUSABLE
    block = yaml_block([entry] if record.amendments else {AMENDMENTS: [entry]})
    if is_printed:
        click.echo(block, nl=False)
        return DONE
    file = next(file for file in records.files if file.path == record.span.path)
    content = with_amendment(file, record_id, entry)
    if content is not None:
        content = kept_in_form(file, SourceFile(file.path, content), before.register.languages).content
    why = (
        words["not_line_by_line"]
        if content is None
        else _trouble(records, before, record, file, content, today, language)
    )
    if content is None or why:
        click.echo(f"{words['not_written'].format(id=record_id, file=file.path)}\n{why}\n\n{block}", nl=False, err=True)
        return REFUSED
    replace_file(folder / file.path, content)
    click.echo(words["amended"].format(id=record_id, file=file.path, amendment=str(entry["id"])))
    return DONE


def _record(register: Register | None, record_id: str) -> Pledge | Agreement | None:
    if register is None:
        return None
    return register.pledges.get(record_id) or register.agreements.get(record_id)


def _trouble(
    records: RecordFolder,
    before: Checked,
    record: Pledge | Agreement,
    file: SourceFile,
    content: bytes,
    today: date,
    language: str,
) -> str:
    """Why the file must not be written: it would be read as another change than this amendment, or has new errors."""
    after = tried(records, SourceFile(file.path, content), today)
    errors = new_errors(before, after)
    if errors or after.register is None or before.register is None:
        return text_report(errors, language).rstrip()
    amended = _record(after.register, record.full_id if isinstance(record, Pledge) else record.id)
    is_added = amended is not None and len(amended.amendments) == len(record.amendments) + 1
    is_lawful = keeps_everything(before.register, after.register)
    return "" if is_added and is_lawful else str(wording(language)["ask"]["read_otherwise"])


def _entry(
    record: Pledge | Agreement, register: Register, given: Given, questions: Questions, words: InWords, today: date
) -> dict[str, Data]:
    kind = AmendmentKind(questions.choice("kind", words.kinds_of_amendment(), given["kind"]))
    names = [amendment.id for amendment in record.amendments]
    entry: dict[str, Data] = {"id": next_id(names), "after": names[-1] if names else SIGNED, "kind": kind.value}
    must_have = LAWS[kind].must_have
    if "decided" in must_have or given["applies_from"]:
        applies_from = questions.text("from", given["applies_from"], is_optional=True, read=date_of)
        entry |= {"from": applies_from} if applies_from else {}
    if "entered" in must_have or given["entered"]:
        entry["entered"] = questions.date("entered", given["entered"], default=today.isoformat())
    if "decided" in must_have:
        entry["decided"] = _decision(words, given, questions, has_source=DECIDED_SOURCE in must_have)
    if "reason" in must_have:
        entry["reason"] = _reason(record, register, given["reason"], questions)
    if "source" in must_have:
        entry["source"] = _source(given, questions)
    now = dict(_now(record, kind, register, given["now"], questions))
    if now:
        entry["now"] = now
    if "to" in must_have:
        choices = [*register.pledges, *register.agreements]
        to: Data = questions.several("to", choices, given["to"])
        entry["to"] = to
    return entry


def _decision(words: InWords, given: Given, questions: Questions, *, has_source: bool) -> dict[str, Data]:
    decided: dict[str, Data] = {"date": questions.date("decided", given["decided"])}
    decided["by"] = questions.several("by", words.actors(), given["by"])
    return decided | ({"source": _source(given, questions)} if has_source or given["source"] else {})


def _source(given: Given, questions: Questions) -> dict[str, Data]:
    parts = ("url", given["source_url"]), ("file", given["source_file"]), ("sha256", given["sha256"])
    return {"title": questions.text("source", given["source"]), **{name: value for name, value in parts if value}}


def _reason(
    record: Pledge | Agreement, register: Register, pairs: Sequence[str], questions: Questions
) -> dict[str, Data]:
    return dict(questions.texts("reason", _languages(record, register), by_name(pairs)))


def _languages(record: Pledge | Agreement, register: Register) -> list[str]:
    agreement_id = record.agreement_id if isinstance(record, Pledge) else record.id
    lacks = register.translation_notes.untranslated
    return [code for code in register.languages if (agreement_id, code) not in lacks]


def _now(
    record: Pledge | Agreement, kind: AmendmentKind, register: Register, pairs: Sequence[str], questions: Questions
) -> Iterator[tuple[str, Data]]:
    """The new values by their fields; words stand under their languages. Asked for where none was said."""
    given = by_name(pairs)
    law = LAWS[kind]
    fields = [name for name in amended_fields(record) if law.may_set is None or name in law.may_set]
    if not given and "now" in law.must_have:
        choices = [name for field in fields for name in (register.languages if field == "text" else [field])]
        for name in questions.several("fields", choices):
            given[name] = questions.text("new_value", field=name)
    for name, value in given.items():
        yield name, value if name in register.languages else as_data(value)
