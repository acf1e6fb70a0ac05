"""A report for GitLab: Code Quality, which a merge request shows beside its lines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity
from pledgebook.diagnostics.fingerprints import fingerprints
from pledgebook.diagnostics.known_before import by_cause
from pledgebook.diagnostics.wording_file import headline, hint

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def gitlab_report(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """GitLab itself tells new from old, by the fingerprints of the branch that is merged into."""
    in_turn = by_cause(diagnostics).most_urgent_first
    told = [
        {
            "description": f"{headline(one, language)}. {hint(one, language)}",
            "check_name": f"{one.code.number} {one.code.slug}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": one.span.path, "lines": {"begin": one.span.line}},
        }
        for one, fingerprint in zip(in_turn, fingerprints(in_turn), strict=True)
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
