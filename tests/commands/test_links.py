"""`pledgebook check --links`: which addresses are asked, and what is said of those that lead nowhere.

What the web answers is given here; tests/reading/test_web.py asks a real server.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from pledgebook.commands.check import check
from pledgebook.diagnostics.diagnostic import Term
from pledgebook.reading.web import Answer, Fate
from tests.complaint_cases import BASE

AGREEMENT = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2026
untranslated: [en]
sv: Läs [mer](https://example.org/text).
documents:
  - title: Löftet
    url: https://example.org/moved
    date: 2026-01-20
  - title: Bilagan
    date: 2026-02
    url: https://example.org/gone
  - {title: Kartan, url: https://example.org/gone, archived: "https://web.archive.org/web/2026/https://example.org/gone"}
  - {title: Planen, url: https://example.org/old, moved_to: {date: 2026-03-01, url: https://example.org/new}}
pledges: {p1: {by: polisen, sv: Minst 20 fotpatruller.}}
"""
LONG = "https://example.org/" + "en-mycket-lang-adress/" * 5
ANSWERS = {
    "https://example.org/moved": Answer(Fate.MOVED, to=LONG),
    "https://example.org/gone": Answer(Fate.GONE, "404"),
    "https://example.org/text": Answer(Fate.GONE, Term.FRONT_PAGE),
    "https://polisen.example/": Answer(Fate.UNREACHED, Term.NO_ANSWER),
}


class Web:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask_all(self, addresses: Iterable[str]) -> Mapping[str, Answer]:
        self.asked += addresses
        return {address: ANSWERS.get(address, Answer(Fate.FINE)) for address in self.asked}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    register = BASE.read_text("utf-8").replace("{kind: police,", "{kind: police, url: https://polisen.example/,")
    (tmp_path / "pledges.yaml").write_text(register, "utf-8")
    (tmp_path / "pledges").mkdir()
    (tmp_path / "pledges" / "exempelby-2026.yaml").write_text(AGREEMENT, "utf-8")
    return tmp_path


def run(folder: Path, web: Web | None, report_format: str = "text", *, strict: bool = False) -> int:
    ask_all = web.ask_all if web else None
    return check(
        folder,
        report_format=report_format,
        language="en",
        today=date(2026, 11, 22),
        is_strict=strict,
        ask_all=ask_all,
    )


def test_every_address_in_records_is_asked_and_of_a_moved_source_the_new_one(folder: Path) -> None:
    web = Web()
    run(folder, web)
    assert set(web.asked) == {*ANSWERS, "https://example.org/new"}


def test_each_trouble_is_told_at_its_place_with_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, Web())
    told = capsys.readouterr().out
    path = "pledges/exempelby-2026.yaml"
    assert f"{path}:8:5: warning[A611 link-moved] `https://example.org/moved` has moved to {LONG}\n" in told
    assert f"`moved_to: {{date: 2026-11-22, url: '{LONG}'}}`" in told
    assert f"{path}:12:5: warning[A612 link-gone] `https://example.org/gone` is no longer there (404)\n" in told
    assert "https://web.archive.org/web/20260228/https://example.org/gone " in told
    assert f"{path}:5:15: warning[A612 link-gone]" in told
    assert "pledges.yaml:6:3: advice[C726 link-unreached] `https://polisen.example/` could not be reached" in told


def test_a_source_with_an_archived_copy_that_is_gone_is_in_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, Web())
    assert "exempelby-2026.yaml:13:" not in capsys.readouterr().out


def test_what_is_proposed_can_be_pasted_into_the_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "pledges" / "exempelby-2026.yaml"
    proposed = f"moved_to: {{date: 2026-11-22, url: '{LONG}'}}"
    file.write_text(AGREEMENT.replace("    date: 2026-01-20", f"    {proposed}"), "utf-8")
    web = Web()
    assert run(folder, web) == 0
    assert LONG in web.asked
    assert "link-moved" not in capsys.readouterr().out


def test_the_web_counts_only_when_asked_to_be_strict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, Web()) == 0
    assert run(folder, Web(), strict=True) == 1


def test_without_the_option_nothing_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, None)
    assert "link-" not in capsys.readouterr().out


def test_the_json_has_the_same_in_every_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, Web(), "json")
    found = {d["slug"]: d for d in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert found["link-moved"]["facts"]["moved_to"] == LONG
    assert set(found["link-gone"]["message"]) == {"sv", "en"}
    assert "gick inte att nå (inget svar)" in found["link-unreached"]["message"]["sv"]
