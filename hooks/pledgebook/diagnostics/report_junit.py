"""A report as a test result in JUnit's XML, which nearly every CI shows: each file is a test."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.known_before import by_cause
from pledgebook.diagnostics.report_text import described, summary

# What no XML 1.0 may hold, however it is escaped.
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def junit_report(diagnostics: Iterable[Diagnostic], language: str, files: Iterable[str]) -> str:
    """Files without an error pass. All errors of a file are one failure, for readers that take the first alone."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in by_cause(diagnostics).most_urgent_first:
        found[one.span.path].append(one)
    suite = ElementTree.Element("testsuite", name="Pledgebook")
    failed = 0
    for path in sorted({*files, *found}):
        case = ElementTree.SubElement(suite, "testcase", classname="Pledgebook", name=_clean(path), file=_clean(path))
        errors = [one for one in found[path] if one.severity is Severity.ERROR]
        others = [one for one in found[path] if one.severity is not Severity.ERROR]
        if errors:
            failed += 1
            failure = ElementTree.SubElement(case, "failure", message=summary(errors, 1, language), type="error")
            failure.text = _described(errors, language)
        if others:
            ElementTree.SubElement(case, "system-out").text = _described(others, language)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failed))
    suite.set("errors", "0")
    ElementTree.indent(suite)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(suite, encoding="unicode")}\n'


def _described(diagnostics: Sequence[Diagnostic], language: str) -> str:
    return _clean("".join(f"{described(one, language)}\n" for one in diagnostics))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("�", text)
