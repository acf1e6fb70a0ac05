"""A register with one agreement, for tests of what follows from records: Exempelby, which does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import indent

from pledgebook.diagnostics.diagnostic import Severity
from pledgebook.diagnostics.report_text import text_report
from pledgebook.model.agreement import Agreement
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.model.status import Standing, standing_on
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE

AGREEMENT_ID = "exempelby-2021"
TODAY = date(2026, 11, 22)


def follow_up(
    day: str, pledges: str = "{p1: fulfilled}", *, by: str = "polisen", more: str = "", name: str = "", body: str = ""
) -> SourceFile:
    """A report of a day. `more` are further lines of front matter; `name` is the file's if it must be another."""
    front = f"agreement: {AGREEMENT_ID}\nby: {by}\ndate: {day}\nuntranslated: [en]\npledges: {pledges}\n{more}"
    first_party = by.strip("[]").partition(",")[0]
    return _file(f"followups/{name or f'{day}-{first_party}'}.md", f"---\n{front}\n---\n{body}")


def correction(day: str, corrects: str, pledges: str, *, by: str = "polisen", name: str = "") -> SourceFile:
    more = f"corrects: {corrects}\nreason: Fel siffra.\n"
    return follow_up(day, pledges, by=by, more=more, name=name)


def register_with(
    *follow_ups: SourceFile, pledge: str = "by: polisen", agreement: str = "period: 2021", others: str = ""
) -> Register:
    """A register whose agreement has the pledge p1. `agreement`, `pledge` and `others` are YAML lines."""
    lines = f"areas: exempelby\nparties: [polisen, exempelby-kommun]\nuntranslated: [en]\n{agreement}\npledges:\n"
    own = "p1:\n" + indent(f"sv: Minst 20 fotpatruller.\n{pledge}\n", "  ")
    text = lines + indent(own + others, "  ")
    return read_register([_file(f"pledges/{AGREEMENT_ID}.yaml", text), *follow_ups])


def read_register(files: Iterable[SourceFile]) -> Register:
    """The register of these files and the base file, which must be without errors."""
    records = RecordFolder((SourceFile(REGISTER_FILE, BASE.read_bytes()), *files))
    checked = check(records, TODAY)
    errors = [d for d in checked.diagnostics if d.severity is Severity.ERROR]
    assert text_report(errors, "en") == ""
    assert checked.register is not None
    return checked.register


def agreement_in(register: Register) -> Agreement:
    return register.agreements[AGREEMENT_ID]


def pledge_in(register: Register) -> Pledge:
    return register.pledges[f"{AGREEMENT_ID}/p1"]


def standing_in(register: Register, day: date = TODAY) -> Standing:
    """How p1 stands."""
    return standing_on(day, pledge_in(register), agreement_in(register), register)


def _file(path: str, text: str) -> SourceFile:
    return SourceFile(path, text.encode())
