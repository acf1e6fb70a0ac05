"""A register to write new records in, and what a person or a script says to do so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from pledgebook.cli import cli
from pledgebook.diagnostics.report_text import text_report
from pledgebook.model.register import Register
from pledgebook.pipeline import check
from pledgebook.reading.folder import read_folder
from tests.complaint_cases import BASE

TODAY = date(2026, 11, 26)
AGREEMENT = "pledges/exempelby-2026.yaml"
AGREED = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
focus:
  trafik: {sv: Trafik, en: Traffic}
pledges:
  p1:
    by: polisen
    focus: trafik
    sv: Minst 20 fotpatruller i månaden.
    en: At least 20 foot patrols a month.
    target: {at_least: 20, of: {sv: fotpatruller, en: foot patrols}, per: month}
  p2:
    by: [polisen, exempelby-kommun]
    conditional: true
    sv: Vid behov ska vi hålla dialogmöten.
    en: Where needed we will hold dialogue meetings.
  p3:
    by: exempelby-kommun
    sv: Kommunen ska laga gatubelysningen.
    en: The municipality will mend the street lights.
"""
FILES = {"pledges.yaml": BASE.read_text("utf-8"), AGREEMENT: AGREED}


def put(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())


def texts_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def new(folder: Path, *arguments: str, answers: Sequence[str] | None = None, language: str = "en") -> Result:
    """`pledgebook new …`; without answers nobody is there to give any, and none may be asked for."""
    told = ("--folder", str(folder), "--language", language, "--today", TODAY.isoformat())
    asked = () if answers is not None else ("--no-input",)
    said = "".join(f"{answer}\n" for answer in answers or ())
    return CliRunner(echo_stdin=True).invoke(cli, ["new", *arguments, *told, *asked], input=said, standalone_mode=False)


def register_in(folder: Path) -> Register:
    """The register, which must be without errors."""
    checked = check(read_folder(folder), TODAY)
    assert text_report([one for one in checked.diagnostics if one.severity == "error"], "en") == ""
    assert checked.register is not None
    return checked.register
