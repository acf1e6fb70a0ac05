"""An audit as text for people and as JSON for programs. It never says more than was proven."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date

from pledgebook.diagnostics.report_text import counted, described
from pledgebook.diagnostics.wording_file import wording
from pledgebook.history.audit import Audit, OddDay, Slip
from pledgebook.history.comparison import Comparison
from pledgebook.history.complaints import complaint_of
from pledgebook.history.field_names import field_as_written

# Changes only by addition while the version stays.
FORMAT_VERSION = 1

# Enough of an id to find the commit by.
_SHORT = 12


def audit_as_text(audit: Audit, compared: Sequence[Comparison], language: str, today: date) -> str:
    """The verdict first, then each slip with the commit that made it, then comparisons and what is not proven."""
    return "\n".join(_lines(audit, compared, language, today)) + "\n"


def _lines(audit: Audit, compared: Sequence[Comparison], language: str, today: date) -> Iterator[str]:
    say = wording(language)["audit"]
    facts = {
        "steps": counted(say["steps"], audit.steps),
        "slips": counted(say["slips"], len(audit.slips)),
        "opening": (audit.opening or "")[:_SHORT],
        "tip": audit.tip[:_SHORT],
        "root": audit.root[:_SHORT],
    }
    yield say[audit.verdict.value].format(**facts)
    for slip in audit.slips:
        yield ""
        yield from _slip(audit, slip, language)
    for commit, path in audit.unreadable:
        yield ""
        yield say["unreadable"].format(commit=commit[:_SHORT], path=path)
    for odd in audit.odd_days(today):
        yield ""
        yield say[_kind_of(odd)].format(commit=odd.commit[:_SHORT], day=odd.day, before=odd.before)
    yield ""
    yield say["line" if audit.opening else "line_unopened"].format(**facts)
    for one in compared:
        yield ""
        yield from _comparison(one, language)
    if not compared:
        yield say["not_proven"]
    yield say["not_true"]


def _kind_of(odd: OddDay) -> str:
    return "day_ahead" if odd.before is None else "day_backwards"


def _slip(audit: Audit, slip: Slip, language: str) -> Iterator[str]:
    say = wording(language)["audit"]
    yield say["slip"].format(commit=slip.commit, day=slip.entered.date().isoformat())
    yield described(complaint_of(slip.undeclared), language)
    if slip.mended_by is not None:
        yield f"    {say['mended'].format(commit=slip.mended_by[:_SHORT])}"
    yield f"    {say['is_explained' if audit.is_explained(slip) else 'is_not_explained']}"


def _comparison(one: Comparison, language: str) -> Iterator[str]:
    say, say_steps = wording(language)["audit"]["compared"], wording(language)["audit"]["steps"]
    commit = one.commit[:_SHORT] if one.commit else say["no_commit"]
    yield say[one.finding.value].format(what=one.with_what, commit=commit, steps=counted(say_steps, one.steps))
    if one.records:
        yield f"    {', '.join(one.records)}"


def audit_as_json(audit: Audit, compared: Sequence[Comparison], today: date) -> str:
    """One object, with the whole ids of commits and the verdict as a word that no language changes."""
    found = {
        "version": FORMAT_VERSION,
        "verdict": audit.verdict.value,
        "root": audit.root,
        "opening": audit.opening,
        "tip": audit.tip,
        "steps": audit.steps,
        "slips": [_slip_as_json(audit, slip) for slip in audit.slips],
        "unreadable": [{"commit": commit, "path": path} for commit, path in audit.unreadable],
        "compared": [{**asdict(one), "is_good": one.is_good} for one in compared],
        "odd_days": [
            {"commit": odd.commit, "kind": _kind_of(odd), "day": odd.day.isoformat()} for odd in audit.odd_days(today)
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _slip_as_json(audit: Audit, slip: Slip) -> dict[str, object]:
    problem = slip.undeclared
    return {
        "commit": slip.commit,
        "entered": slip.entered.isoformat(),
        "kind": problem.key.kind,
        "record": problem.key.id,
        "field": field_as_written(problem.field),
        "change": problem.change.value,
        "was": problem.was,
        "now": problem.now,
        "file": problem.span.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "mended_by": slip.mended_by,
        "is_explained": audit.is_explained(slip),
    }
