"""The tables say what the records say, and are what their description says: by the readers of Frictionless Data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from pledgebook.publishing.inventory import named as inventory_names
from pledgebook.publishing.phrases import phrase_languages, phrases_of
from pledgebook.publishing.site import Site
from pledgebook.publishing.tables.csv_text import as_it_was
from pledgebook.publishing.tables.tables import all_tables
from tests.publishing.files_beside_pages import HOSTILE, every_site, files_of, hostile_site, written_into
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, site_as, site_of

NAMES = ("agreements", "pledges", "follow-ups", "statements", "results", "amendments")


def rows_of(site: Site, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files_of(site, "tables")[f"data/{name}.csv"].decode(), newline="")))


@pytest.mark.parametrize(("name", "site"), list(every_site()), ids=lambda one: one if isinstance(one, str) else "")
def test_every_table_is_what_the_data_package_says(name: str, site: Site, tmp_path: Path) -> None:
    """Types, choices, required values, keys, sizes and digests."""
    folder = written_into(tmp_path, files_of(site, "tables"))
    report = frictionless.validate(str(folder / "data" / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert [task.name for task in report.tasks] == list(NAMES)


def test_frictionless_sees_a_row_that_names_nothing(tmp_path: Path) -> None:
    """The validator does look at keys: else the test above would say little."""
    files = dict(files_of(made_up_site(), "tables"))
    files["data/pledges.csv"] = files["data/pledges.csv"].replace(b",elvlosa-2022,", b",nowhere-2022,", 1)
    report = frictionless.validate(str(written_into(tmp_path, files) / "data" / "datapackage.json"))
    assert {"foreign-key", "hash-count"} <= {kind for (kind,) in report.flatten(["type"])}


def test_every_record_of_the_register_has_its_row() -> None:
    site = made_up_site()
    register = site.register
    ids = {name: [row["id"] for row in rows_of(site, name)] for name in ("agreements", "pledges", "follow-ups")}
    assert ids["agreements"] == sorted(register.agreements)
    assert sorted(ids["pledges"]) == sorted(register.pledges)
    assert ids["follow-ups"] == sorted(register.follow_ups)
    said = sum(len(follow_up.statements) for follow_up in register.follow_ups.values())
    assert len(rows_of(site, "statements")) == said
    changes = [change for change in site.contents.changes.every if change.amendment]
    assert len(rows_of(site, "amendments")) == len(changes)


def test_a_status_is_that_of_the_page() -> None:
    site = made_up_site()
    rows = rows_of(site, "pledges")
    assert {row["id"]: row["status"] for row in rows} == {
        full_id: facts.status.value for full_id, facts in site.contents.facts.pledges.items()
    }
    assert {row["status_on"] for row in rows} == {"2026-11-26"}


def test_dates_say_how_exactly_they_are_known() -> None:
    (row,) = rows_of(hostile_site(), "pledges")
    assert (row["period_start"], row["period_start_precision"]) == ("2021-01-01", "year")
    assert (row["period_end"], row["period_end_precision"]) == ("2021-12-31", "year")
    assert (row["last_report"], row["last_report_precision"]) == ("2022-01-31", "month")


def test_words_stand_as_signed_and_as_amended_and_can_be_had_back() -> None:
    (row,) = rows_of(hostile_site(), "pledges")
    assert as_it_was(row["wording_sv"]) == "+1"
    assert as_it_was(row["signed_wording_sv"]) == HOSTILE
    (amendment,) = rows_of(hostile_site(), "amendments")
    assert (as_it_was(amendment["wording_before_en"]), as_it_was(amendment["wording_after_en"])) == (HOSTILE, "-1")


def test_links_to_records_lead_to_their_pages_from_anywhere() -> None:
    site = site_of(
        more="amendments:\n  - id: a1\n    after: signed\n    kind: clarified\n    from: 2021-06\n"
        "    decided: {date: 2021-06, by: [polisen, exempelby-kommun]}\n"
        "    reason: {sv: 'Se [löftet](pledge:exempelby-2021/p1).', en: 'See [it](page:glossary).'}\n"
        "    now: {sv: 'Nya [ord](page:glossary).', en: New words.}",
        followups__2022_01_18_polisen_md="---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\n"
        "untranslated: [en]\npledges: {p1: fulfilled}\n---\nSe [löftet](pledge:exempelby-2021/p1).\n",
    )
    tables = "".join(files_of(site, "tables")[f"data/{name}.csv"].decode() for name in NAMES)
    assert "](pledge:" not in tables
    assert "](page:" not in tables
    (report,), (amendment,) = rows_of(site, "follow-ups"), rows_of(site, "amendments")
    assert report["text_sv"] == "Se [löftet](https://example.org/exempelby-2021/p1/)."
    assert amendment["reason_en"] == "See [it](https://example.org/en/ordlista/)."
    assert amendment["wording_after_sv"] == "Nya [ord](https://example.org/ordlista/)."


def test_an_agreement_is_called_what_its_page_is_called() -> None:
    """By the period that was signed, so that an amendment gives it no other name."""
    site = site_of(
        more="amendments:\n  - id: a1\n    after: signed\n    kind: extended\n    from: 2021-06\n"
        "    decided: {date: 2021-06, by: [polisen, exempelby-kommun], source: {title: Beslut}}\n"
        "    reason: {sv: Mer tid., en: More time.}\n    now: {period: 2021 to 2022}",
    )
    (agreement,) = rows_of(site, "agreements")
    assert (agreement["title_sv"], agreement["period_end"]) == ("Exempelby 2021", "2022-12-31")
    named = [one for one in inventory_names(site.editions["sv"]) if one[1] == "exempelby-2021"]
    assert named == [("label", "exempelby-2021", "exempelby-2021/", "Exempelby 2021")]


def test_a_missing_translation_is_no_text() -> None:
    (row,) = rows_of(hostile_site(), "follow-ups")
    assert row["text_sv"].startswith("'-1+1")
    assert row["text_en"] == ""


def test_a_part_of_a_number_tells_what_it_is_a_part_of() -> None:
    rows = rows_of(made_up_site(), "results")
    parts = [row for row in rows if row["part_of"]]
    whole = {(row["follow_up"], row["result"]) for row in rows if not row["part_of"]}
    assert parts
    assert {(part["follow_up"], part["part_of"]) for part in parts} <= whole


def test_numbers_without_a_unit_are_in_that_of_the_target() -> None:
    site = site_of(
        pledge="target: {at_least: 20, of: {sv: fotpatruller, en: foot patrols}}",
        followups__2022_01_18_polisen_md="---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\n"
        "untranslated: [en]\npledges: {p1: {verdict: fulfilled, result: about 21}}\n---\nHej.\n",
    )
    (row,) = rows_of(site, "results")
    assert (row["qualifier"], row["value"], row["unit_sv"], row["unit_en"]) == (
        "about",
        "21",
        "fotpatruller",
        "foot patrols",
    )


def test_numbers_that_were_corrected_do_not_count_and_are_compared_in_full() -> None:
    site = site_of(
        pledge="target: {at_least: 20, of: {sv: fotpatruller, en: foot patrols}}",
        followups__2022_01_18_polisen_md="---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\n"
        "untranslated: [en]\npledges: {p1: {verdict: fulfilled, result: {count: 21, before: about 9 of 10}}}\n"
        "other_results: {count: 7, of: {sv: möten, en: meetings}}\n---\nHej.\n",
        followups__2022_02_18_polisen_md="---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-02-18\n"
        "untranslated: [en]\ncorrects: 2022-01-18-polisen\nreason: Fel siffra.\n"
        "pledges: {p1: {verdict: not-fulfilled, result: 12}}\n---\nHej.\n",
    )
    rows = rows_of(site, "results")
    assert [(row["value"], row["counts"]) for row in rows] == [("21", "false"), ("7", ""), ("12", "true")]
    assert (rows[0]["compared_with"], rows[0]["compared_with_in_words_en"]) == ("9", "about 9 of 10")


def test_no_list_is_divided_where_a_name_has_a_semicolon() -> None:
    (row,) = rows_of(hostile_site(), "agreements")
    assert len(row["party_names_sv"].split(";")) == len(row["parties"].split(";")) == 2


@pytest.mark.parametrize("language", phrase_languages())
def test_every_column_is_explained_and_nothing_else(language: str) -> None:
    site = made_up_site()
    columns = {column.words for table in all_tables(site.editions, "") for column in table.columns}
    explained: Mapping[str, object] = phrases_of(language)["tables"]["column"]
    assert columns == set(explained)


def test_a_preview_has_no_tables() -> None:

    assert [name for name in site_as(replace(SETTINGS, shows_drafts=True)).chapters if name.startswith("files:")] == []


def test_two_builds_give_the_same_bytes() -> None:
    assert files_of(hostile_site.__wrapped__(), "tables") == files_of(hostile_site(), "tables")


def test_the_package_tells_its_licence_and_publisher_in_every_language() -> None:
    package = json.loads(files_of(made_up_site(), "tables")["data/datapackage.json"])
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert package["languages"] == ["sv", "en"]
    assert package["title"] == package["titles"]["sv"]
    assert set(package["titles"]) == {"sv", "en"}
    assert package["id"] == "https://example.org/data/datapackage.json"
