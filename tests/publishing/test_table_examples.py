"""What pages show of how to ask the tables runs as it stands, on tables that were built, and answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import frictionless
import pytest

from pledgebook.publishing.phrases import phrase_languages, phrases_of
from pledgebook.publishing.site import Site
from pledgebook.publishing.tables.data_package import TableFile, data_package
from pledgebook.publishing.tables.examples import Example, Tool, examples
from pledgebook.publishing.tables.parquet_file import FEWEST_PLEDGES, is_written, parquet_file
from pledgebook.publishing.tables.tables import all_tables
from tests.publishing.files_beside_pages import files_of, vara, written_into
from tests.publishing.made_up_site import made_up_site

ALL = [example.name for example in examples("", "sv", has_parquet=True)]
OF_CSV = [example.name for example in examples("", "sv", has_parquet=False)]


def example_called(name: str, folder: Path, language: str = "sv") -> Example:
    """The example with the folder in the place of the site's address."""
    every = examples(f"{folder}/", language, has_parquet=True)
    return next(example for example in every if example.name == name)


def answer(example: Example, folder: Path) -> str:
    if example.tool is Tool.DUCKDB:
        return str(duckdb.connect().execute(example.code).fetchall())
    program = folder / "asked.py"
    program.write_text(example.code, encoding="utf-8")
    ran = subprocess.run([sys.executable, str(program)], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the made-up register, as Parquet too, though it is small."""
    site = made_up_site()
    return written_into(tmp_path_factory.mktemp("tables"), {**files_of(site, "tables"), **as_parquet(site)})


def as_parquet(site: Site) -> dict[str, bytes]:
    tables = all_tables(site.editions, "https://example.org/")
    return {f"data/{table.name}.parquet": parquet_file(table, table.cells(site.contents)) for table in tables}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ALL)
def test_it_runs_and_answers(name: str, language: str, folder: Path) -> None:
    assert len(answer(example_called(name, folder, language), folder)) > 100


@pytest.mark.parametrize("site", [vara()], ids=["vara"])
@pytest.mark.parametrize("name", OF_CSV)
def test_it_runs_on_a_small_register_too(name: str, site: Site, tmp_path: Path) -> None:
    assert answer(example_called(name, written_into(tmp_path, files_of(site, "tables"))), tmp_path)


def test_statuses_are_counted_as_the_site_counts_them(folder: Path) -> None:
    example = example_called("status-by-area", folder)
    rows = duckdb.connect().execute(example.code).fetchall()
    every = [facts for facts in made_up_site().contents.facts.pledges.values() if len(facts.pledge.stands.areas) == 1]
    area = every[0].pledge.stands.areas[0].id
    agreements = made_up_site().register.agreements
    there = [
        facts
        for facts in made_up_site().contents.facts.pledges.values()
        if area in {one.id for one in facts.pledge.stands.areas or agreements[facts.pledge.agreement_id].stands.areas}
    ]
    assert sum(number for where, _, number in rows if where == area) == len(there)


def test_parquet_has_the_same_rows_with_types(folder: Path) -> None:
    for name in ("agreements", "pledges", "follow-ups", "statements", "results", "amendments"):
        of_csv = duckdb.read_csv(str(folder / "data" / f"{name}.csv"))
        of_parquet = duckdb.read_parquet(str(folder / "data" / f"{name}.parquet"))
        assert (of_csv.columns, len(of_csv)) == (of_parquet.columns, len(of_parquet))
    pledges = duckdb.read_parquet(str(folder / "data" / "pledges.parquet"))
    types = {name: str(kind) for name, kind in zip(pledges.columns, pledges.types, strict=True)}
    assert types["given_by"] == "VARCHAR[]"
    assert types["status_on"] == "DATE"
    assert types["target_at_least"] == "DOUBLE"
    assert types["is_conditional"] == "BOOLEAN"


def test_parquet_is_the_same_bytes_twice(folder: Path) -> None:
    again = as_parquet(made_up_site())
    assert len(again) == 6
    assert all((folder / path).read_bytes() == content for path, content in again.items())


def test_the_package_of_a_large_register_names_it_too(folder: Path) -> None:
    site = made_up_site()
    files = [
        TableFile(table, f"{table.name}.{ending}", ending, (folder / "data" / f"{table.name}.{ending}").read_bytes())
        for table in all_tables(site.editions, "https://example.org/")
        for ending in ("csv", "parquet")
    ]
    publisher = site.register.actors[site.register.publisher.id]
    package = data_package(site.editions, files, publisher, site.contents.today, "https://example.org/", "urn:x")
    (folder / "data" / "datapackage.json").write_text(package, encoding="utf-8")
    report = frictionless.validate(str(folder / "data" / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert len(report.tasks) == 12


def test_only_a_large_register_has_it() -> None:
    assert [is_written(number) for number in (FEWEST_PLEDGES - 1, FEWEST_PLEDGES)] == [False, True]


def test_a_small_register_has_no_parquet_and_nothing_names_it() -> None:
    files = files_of(vara(), "tables")
    assert [path for path in files if path.endswith(".parquet")] == []
    assert b"parquet" not in files["data/datapackage.json"]
    assert b"parquet" not in files_of(vara(), "catalogue")["data/catalog.ttl"]


def test_every_example_has_the_sites_own_addresses() -> None:
    for example in examples("https://example.org/vara/", "sv", has_parquet=True):
        assert "https://example.org/vara/data/pledges." in example.code
        assert "{" not in example.code.replace('dtype={"municipality_codes": str}', "")


@pytest.mark.parametrize("language", phrase_languages())
def test_every_example_is_explained(language: str) -> None:
    assert set(phrases_of(language)["tables"]["example"]) == {*ALL, "spreadsheet"}
