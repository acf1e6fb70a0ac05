"""Every file of the API is as its schema says, with nothing in it that no schema tells of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from pledgebook.history.audit import Audit
from pledgebook.history.audited import AuditedHistory
from pledgebook.model.actor import ActorKind, AreaKind
from pledgebook.model.agreement import Better, EvidenceKind
from pledgebook.model.amendment import AmendmentKind
from pledgebook.model.count import Qualifier
from pledgebook.model.redaction import RemovalGround, RemovedKind
from pledgebook.model.target import Per
from pledgebook.model.target_outcome import TargetOutcome
from pledgebook.model.verdict import Status, Verdict
from pledgebook.publishing.api.collections import SHAPE_OF
from pledgebook.publishing.api.schemas import PARTS, schemas
from pledgebook.publishing.declared_changes import Family, OtherKind
from pledgebook.publishing.facts import PeriodState
from pledgebook.publishing.lateness import Late
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE
from tests.publishing.api.api_files import TODAY, api_files, schema_of, site_in_folder, strictly, troubles, validator
from tests.publishing.api.met_fields import all_fields, met_fields
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import AGREEMENT, SETTINGS, site_as, site_of
from tests.site_builds import REPOSITORY
from tests.test_cases import ALL_CASES, CASES

PARTS_OF = schemas()[PARTS]["$defs"]

CODES: Mapping[str, tuple[object, set[str]]] = {
    "verdict": (PARTS_OF["verdict"], {one.value for one in Verdict}),
    "status": (PARTS_OF["status_code"], {one.value for one in Status}),
    "qualifier": (PARTS_OF["count"]["properties"]["qualifier"], {one.value.replace(" ", "-") for one in Qualifier}),
    "per": (PARTS_OF["per"], {one.value for one in Per}),
    "amendment": (PARTS_OF["amendment_kind"], {one.value for one in AmendmentKind}),
    "change": (
        schemas()["change"]["properties"]["kind"],
        {one.value for one in AmendmentKind} | {one.value for one in OtherKind},
    ),
    "family": (PARTS_OF["family"], {one.value for one in Family}),
    "late": (PARTS_OF["late"], {one.value for one in Late}),
    "removed": (PARTS_OF["redaction"]["properties"]["what"], {one.value for one in RemovedKind}),
    "ground": (PARTS_OF["redaction"]["properties"]["ground"], {one.value for one in RemovalGround}),
    "party": (schemas()["party"]["properties"]["kind"], {one.value for one in ActorKind}),
    "area": (schemas()["area"]["properties"]["kind"], {one.value for one in AreaKind}),
    "outcome": (schemas()["pledge"]["properties"]["target_outcome"], {one.value for one in TargetOutcome}),
    "period": (
        schemas()["agreement"]["properties"]["period_state"],
        {one.value.replace("_", "-") for one in PeriodState},
    ),
    "evidence": (
        schemas()["agreement"]["properties"]["situation"]["properties"]["built_on"]["items"]["properties"]["kind"],
        {one.value for one in EvidenceKind},
    ),
    "better": (
        schemas()["agreement"]["properties"]["goals"]["items"]["properties"]["better"],
        {one.value for one in Better},
    ),
}


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])
    Draft202012Validator.check_schema(strictly(schemas()[name]))


def _parts(schema: object, way: str = "") -> Iterator[tuple[str, object]]:
    yield way, schema
    inner = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, part in inner:
        yield from _parts(part, f"{way}/{key}")


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_written_as_it_was_meant(name: str) -> None:
    """A comma in an explanation would cut it in two; and each shape and part says what it is."""
    every = list(_parts(schemas()[name]))
    assert [way for way, part in every if part is None] == []
    named = [part for way, part in every if way == "" or way.rpartition("/")[0] == "/$defs"]
    assert [part for part in named if not isinstance(part, dict) or not {"title", "description"} <= part.keys()] == []


@pytest.mark.parametrize("code", CODES)
def test_all_codes_are_told_of(code: str) -> None:
    schema, codes = CODES[code]
    assert isinstance(schema, dict)
    assert set(schema["enum"]) == codes


def test_every_file_of_the_made_up_register_is_as_its_schema_says() -> None:
    assert list(troubles(api_files(made_up_site()))) == []


def test_every_file_of_vara_is_as_its_schema_says() -> None:
    assert list(troubles(api_files(site_in_folder(REPOSITORY)))) == []


@pytest.mark.parametrize("case", ALL_CASES)
def test_every_file_of_a_real_case_is_as_its_schema_says(case: str) -> None:
    assert list(troubles(api_files(site_in_folder(CASES / case)))) == []


def test_every_file_of_a_small_register_and_of_an_empty_one_is_as_its_schema_says() -> None:
    assert list(troubles(api_files(site_of()))) == []
    assert list(troubles(api_files(site_as(SETTINGS)))) == []


def test_collections_hold_what_stands_in_the_files_of_their_records() -> None:
    files = api_files(made_up_site())
    for collection in SHAPE_OF:
        whole = json.loads(files[f"{collection}.json"])
        lines = files[f"{collection}.ndjson"].decode().split("\n")
        assert lines.pop() == ""
        assert list(map(json.loads, lines)) == whole["items"]
        assert whole["count"] == len(lines)
        if collection != "changes":
            paths = [f"{collection}/{one['id']}.json" for one in whole["items"]]
            # Where a record lay before, it still lies, but it is told of once.
            earlier = {
                f"{collection}/{one}.json" for record in whole["items"] for one in record.get("earlier_addresses", ())
            }
            assert [path for path in files if path.startswith(f"{collection}/") and path not in earlier] == paths
            assert [files[path].decode() for path in paths] == [f"{line}\n" for line in lines]


def test_what_no_schema_tells_of_would_be_found() -> None:
    files = api_files(made_up_site())
    pledge = json.loads(next(text for path, text in files.items() if path.startswith("pledges/")))
    assert list(validator("pledge").iter_errors(pledge)) == []
    for wrong in (
        {**pledge, "more": 1},
        {name: value for name, value in pledge.items() if name != "status"},
        {**pledge, "status": {**pledge["status"], "code": "kept"}},
        {**pledge, "as_signed": {**pledge["as_signed"], "more": 1}},
    ):
        assert list(validator("pledge").iter_errors(wrong)) != []


def test_the_published_schemas_name_their_own_address() -> None:
    for path, content in api_files(site_of()).items():
        if path.startswith("schema/"):
            assert json.loads(content)["$id"] == f"https://example.org/api/v1/{path}"


CHANGED = """amendments:
  - id: a1
    after: signed
    kind: parties-changed
    decided: {date: 2022-03-01, by: [polisen, exempelby-kommun, foreningen], source: {title: Protokoll}}
    reason: {sv: Fler ville vara med., en: More wanted to join.}
    now: {by: [polisen, exempelby-kommun, foreningen]}"""
RENAMED = ", renamed: [{date: 2022-01-01, sv: Nya Exempelby}]"


def _with_the_rest() -> Site:
    """What the made-up register and Vara lack: an area that was renamed, other parties, and a history."""
    audit = Audit("1" * 40, "2" * 40, "3" * 40, 4, (), frozenset(), (), ())
    names = ("exempelby-2021", "exempelby-2021/p1", "exempelby-2021#a1", "2022-01-18-polisen")
    history = AuditedHistory(audit, TODAY, dict.fromkeys(names, TODAY), is_of_these_records=True)
    texts = {
        REGISTER_FILE: BASE.read_text("utf-8").replace("sv: Exempelby}", f"sv: Exempelby{RENAMED}}}"),
        "pledges/exempelby-2021.yaml": AGREEMENT.format(more=CHANGED, pledge=""),
        "followups/2022-01-18-polisen.md": "---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\n"
        "untranslated: [en]\nsources: [{title: Rapport}]\npledges: {p1: fulfilled}\n---\n",
    }
    files = tuple(SourceFile(path, text.encode()) for path, text in texts.items())
    return site_as(replace(SETTINGS, history=history), RecordFolder(files))


def test_every_field_of_the_schemas_is_met_somewhere() -> None:
    """A field that no file has could be told of in any way."""
    met: set[str] = set()
    for site in (made_up_site(), site_in_folder(REPOSITORY), _with_the_rest()):
        for path, content in api_files(site).items():
            if path.endswith(".json") and (name := schema_of(path)):
                met |= met_fields(json.loads(content), name)
    assert all_fields() - met == set()
