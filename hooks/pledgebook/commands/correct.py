"""`pledgebook correct`: write a follow-up that sets an earlier one right, which stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypedDict

import click

from pledgebook.commands.answers import UnreadableError, as_data, by_name
from pledgebook.commands.choices import InWords
from pledgebook.commands.exit_codes import DONE, REFUSED, UNUSABLE
from pledgebook.commands.form import in_form
from pledgebook.commands.opening import opened
from pledgebook.commands.questions import Questions
from pledgebook.commands.trial import new_errors, tried
from pledgebook.diagnostics.report_text import text_report
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.as_written import STATEMENT_WITHDRAWN
from pledgebook.history.block_text import Data
from pledgebook.history.ready_report import correction_file
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register
from pledgebook.pipeline import check
from pledgebook.reading.source_text import SourceFile


class Said(TypedDict):
    """What was said on the command line; what must be there is else asked for."""

    by: str | None
    day: str | None
    reason: tuple[str, ...]
    pledges: tuple[str, ...]
    withdrawn: tuple[str, ...]


def correct(follow_up_id: str, folder: Path, given: Said, *, language: str, today: date, is_printed: bool) -> int:
    """Write a file that is not there yet, or print it where it is asked for or would have errors."""
    words = wording(language)["ask"]
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    before = check(records, today)
    questions = Questions(language)
    try:
        if before.register is not None and not follow_up_id:
            follow_up_id = questions.choice("corrected_report", InWords(before.register, language).follow_ups())
        corrected = before.register.follow_ups.get(follow_up_id) if before.register else None
        if before.register is None or corrected is None:
            click.echo(words["no_follow_up"].format(id=follow_up_id), err=True)
            return UNUSABLE
        words_of = InWords(before.register, language)
        reporter = _reporter(corrected, before.register, words_of, given["by"], questions)
        written_on = questions.date("date", given["day"], default=today.isoformat())
        codes = _languages(corrected, before.register)
        reasons: Data = dict(questions.texts("reason", codes, by_name(given["reason"])))
        said = dict(_said(corrected, before.register, words_of, given["pledges"], given["withdrawn"], questions))
    except UnreadableError as error:
        click.echo(error.sentence(language), err=True)
        return UNUSABLE
    text = correction_file(corrected, before.register.languages, said, reasons, day=written_on, by=reporter)
    path = _free_path(corrected, f"{written_on}-{reporter.partition(',')[0]}", before.register, folder)
    file = in_form(SourceFile(path, text.encode()), before.register.languages)
    if is_printed:
        click.echo(file.content.decode(), nl=False)
        return DONE
    errors = new_errors(before, tried(records, file, today))
    if errors:
        told = text_report(errors, language)
        click.echo(f"{words['not_written'].format(id=follow_up_id, file=path)}\n{told}\n{text}", nl=False, err=True)
        return REFUSED
    with (folder / path).open("xb") as new:
        new.write(file.content)
    click.echo(words["corrected"].format(id=follow_up_id, file=path))
    return DONE


def _reporter(corrected: FollowUp, register: Register, words: InWords, given: str | None, questions: Questions) -> str:
    """Who reported it, or the publisher, who may have copied it wrongly."""
    allowed = dict.fromkeys((*corrected.by, register.publisher))
    return questions.choice("reporter", words.actors(allowed if corrected.by else ()), given)


def _languages(corrected: FollowUp, register: Register) -> list[str]:
    lacks = register.translation_notes.untranslated
    return [code for code in register.languages if (corrected.agreement.id, code) not in lacks]


def _said(
    corrected: FollowUp,
    register: Register,
    words: InWords,
    given: Sequence[str],
    withdrawn: Sequence[str],
    questions: Questions,
) -> Iterator[tuple[str, Data]]:
    """What is said now of each pledge; asked for where nothing was said."""
    pairs = by_name(given)
    agreement = register.agreements.get(corrected.agreement.id)
    choices = {pledge.id: words.pledge(pledge) for pledge in agreement.pledges} if agreement else {}
    if not pairs and not withdrawn:
        for pledge in questions.several("pledges", choices):
            pairs[pledge] = questions.text("statement", pledge=pledge)
    for pledge, statement in pairs.items():
        yield pledge, as_data(statement)
    for pledge in withdrawn:
        yield pledge, STATEMENT_WITHDRAWN


def _free_path(corrected: FollowUp, name: str, register: Register, folder: Path) -> str:
    """Beside the report it corrects, under a name that no follow-up has."""
    beside = PurePosixPath(corrected.date_span.path).parent
    number, stem = 1, name
    while stem in register.follow_ups or (folder / beside / f"{stem}.md").exists():
        number += 1
        stem = f"{name}-{number}"
    return (beside / f"{stem}.md").as_posix()
