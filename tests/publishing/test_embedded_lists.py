"""Directives narrow a list by each of their options, and by all of them together."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup

from pledgebook.pipeline import run
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import RecordFolder, read_folder
from pledgebook.reading.source_text import SourceFile
from tests.site_builds import REPOSITORY

PAGE = "---\ntitle: Prov\ndescription: Prov.\nupdated: 2026-11-22\n---\n```{{{kind}}}\n{options}\n```\n"


def vara_with(kind: str, options: str) -> Site:
    """Vara's own register with a page that holds one directive."""
    records = read_folder(REPOSITORY)
    page = PAGE.format(kind=kind, options=options).encode()
    pages = tuple(SourceFile(f"content/{language}/prov.md", page) for language in ("sv", "en"))
    outcome = run(RecordFolder(records.files + pages, records.attachments), date(2026, 11, 22), Settings("/"))
    assert outcome.site is not None
    return outcome.site


def rows(kind: str, options: str) -> list[str]:
    """What the list links to first in each of its rows."""
    site = vara_with(kind, options)
    # What a Markdown renderer makes of the mark that stands for the list.
    rendered = f"<p>{site.prose_markdown('content/sv/prov.md').strip()}</p>"
    html = site.prose_html("content/sv/prov.md", rendered)
    soup = BeautifulSoup(html, "html5lib")
    firsts = [item.select("a")[0] for item in soup.select(".pb-embedded > ul > li")]
    return [str(link["href"]).removeprefix("../") for link in firsts]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("agreement: vara-2022", ["vara-2022/p1/", "vara-2022/p2/"]),
        ("status: reported-not-judged", ["vara-2022/p1/", "vara-2022/p2/"]),
        ("period: 2021\nby: vara-kommun", [f"vara-2021/p{n}/" for n in (5, 6, 7, 8)]),
        ("focus: vara-2021/trafik", ["vara-2021/p2/"]),
        ("area: vara\nperiod: 2021 to 2022\nlimit: 3", ["vara-2022/p1/", "vara-2022/p2/", "vara-2021/p1/"]),
        ("period: 2018", []),
    ],
)
def test_pledges_are_narrowed(options: str, expected: list[str]) -> None:
    assert rows("pledges", options) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("by: vara-kommun", [f"vara-{year}/" for year in (2021, 2020, 2019)]),
        ("period: 2020 to 2021", ["vara-2021/", "vara-2020/"]),
        ("limit: 1", ["vara-2022/"]),
    ],
)
def test_agreements_are_narrowed(options: str, expected: list[str]) -> None:
    assert rows("agreements", options) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("limit: 2", ["uppfoljningar/2022-polisen/", "uppfoljningar/2021-01-18-vara-kommun/"]),
        ("by: vara-kommun", ["uppfoljningar/2021-01-18-vara-kommun/"]),
        ("agreement: vara-2019", ["uppfoljningar/2019-polisen/"]),
    ],
)
def test_follow_ups_are_narrowed(options: str, expected: list[str]) -> None:
    assert rows("follow-ups", options) == expected


def test_contacts_are_narrowed() -> None:
    assert rows("contacts", "by: polisen") == ["kontakt/#kommunpolis"]
    assert rows("contacts", "by: vara-kommun") == []
