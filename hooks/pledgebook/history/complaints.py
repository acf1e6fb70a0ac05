"""Undeclared changes as complaints to who made them: what was changed, and how it is said instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pledgebook.diagnostics.diagnostic import Diagnostic, Fact, Term, complaint
from pledgebook.history.field_names import field_as_written
from pledgebook.history.ready_block import ready_blocks
from pledgebook.history.undeclared_change import Change, Undeclared
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import REGISTER, Key, Record, Records


def complaints_of(
    problems: Iterable[Undeclared], earlier: Mapping[Key, Record], later: Records
) -> Iterator[Diagnostic]:
    """Each with the lines that say the change in the open, where they can be told."""
    found = tuple(problems)
    blocks = ready_blocks(found, earlier, later)
    for problem in found:
        yield replace(complaint_of(problem), block=blocks.get(problem, ""))


def complaint_of(problem: Undeclared) -> Diagnostic:
    """Which complaint it is depends on the record: each kind has its own way of saying that something changed."""
    record_id, field = problem.key.id or problem.key.kind, field_as_written(problem.field)
    facts: dict[str, Fact] = {
        "id": record_id,
        "field": field,
        "was": problem.was or Term.NOTHING,
        "now": problem.now or Term.NOTHING,
    }
    if problem.change is Change.DATED_AHEAD:
        return complaint("dated-ahead", problem.span, id=record_id, field=field, date=problem.now)
    if problem.change is Change.MERGED:
        return complaint("merge-on-linear-line", problem.span)
    if problem.change is Change.REDACTED:
        return complaint("redaction-takes-too-much", problem.span, id=record_id, field=field)
    steps = problem.field.split(".")
    is_gone = "redactions" in steps[-2:] and problem.change in (Change.VANISHED, Change.REMOVED)
    if problem.change is Change.RESTORED or is_gone:
        return complaint("redaction-undone", problem.span, id=record_id, field=field)
    if "redactions" in steps:
        return complaint("redaction-edited", problem.span, **facts)
    if problem.change is Change.VANISHED and not problem.field:
        return complaint("record-vanished", problem.span, id=record_id)
    if problem.change is Change.DRAFTED:
        return complaint("draft-again", problem.span, id=record_id)
    if problem.change is Change.VANISHED and problem.field.startswith("translations."):
        language = problem.field.rpartition(".")[2]
        return complaint("record-vanished", problem.span, id=f"{record_id}.{language}.md")
    if problem.digest:
        language = problem.field.rpartition(".")[2]
        return complaint("translation-edited", problem.span, id=record_id, language=language, digest=problem.digest)
    if problem.key.kind == RecordKind.FOLLOW_UP:
        return complaint("report-edited", problem.span, **facts)
    if problem.key.kind == REGISTER and problem.field.startswith("languages"):
        return complaint("languages-changed", problem.span, was=facts["was"], now=facts["now"])
    if problem.key.kind != RecordKind.AGREEMENT:
        return complaint("name-changed", problem.span, **facts)
    if problem.change is Change.TAKEN:
        return complaint("alias-was-an-id", problem.span, id=record_id, alias=problem.now)
    if "amendments" in steps:
        return complaint("amendment-edited", problem.span, **facts)
    if steps[0] == "pledges" and len(steps) == 2:
        slug = "pledge-vanished" if problem.change is Change.VANISHED else "pledge-joined-in-silence"
        return complaint(slug, problem.span, id=f"{record_id}/{steps[1]}")
    return complaint("signed-value-changed", problem.span, **facts)
