"""What a site has beside its pages, and the sites that it is tried on: small ones, a made-up register, and Vara."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pledgebook.pipeline import run
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder, read_folder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, site_as

ROOT = Path(__file__).parents[2]

# What a stranger may write, hoping that somebody opens it: a formula, half of some markup, quotes, other lines.
HOSTILE = """=HYPERLINK("https://evil.example/","'x") a < b & ]]> --> "q" '' \\n ; =2+3;-1 \\ ^^ @en . """.strip()


def files_of(site: Site, chapter: str) -> Mapping[str, bytes]:
    """The files of a chapter of files, by their paths from the root of the site."""
    return {file.path: file.bytes for file in site.written(f"files:{chapter}")}


def written_into(folder: Path, files: Mapping[str, bytes]) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@cache
def vara() -> Site:
    outcome = run(read_folder(ROOT), date(2026, 11, 26), Settings("https://example.org/vara/"))
    assert outcome.site is not None
    return outcome.site


@cache
def empty_site() -> Site:
    return site_as(SETTINGS)


@cache
def hostile_site() -> Site:
    """A hostile text wherever one can stand: names, titles, words, reasons, units and reports."""
    files = {REGISTER_FILE: _hostile_register(), "pledges/exempelby-2021.yaml": _AGREEMENT.replace("HOSTILE", _QUOTED)}
    files["followups/2022-01-polisen.md"] = _REPORT.replace("HOSTILE", _QUOTED)
    return site_as(SETTINGS, RecordFolder(tuple(SourceFile(path, text.encode()) for path, text in files.items())))


_QUOTED = "'" + HOSTILE.replace("'", "''") + "'"

_AGREEMENT = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
signed: 2021-01
title: {sv: HOSTILE, en: HOSTILE}
sv: HOSTILE
en: HOSTILE
pledges:
  p1:
    by: polisen
    groups: {sv: HOSTILE, en: HOSTILE}
    target: {at_least: 20, of: {sv: HOSTILE, en: HOSTILE}}
    sv: HOSTILE
    en: HOSTILE
    amendments:
      - id: andring
        after: signed
        kind: clarified
        from: 2021-06
        decided: {date: 2021-05, by: polisen, source: {title: HOSTILE, url: "https://example.org/a?b=;=1"}}
        reason: {sv: HOSTILE, en: HOSTILE}
        now: {sv: '+1', en: '-1'}
"""

_REPORT = """\
---
agreement: exempelby-2021
by: polisen
date: 2022-01
forum: {sv: HOSTILE, en: HOSTILE}
sources: {title: HOSTILE, url: "https://example.org/"}
untranslated: [en]
pledges: {p1: {verdict: fulfilled, result: {count: about 12, of: {sv: HOSTILE, en: HOSTILE}}}}
---

-1+1

+1+1

@SUM(A1)

=1+1

’'=1
"""


def _hostile_register() -> str:
    """The usual register with its names taken over."""
    return re.sub(r"\b(sv|en): [^{},\n]+", lambda found: f"{found[1]}: {_QUOTED}", BASE.read_text("utf-8"))


def every_site() -> Iterable[tuple[str, Site]]:
    yield "empty", empty_site()
    yield "hostile", hostile_site()
    yield "made-up", made_up_site()
    yield "vara", vara()
