"""What the API tells of records: as signed and as it stands, what a status follows from, and never what was removed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.history.audit import Audit
from pledgebook.history.audited import AuditedHistory
from pledgebook.publishing.api.files import line_of
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import read_folder
from tests.publishing.api.api_files import TODAY, api_files, record, site_in_folder, troubles
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, built, site_as, site_of
from tests.site_builds import REPOSITORY

PLEDGE = """target: {number: 20, of: {sv: fotpatruller, en: foot patrols}, per: month}
amendments:
  - id: a1
    after: signed
    kind: target-changed
    decided: {date: 2021-03, by: polisen, source: {title: Protokoll, number: A 1/2021}}
    reason: {sv: För många., en: Too many.}
    now:
      target: {at_least: 10, of: {sv: fotpatruller, en: foot patrols}}
      sv: Minst 10 fotpatruller.
      en: At least 10.
  - id: a2
    after: a1
    kind: clarified
    from: 2030-01-01
    decided: {date: 2021-04-01, by: polisen, source: {title: Protokoll}}
    reason: {sv: Otydligt., en: Unclear.}
    now: {title: {sv: Patruller, en: Patrols}}"""
REPORT = """---
agreement: exempelby-2021
by: polisen
date: 2022-01
untranslated: [en]
sources: [{title: 'Rapport "12" & ]]> < 3 {{7*7}} =1+1', publisher: Exempelbladet}]
pledges:
  p1:
    verdict: partly-fulfilled
    result:
      count: about 1.5
      of: {sv: pass, en: shifts}
      of_which: [{count: 12 of 14, of: {sv: kvällar, en: evenings}}]
---
Vi gick ut.

