"""No report loses a problem or tells of it twice, whatever stands in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity, in_order, seen_from_root
from pledgebook.diagnostics.report_github import MOST_SHOWN, github_report
from pledgebook.diagnostics.report_gitlab import gitlab_report
from pledgebook.diagnostics.report_json import json_report
from pledgebook.diagnostics.report_junit import junit_report
from pledgebook.diagnostics.report_markdown import fitted, in_markdown
from pledgebook.diagnostics.report_sarif import sarif_report
from pledgebook.diagnostics.report_text import described, text_report
from tests.complaint_cases import LANGUAGES
from tests.diagnostics.github_reader import commands_in
from tests.diagnostics.made_diagnostics import made_diagnostics

LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.ADVICE}
KNOWN = ("fanns redan före ändringen", "was there before the change")

some_language = st.sampled_from(LANGUAGES)
a_list = st.lists(made_diagnostics(), max_size=30).map(in_order)
few_examples = settings(max_examples=60, deadline=None)


def numbers(diagnostics: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(one.code.number for one in diagnostics)


@given(a_list, some_language)
@few_examples
def test_text(diagnostics: Sequence[Diagnostic], language: str) -> None:
    report = text_report(diagnostics, language)
    assert all(described(one, language) in report for one in diagnostics)
    assert sum(len(described(one, language)) + 1 for one in diagnostics) <= len(report)


@given(a_list)
@few_examples
def test_json(diagnostics: Sequence[Diagnostic]) -> None:
    told = json.loads(json_report(diagnostics))["diagnostics"]
    assert Counter(one["code"] for one in told) == numbers(diagnostics)


@given(a_list, some_language)
@few_examples
def test_github(diagnostics: Sequence[Diagnostic], language: str) -> None:
    report = github_report(diagnostics, language)
    commands = commands_in(report)
    assert len(commands) == report.count("\n")
    for name, severity in LEVELS.items():
        expected = [one for one in diagnostics if one.severity is severity]
        told = [one for one in commands if one.name == name]
        shown = [one for one in told if "file" in one.properties]
        left = len(expected) - len(shown)
        assert len(shown) == min(len(expected), MOST_SHOWN)
        assert [int(one.properties["title"].split()[0]) for one in told if one not in shown] == [left][: left > 0]
        known = [one for one in shown if one.properties["title"].endswith(KNOWN)]
        assert len(known) == max(0, len(shown) - sum(one.is_caused is not False for one in expected))


@given(a_list, some_language)
@few_examples
def test_gitlab(diagnostics: Sequence[Diagnostic], language: str) -> None:
    told = json.loads(gitlab_report(diagnostics, language))
    assert Counter(one["check_name"].split()[0] for one in told) == numbers(diagnostics)
    assert len({one["fingerprint"] for one in told}) == len(told)


@given(a_list, some_language)
@few_examples
def test_sarif(diagnostics: Sequence[Diagnostic], language: str) -> None:
    (run,) = json.loads(sarif_report(diagnostics, language))["runs"]
    assert Counter(one["ruleId"] for one in run["results"]) == numbers(diagnostics)


@given(a_list, some_language)
@few_examples
def test_junit(diagnostics: Sequence[Diagnostic], language: str) -> None:
    report = junit_report(diagnostics, language, ["pledges.yaml"])
    (suite,) = JUnitXml.fromstring(report.encode())
    texts = "".join(part.text or "" for case in suite for part in case._elem)
    said = re.findall(r"^.*?:\d+:\d+: (?:fel|varning|råd|error|warning|advice)\[(\w+) ", texts, re.MULTILINE)
    assert Counter(said) == numbers(diagnostics)


@given(a_list, some_language)
@few_examples
def test_markdown(diagnostics: Sequence[Diagnostic], language: str) -> None:
    pieces = list(in_markdown(diagnostics, language, lambda span: None))
    assert len(pieces) == len(diagnostics)
    shown = fitted(pieces, 3_000, language)
    whole = [piece for piece in shown if piece in pieces]
    left = len(pieces) - len(whole)
    assert [re.search(r"\d+", piece) is not None for piece in shown[len(whole) :]] == [True][: left > 0]
    assert sum(map(len, whole)) <= 3_000


@given(st.lists(made_diagnostics(), max_size=10).map(in_order), st.integers(0, 50))
@few_examples
def test_fingerprints_survive_that_lines_move(diagnostics: Sequence[Diagnostic], lines: int) -> None:
    moved = [replace(one, span=one.span.offset(lines, 2)) for one in diagnostics]
    before, after = (json.loads(gitlab_report(each, "sv")) for each in (diagnostics, moved))
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]


@given(st.lists(made_diagnostics(), max_size=10).map(in_order))
@few_examples
def test_paths_from_the_root_change_nothing_else(diagnostics: Sequence[Diagnostic]) -> None:
    for before, after in zip(diagnostics, seen_from_root(diagnostics, "a/b/"), strict=True):
        assert after.span.path == f"a/b/{before.span.path}"
        assert (after.code, after.facts, after.is_caused) == (before.code, before.facts, before.is_caused)
