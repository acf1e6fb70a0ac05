"""What is called otherwise now: records show the name as signed, everything else the present one."""

from __future__ import annotations

import pytest

from pledgebook.diagnostics.report_text import text_report
from pledgebook.pipeline import run
from pledgebook.publishing.settings import Settings
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.built_site import BuiltSite
from tests.complaint_cases import BASE
from tests.publishing.small_site import TODAY, built

KOMMUN = "  exempelby-kommun: {kind: municipality, sv: Exempelby kommun, en: Exempelby Municipality}\n"
RENAMED = """\
  exempelby-kommun:
    kind: municipality
    sv: Exempelby kommun
    en: Exempelby Municipality
    renamed:
      - {date: 2022-01-01, sv: Exempelby stad, en: The City of Exempelby, reason: {sv: Beslut., en: Decided.}}
      - {date: 2024-05, sv: Nya Exempelby, en: New Exempelby}
  norra: {kind: authority, sv: Norra förvaltningen, en: The Northern Office, succeeded_by: exempelby-kommun}
"""
AREA = "  exempelby: {kind: municipality, code: 9999, sv: Exempelby}\n"
RENAMED_AREA = (
    "  exempelby: {kind: municipality, code: 9999, sv: Exempelby, renamed: {date: 2023-01-01, sv: Nyby},"
    " succeeded_by: storby}\n  storby: {kind: municipality, code: 9998, sv: Storby}\n"
)


AGREEMENT = """\
areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
signed: 2021-01-20
pledges:
  p1: {by: [polisen, exempelby-kommun], sv: Minst 20 turer., en: At least 20 rounds.}
  p2:
    by: exempelby-kommun
    sv: Fler turer.
    en: More rounds.
    added: {date: 2023-01-01, reason: {sv: Det behövdes., en: It was needed.}, decided: {by: exempelby-kommun}}
"""
REPORT = """\
---
agreement: exempelby-2021
by: exempelby-kommun
date: 2022-02-01
untranslated: [en]
---
Så gick det.
"""


@pytest.fixture(scope="module")
def site() -> BuiltSite:
    register = BASE.read_text("utf-8").replace(KOMMUN, RENAMED).replace(AREA, RENAMED_AREA)
    files = {
        "pledges.yaml": register,
        "pledges/exempelby-2021.yaml": AGREEMENT,
        "followups/2022-02-01-exempelby-kommun.md": REPORT,
    }
    records = RecordFolder(tuple(SourceFile(path, text.encode()) for path, text in files.items()))
    outcome = run(records, TODAY, Settings("https://example.org/"))
    assert outcome.site is not None, text_report(outcome.diagnostics, "en")
    return built(outcome.site)


def shown(site: BuiltSite, address: str) -> str:
    """What a reader sees, without the spaces that stand between two elements."""
    return site.pages[address].visible_text.replace(" ,", ",").replace(" )", ")").replace(" .", ".")


def test_a_record_shows_the_name_as_signed_with_the_present_one_beside_it(site: BuiltSite) -> None:
    assert "Polisen, Exempelby kommun (nu Nya Exempelby)" in shown(site, "exempelby-2021/")
    assert "Exempelby (nu Nyby)" in shown(site, "exempelby-2021/")
    assert "Exempelby kommun (nu Nya Exempelby)" in shown(site, "exempelby-2021/p1/")
    assert "Exempelby Municipality (now New Exempelby)" in shown(site, "en/exempelby-2021/p1/")


def test_what_came_later_shows_the_name_of_its_own_day(site: BuiltSite) -> None:
    assert "Exempelby stad (nu Nya Exempelby)" in shown(site, "exempelby-2021/p2/")
    assert "Exempelby stad (nu Nya Exempelby)" in shown(site, "uppfoljningar/2022-02-01-exempelby-kommun/")


def test_lists_and_titles_carry_the_present_name(site: BuiltSite) -> None:
    assert "Exempelby kommun" not in shown(site, "loften/")
    assert "Nya Exempelby" in shown(site, "loften/")
    assert "Nyby 2021" in shown(site, "exempelby-2021/")
    assert "<title>Nya Exempelby" in site.pages["aktorer/exempelby-kommun/"].html


def test_the_page_of_a_party_tells_its_earlier_names_and_whom_it_took_over_from(site: BuiltSite) -> None:
    text = shown(site, "aktorer/exempelby-kommun/")
    assert "Tidigare namn" in text
    assert "Exempelby kommun (till 1 januari 2022). Beslut." in text
    assert "Exempelby stad (till maj 2024)" in text
    assert "Tog över efter Norra förvaltningen" in text
    assert "Finns inte längre. Efterträds av: Nya Exempelby" in shown(site, "aktorer/norra/")


def test_the_page_of_an_area_tells_its_earlier_names_and_what_came_instead(site: BuiltSite) -> None:
    text = shown(site, "omraden/exempelby/")
    assert "Exempelby (till 1 januari 2023)" in text
    assert "Efterträds av: Storby" in text
    assert "Tog över efter Nyby" in shown(site, "omraden/storby/")