## p1
Det blev färre.
"""
CORRECTION = """---
agreement: exempelby-2021
by: polisen
date: 2022-03-01
corrects: 2022-01-polisen
reason: {sv: Fel tal., en: Wrong number.}
untranslated: [en]
sources: [{title: Ny rapport}]
pledges: {p1: fulfilled}
---
"""


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(pledge=PLEDGE, followups__2022_01_polisen_md=REPORT)


def pledge_of(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = record(site, "pledges/exempelby-2021/p1.json")
    return found


def test_a_pledge_is_told_as_signed_and_as_it_stands(site: Site) -> None:
    pledge = pledge_of(site)
    signed, now = pledge["as_signed"], pledge["as_it_stands"]
    assert signed["wording"] == {"sv": "Minst 20 fotpatruller i månaden.", "en": "At least 20 foot patrols a month."}
    assert now["wording"] == {"sv": "Minst 10 fotpatruller.", "en": "At least 10."}
    assert (signed["target"]["at_least"], now["target"]["at_least"]) == (20, 10)
    assert signed["target"]["words"]["en"] == "20 foot patrols per month"
    assert "title" not in now
    assert now["areas"] == [{"id": "exempelby", "name": {"sv": "Exempelby"}}]


def test_an_amendment_tells_what_was_and_what_is_now(site: Site) -> None:
    first, coming = pledge_of(site)["amendments"]
    assert first == record(site, "amendments/exempelby-2021/p1/a1.json")
    assert first["was"]["wording"]["en"] == "At least 20 foot patrols a month."
    assert first["now"].keys() == first["was"].keys() == {"wording", "target"}
    assert first["decision"]["date"] == first["date"] == "2021-03"
    assert first["page"]["en"] == "https://example.org/en/exempelby-2021/p1/#amendments"
    assert (first["in_force"], coming["in_force"]) == (True, False)
    assert coming["was"] == {}
    assert coming["now"] == {"title": {"sv": "Patruller", "en": "Patrols"}}


def test_a_status_tells_the_day_and_the_follow_up_that_it_follows_from(site: Site) -> None:
    pledge = pledge_of(site)
    status = pledge["status"]
    assert (status["code"], status["words"]["sv"]) == ("partly-fulfilled", "Delvis genomfört")
    assert status["computed_for"] == "2026-11-22"
    follow_up = status["follows_from"]
    assert follow_up["api"] == f"https://example.org/api/v1/follow-ups/{follow_up['id']}.json"
    (report,) = pledge["reports"]
    (statement,) = record(site, f"follow-ups/{follow_up['id']}.json")["statements"]
    assert report["date"] == "2022-01"
    assert report["text"] == {"sv": "Det blev färre."}
    assert {name: report[name] for name in ("verdict", "text", "results")} == {
        name: statement[name] for name in ("verdict", "text", "results")
    }
    (result,) = report["results"]
    assert result["count"] == {"qualifier": "about", "value": 1.5, "percent": False}
    assert result["of_which"][0]["count"] == {"qualifier": "exactly", "value": 12, "out_of": 14, "percent": False}


def test_what_was_corrected_is_told_and_no_longer_counts() -> None:
    site = site_of(followups__2022_01_polisen_md=REPORT, followups__2022_03_01_polisen_md=CORRECTION)
    earlier, later = pledge_of(site)["reports"]
    assert (earlier["counts"], later["counts"]) == (False, True)
    assert record(site, "follow-ups/2022-01-polisen.json")["corrected_by"][0]["id"] == "2022-03-01-polisen"
    (change,) = record(site, "changes.json")["items"]
    (statement,) = change["statements"]
    assert (change["kind"], statement["verdict_was"], statement["verdict_now"]) == (
        "report-corrected",
        "partly-fulfilled",
        "fulfilled",
    )


def test_hostile_words_come_back_as_they_were_written(site: Site) -> None:
    follow_up = record(site, "follow-ups/2022-01-polisen.json")
    assert follow_up["sources"] == [
        {"title": 'Rapport "12" & ]]> < 3 {{7*7}} =1+1', "publisher": {"name": {"sv": "Exempelbladet"}}}
    ]
    text = api_files(site)["follow-ups/2022-01-polisen.json"].decode()
    assert text.count("\n") == 1
    assert "\u00e4" in text  # as itself, not as six characters


@given(st.text())
def test_whatever_a_text_holds_its_record_is_one_line(words: str) -> None:
    """Reading refuses some of these. What it lets through does no harm here."""
    assert json.loads(line_of({"words": words})) == {"words": words}
    assert set(line_of({"words": words})) & set("\n\r") == set()


def test_what_was_removed_is_never_told() -> None:
    entry = "date: 2022-05-04, what: personal-data, ground: gdpr-17, decided: {by: exempelby-kommun, case: KS 2022/9}"
    site = site_of(more=f'sv: "Kontakta [[redacted:r1]]."\nen: Write.\nredactions: [{{id: r1, field: sv, {entry}}}]')
    agreement = record(site, "agreements/exempelby-2021.json")
    assert agreement["as_signed"]["introduction"]["sv"] == "Kontakta [borttaget: personuppgift]."
    (redaction,) = agreement["redactions"]
    assert (redaction["date"], redaction["ground"], redaction["what"]) == ("2022-05-04", "gdpr-17", "personal-data")
    assert b"[[redacted" not in b"".join(api_files(site).values())
    assert list(troubles(api_files(site))) == []


def test_who_looks_at_changes_is_not_told() -> None:
    assert any(actor.reviewers for actor in made_up_site().register.actors.values())
    assert b"reviewer" not in b"".join(api_files(made_up_site()).values())


def id_of(path: str) -> str:
    return path.partition("/")[2].removesuffix(".json")


def test_addresses_are_those_of_pages_and_files_that_are_there() -> None:
    site = made_up_site()
    pages, files = built(site).files, api_files(site)
    url = "https://example.org/"
    for path, content in files.items():
        if "/" in path and path.endswith(".json") and not path.startswith("schema/"):
            found = json.loads(content)
            now = found["api"].removeprefix(f"{url}api/v1/")
            assert files[now] == content
            assert now == path or id_of(path) in found["earlier_addresses"]
            for address in found["page"].values():
                assert f"{address.removeprefix(url).partition('#')[0]}index.html" in pages
    every = b"".join(files.values()).decode()
    linked = {address.partition('"')[0] for address in every.split('"api":"https://example.org/api/v1/')[1:]}
    assert linked <= files.keys()


def test_since_when_the_public_could_know_is_told_where_the_history_tells() -> None:
    audit = Audit("1" * 40, "2" * 40, "3" * 40, 4, (), frozenset(), (), ())
    seen = {"vara-2022/p1": date(2026, 11, 22)}
    history = AuditedHistory(audit, TODAY, seen, is_of_these_records=True)
    site = site_as(replace(SETTINGS, history=history), read_folder(REPOSITORY))
    assert record(site, "pledges/vara-2022/p1.json")["first_published"] == "2026-11-22"
    assert "first_published" not in record(site, "pledges/vara-2022/p2.json")


def test_a_digest_is_that_of_the_seal(site: Site) -> None:
    digest = pledge_of(site)["digest"]
    assert site.digests[digest["record"]] == digest["sha256"]


def test_a_preview_has_no_api() -> None:
    site = site_as(Settings("https://example.org/", shows_drafts=True), read_folder(REPOSITORY))
    assert [name for name in site.chapters if name.startswith("files:api")] == []


def test_chapters_give_the_same_bytes_in_any_order() -> None:
    one, two = site_in_folder(REPOSITORY), site_in_folder(REPOSITORY)
    names = [name for name in one.chapters if name.startswith("files:api")]
    backwards = {file.path: file.bytes for name in reversed(names) for file in two.written(name)}
    assert {path.removeprefix("api/v1/"): content for path, content in backwards.items()} == api_files(one)


def test_links_to_records_are_addresses_of_the_site() -> None:
    linking = 'sv: "Se [löftet](pledge:exempelby-2021/p1), `[kod](page:start)`."\nen: "See [it](page:glossary)."'
    terms = record(site_of(more=linking), "agreements/exempelby-2021.json")["as_signed"]
    assert terms["introduction"] == {
        "sv": "Se [löftet](https://example.org/exempelby-2021/p1/), `[kod](page:start)`.",
        "en": "See [it](https://example.org/en/ordlista/).",
    }


@pytest.mark.parametrize(("where", "amendment"), [("pledge", "exempelby-2021/p1/a1"), ("more", "exempelby-2021/a1")])
def test_what_ended_a_pledge_is_told(where: str, amendment: str) -> None:
    withdrawn = """amendments:
  - id: a1
    after: signed
    kind: withdrawn
    decided: {date: 2021-06-01, by: [polisen, exempelby-kommun], source: {title: Protokoll}}
    reason: {sv: Det gick inte., en: It could not be done.}"""
    site = site_of(more=withdrawn) if where == "more" else site_of(pledge=withdrawn)
    status = pledge_of(site)["status"]
    assert (status["code"], status["ended_by"]["id"]) == ("discontinued", amendment)
    assert record(site, f"amendments/{amendment}.json")["kind"] == "withdrawn"
