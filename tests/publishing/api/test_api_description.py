"""The description of the API is valid OpenAPI, and tells of every file at exactly one address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from pledgebook.publishing.api.schemas import PARTS, schemas
from pledgebook.publishing.site import Site
from tests.publishing.api.api_files import api_files, record
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, site_as, site_of

AMENDED = """amendments:
  - id: a1
    after: signed
    kind: clarified
    decided: {date: 2021-03-01, by: [polisen, exempelby-kommun]}
    reason: {sv: Otydligt., en: Unclear.}
    now: {title: {sv: Det nya, en: The new}}"""


def _sites() -> Iterator[Site]:
    yield made_up_site()
    yield site_of(more=AMENDED)
    yield site_as(SETTINGS)  # of no agreement


SITES = list(_sites())
each_site = pytest.mark.parametrize("site", SITES, ids=["made up", "small", "empty"])


@each_site
def test_it_is_valid(site: Site) -> None:
    OpenAPIV31SpecValidator(record(site, "openapi.json")).validate()


@each_site
def test_every_file_is_told_of_once(site: Site) -> None:
    paths = [re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) for path in record(site, "openapi.json")["paths"]]
    for file in api_files(site):
        assert len([path for path in paths if re.fullmatch(path, f"/{file}")]) == 1, file


def test_every_address_leads_to_a_file() -> None:
    """In a register with all shapes."""
    files = [f"/{file}" for site in SITES for file in api_files(site)]
    for path in record(made_up_site(), "openapi.json")["paths"]:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))
        assert any(re.fullmatch(pattern, file) for file in files), path


@each_site
def test_examples_are_files_of_the_register(site: Site) -> None:
    files = api_files(site)
    shown = list(_examples(record(site, "openapi.json")))
    assert len(shown) == {id(SITES[0]): 9, id(SITES[1]): 8, id(SITES[2]): 5}[id(site)]
    every = [json.loads(content) for path, content in files.items() if path.endswith(".json")]
    assert [path for path, example in shown if example not in every] == []


def _examples(description: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for path, found in description["paths"].items():
        for content in found["get"]["responses"]["200"]["content"].values():
            if "example" in content:
                yield path, content["example"]


def test_no_part_is_called_as_another() -> None:
    """In the description all stand beside each other."""
    parts = [name for schema in schemas().values() for name in schema.get("$defs", {})]
    names = [*parts, *(name for name in schemas() if name != PARTS)]
    assert len(set(names)) == len(names)
    assert set(record(made_up_site(), "openapi.json")["components"]["schemas"]) == set(names)


def test_everything_stands_in_one_file() -> None:
    text = api_files(made_up_site())["openapi.json"].decode()
    assert [one for one in re.findall(r'"\$ref": "([^"]*)"', text) if not one.startswith("#/components/")] == []
