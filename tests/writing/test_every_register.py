"""Every register in this repository says the same in canonical form, and nothing of its history is another."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import published_records
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder, read_folder
from pledgebook.reading.source_text import SourceFile
from pledgebook.writing.canonical_form import canonical_bytes, is_record_file, languages_in
from pledgebook.writing.same_content import is_same_register
from tests.complaint_cases import CASES as COMPLAINTS
from tests.complaint_cases import case_paths, read_case
from tests.history.random_edits import HONEST, KOMMUN, START, Edit, Told
from tests.history.told_history import OPENED
from tests.small_register import TODAY
from tests.writing.odd_yaml import OddWriter

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "hooks" / "pledgebook" / "schema" / "meaning" / "example"
HISTORY = ROOT / "tests" / "history" / "register"
REGISTERS = [ROOT, EXAMPLE, HISTORY, COMPLAINTS / "base", *sorted((ROOT / "tests" / "cases").iterdir())]


def formatted(records: RecordFolder) -> RecordFolder:
    """Every file that can be read, in canonical form."""
    register = next((file for file in records.files if file.path == REGISTER_FILE), None)
    languages = languages_in(register) if register else ()
    return replace(records, files=tuple(in_form(file, languages) for file in records.files))


def in_form(file: SourceFile, languages: tuple[str, ...]) -> SourceFile:
    written = canonical_bytes(file, languages)[0] if is_record_file(file.path) else None
    return file if written is None else SourceFile(file.path, written)


def assert_same(before: RecordFolder, after: RecordFolder) -> None:
    first, second = check(before, TODAY), check(after, TODAY)
    assert is_same_register(first.register, second.register)
    assert sorted(d.code.slug for d in first.diagnostics) == sorted(d.code.slug for d in second.diagnostics)
    if first.register is not None and second.register is not None:
        then, now = published_records(first.register), published_records(second.register)
        assert [*undeclared(then, now)] == []
        assert [*undeclared(now, then)] == []


@pytest.mark.parametrize("folder", REGISTERS, ids=lambda path: path.name)
def test_a_register_says_the_same_in_canonical_form(folder: Path) -> None:
    before = read_folder(folder)
    after = formatted(before)
    assert_same(before, after)
    assert formatted(after) == after
    assert comments(after) == comments(before)


def comments(records: RecordFolder) -> list[str]:
    """Of the YAML files, by a pattern of its own: these records have no ` #` in their texts."""
    yaml = [file.content.decode() for file in records.files if file.path.endswith(".yaml")]
    return sorted(found.strip() for text in yaml for found in re.findall(r"(?:^| )#[^\n]*", text, re.MULTILINE))


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_what_is_complained_about_is_so_in_canonical_form(path: Path) -> None:
    before = read_case(path).records
    after = formatted(before)
    assert_same(before, after)
    assert formatted(after) == after


@pytest.mark.parametrize("folder", [ROOT, EXAMPLE, COMPLAINTS / "base"], ids=lambda path: path.name)
def test_the_records_of_this_repository_are_in_canonical_form(folder: Path) -> None:
    """If not: `make fmt`."""
    records = read_folder(folder)
    pairs = zip(records.files, formatted(records).files, strict=True)
    assert [file.path for file, form in pairs if file != form] == []


@cache
def register_with_actors(told: str) -> str:
    actors = "".join(f"  {name}: {json.dumps(facts, ensure_ascii=False)}\n" for name, facts in json.loads(told).items())
    return OPENED.replace(KOMMUN, actors)


def oddly_written(told: Told, seed: int) -> RecordFolder:
    writer = OddWriter(seed)
    files = {
        REGISTER_FILE: register_with_actors(json.dumps(told["actors"])),
        "pledges/exempelby-2021.yaml": writer.text(told["agreement"]),
    }
    for name, facts in told["reports"].items():
        files[f"followups/{name}.md"] = (
            f"---\n{writer.text(facts)}\n---\n\nSå gick det.  \nOch så.\n\n\n## p1 \nBra. \n"
        )
    for name, one in told["english"].items():
        front = f"---\n{writer.text({'revised': one['revised']})}\n---\n" if one["revised"] else ""
        files[f"followups/{name}.en.md"] = f"{front}\n\n{one['text']} \n\n\n## p1\nGood.\n"
    return RecordFolder(tuple(SourceFile(path, files[path].encode()) for path in sorted(files)))


def edited(edits: list[Edit]) -> Told:
    told = copy.deepcopy(START)
    for number, edit in enumerate(edits, start=1):
        edit(told, number)
    return told


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(HONEST), max_size=8).map(edited), st.integers(0, 2**32))
def test_records_of_any_history_say_the_same_however_they_were_written(told: Told, seed: int) -> None:
    before = oddly_written(told, seed)
    after = formatted(before)
    assert before != after
    register = check(before, TODAY).register
    assert register is not None
    assert set(register.agreements) == {"exempelby-2021"}
    assert set(register.follow_ups) == set(told["reports"])
    assert_same(before, after)
    assert formatted(after) == after
