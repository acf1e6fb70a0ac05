"""Version 1 of the API changes only by addition: every version that was released still holds."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pledgebook.publishing.api.changelog import changelog, version_of_api
from pledgebook.publishing.phrases import phrase_languages
from tests.expected_files import expected
from tests.publishing.api.additions import structure, taken_back
from tests.publishing.api.api_files import record
from tests.publishing.small_site import site_of

Described = dict[str, Any]

RELEASED = Path(__file__).parent / "released"
VERSIONS = [one.number for one in changelog()]


def now() -> Described:
    return structure(record(site_of(), "openapi.json"))


def released(version: str) -> Described:
    found: Described = json.loads((RELEASED / f"{version}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("version", sorted(path.stem for path in RELEASED.iterdir()))
def test_what_was_released_still_holds(version: str) -> None:
    """Never bless this away: what does not pass here needs an address of its own, `api/v2/`."""
    assert list(taken_back(released(version), now())) == []


def test_what_is_new_is_told_of_in_the_changelog() -> None:
    """An addition is a new version in `changelog.yaml`; `make bless` then keeps it as it was released."""
    file = RELEASED / f"{version_of_api()}.json"
    text = json.dumps(now(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if file.is_file():
        assert file.read_text("utf-8") == text
    else:
        expected(file, text)


def test_the_changelog_is_in_order_and_in_all_languages() -> None:
    assert sorted(VERSIONS, key=_by_number, reverse=True) == VERSIONS
    assert {path.stem for path in RELEASED.iterdir()} == set(VERSIONS)
    for version in changelog():
        assert version.number.startswith("1.")
        assert version.what.keys() == set(phrase_languages())
        assert len({len(sentences) for sentences in version.what.values()}) == 1


def _by_number(version: str) -> list[int]:
    return list(map(int, version.split(".")))


def _pledge(description: Described) -> Described:
    pledge: Described = description["components"]["schemas"]["pledge"]
    return pledge


def a_field_goes(description: Described) -> None:
    del _pledge(description)["properties"]["added"]


def a_field_within_a_field_goes(description: Described) -> None:
    del _pledge(description)["properties"]["reports"]["items"]["properties"]["text"]


def a_field_may_be_left_out(description: Described) -> None:
    _pledge(description)["required"].remove("number")


def a_type_is_another(description: Described) -> None:
    _pledge(description)["properties"]["number"]["type"] = "string"


def a_type_is_wider(description: Described) -> None:
    _pledge(description)["properties"]["number"]["type"] = ["integer", "string"]


def a_code_goes(description: Described) -> None:
    description["components"]["schemas"]["status_code"]["enum"].remove("replaced")


def all_codes_are_allowed(description: Described) -> None:
    del description["components"]["schemas"]["status_code"]["enum"]


def a_field_refers_to_another_shape(description: Described) -> None:
    _pledge(description)["properties"]["agreement"]["$ref"] = "#/components/schemas/source"


def a_pattern_goes(description: Described) -> None:
    del description["components"]["schemas"]["partial_date"]["pattern"]


def items_are_others(description: Described) -> None:
    _pledge(description)["properties"]["amendments"]["items"] = {"type": "string"}


def texts_are_others(description: Described) -> None:
    description["components"]["schemas"]["text"]["additionalProperties"] = {"type": "object"}


def a_shape_goes(description: Described) -> None:
    del description["components"]["schemas"]["contact"]


def an_address_goes(description: Described) -> None:
    del description["paths"]["/pledges.ndjson"]


def an_address_holds_another_shape(description: Described) -> None:
    answer = description["paths"]["/pledges.json"]["get"]["responses"]["200"]
    answer["content"]["application/json"]["schema"]["$ref"] = "#/components/schemas/areas"


BREAKS: tuple[Callable[[Described], None], ...] = (
    a_field_goes,
    a_field_within_a_field_goes,
    a_field_may_be_left_out,
    a_type_is_another,
    a_type_is_wider,
    a_code_goes,
    all_codes_are_allowed,
    a_field_refers_to_another_shape,
    a_pattern_goes,
    items_are_others,
    texts_are_others,
    a_shape_goes,
    an_address_goes,
    an_address_holds_another_shape,
)


@pytest.mark.parametrize("breaks", BREAKS, ids=lambda breaks: breaks.__name__)
def test_what_breaks_a_promise_is_found(breaks: Callable[[Described], None]) -> None:
    before = now()
    after = copy.deepcopy(before)
    breaks(after)
    assert list(taken_back(before, after)) != []


def a_field_comes(description: Described) -> None:
    _pledge(description)["properties"]["more"] = {"type": "string"}


def a_field_is_always_there(description: Described) -> None:
    _pledge(description)["required"].append("changed")


def a_code_comes(description: Described) -> None:
    description["components"]["schemas"]["status_code"]["enum"].append("paused")


def an_address_comes(description: Described) -> None:
    description["paths"]["/meetings.json"] = description["paths"]["/pledges.json"]


@pytest.mark.parametrize(
    "adds", [a_field_comes, a_field_is_always_there, a_code_comes, an_address_comes], ids=lambda adds: adds.__name__
)
def test_an_addition_is_none(adds: Callable[[Described], None]) -> None:
    before = now()
    after = copy.deepcopy(before)
    adds(after)
    assert after != before
    assert list(taken_back(before, after)) == []
