"""A report for programs: JSON, with the words of every language beside codes, places and facts."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.wording_file import WORDING_LANGUAGES, headline, hint

FORMAT_VERSION = 1


def json_report(diagnostics: Iterable[Diagnostic]) -> str:
    """`{"version": 1, "diagnostics": [...]}`; changes only by addition while the version stays.

    `caused` is true or false where a change is looked at, and null where nobody can tell.
    """
    report = {"version": FORMAT_VERSION, "diagnostics": [_as_data(diagnostic) for diagnostic in diagnostics]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _as_data(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code.number,
        "slug": diagnostic.code.slug,
        "facts": dict(diagnostic.facts),
        "message": {language: headline(diagnostic, language) for language in WORDING_LANGUAGES},
        "hint": {language: hint(diagnostic, language) for language in WORDING_LANGUAGES},
        "block": diagnostic.block or None,
        "caused": diagnostic.is_caused,
    }
