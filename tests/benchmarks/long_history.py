"""A long history of a made-up register: agreements in files of their own, then commits that amend or report by turns.

The same commits with the same ids whenever it is made. Git's fast-import writes them, as a thousand calls of
`git commit` would take longer than what is to be measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from tests.complaint_cases import BASE
from tests.scratch_repository import ScratchRepository

AGREEMENTS = 25
PLEDGES = 8
COMMITS = 1000

_FIRST_DAY = date(2021, 3, 1)
_NOON_OF_FIRST_DAY = 1_614_596_400
_SECONDS_A_DAY = 86_400
_PERSON = "Anna Andersson <anna@exempelby.example>"

Files = Mapping[str, str]


def make_long_history(folder: Path, commits: int = COMMITS) -> ScratchRepository:
    """The repository, packed and checked out."""
    repository = ScratchRepository(folder)
    repository.git("fast-import", "--quiet", given="".join(_stream(commits)).encode())
    repository.git("reset", "--quiet", "--hard", "main")
    return repository


def _stream(commits: int) -> Iterator[str]:
    for number, files in enumerate(files_of_commits(commits)):
        noon = _NOON_OF_FIRST_DAY + number * _SECONDS_A_DAY
        yield f"commit refs/heads/main\ncommitter {_PERSON} {noon} +0100\ndata 1\nx\n"
        for path, text in files.items():
            yield f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


def files_of_commits(commits: int) -> Iterator[Files]:
    """The opening first, which is one of the commits. An amendment or a report is of the next agreement in turn."""
    amendments: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    yield _opening()
    for number in range(1, commits):
        turn = number // 2
        agreement, pledge = turn % AGREEMENTS, turn // AGREEMENTS % PLEDGES
        day = _FIRST_DAY + timedelta(days=number)
        if number % 2:
            amended = amendments[agreement, pledge]
            amended.append(_amendment(len(amended) + 1, day))
            yield {_path(agreement): _agreement(agreement, amendments)}
        else:
            yield {f"followups/{day}-polisen.md": _report(agreement, day)}


def _opening() -> Files:
    register = BASE.read_text("utf-8") + "opened: 2021-01-01\n"
    return {"pledges.yaml": register} | {_path(number): _agreement(number, {}) for number in range(AGREEMENTS)}


def _path(agreement: int) -> str:
    return f"pledges/exempelby-{agreement}.yaml"


def _agreement(number: int, amendments: Mapping[tuple[int, int], list[str]]) -> str:
    pledges = (_pledge(pledge, amendments.get((number, pledge), [])) for pledge in range(PLEDGES))
    return f"""areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021 to open
title: {{sv: Löfte {number}, en: Pledge {number}}}
pledges:
{"".join(pledges)}"""


def _pledge(number: int, amendments: list[str]) -> str:
    written = f"""  p{number}:
    by: [polisen, exempelby-kommun]
    sv: Minst {number + 2} fotpatruller i månaden på torget och vid stationen.
    en: At least {number + 2} foot patrols a month in the square and at the station.
    target: {{at_least: {number + 2}, of: {{sv: fotpatruller, en: foot patrols}}, per: month}}
"""
    return written + ("    amendments:\n" + "".join(amendments) if amendments else "")


def _amendment(number: int, day: date) -> str:
    return f"""      - id: a{number}
        after: {f"a{number - 1}" if number > 1 else "signed"}
        kind: clarified
        from: {day}
        decided: {{date: {day}, by: [polisen, exempelby-kommun], source: {{title: "Protokoll {day}"}}}}
        reason: {{sv: "Platsen var oklar, den {number}:e gången.", en: "The place was unclear, time {number}."}}
        now: {{sv: Fotpatruller på torg nummer {number}., en: Foot patrols in square number {number}.}}
"""


def _report(agreement: int, day: date) -> str:
    return f"""---
agreement: exempelby-{agreement}
by: polisen
date: {day}
untranslated: [en]
sources: [{{title: Polisens rapport}}]
incomplete: true
pledges:
  p0: {{verdict: fulfilled, result: 22}}
  p1: {{verdict: partly-fulfilled, result: {{count: 2}}}}
---
Så gick det.

## p1

Några patruller ställdes in.
"""
