"""What is taken out of published records by law: which texts it can be, and how a whole history with it is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.history.audit import Audit, Verdict
from pledgebook.history.audit_report import audit_as_json, audit_as_text
from pledgebook.history.field_names import field_as_written
from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import published_records
from pledgebook.model.redactable import redactable
from pledgebook.model.register import Register
from pledgebook.past import walk_to
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.git_repository import Repository
from pledgebook.reading.source_text import SourceFile
from tests.history.told_history import AGREEMENT, OPENED, REPORT, SIGNED, ToldHistory
from tests.small_register import TODAY

NAMED = SIGNED.replace("Två dialogmöten.", "Två dialogmöten med Någon Påhittad, 070-000 00 00.")
ENTRY = "{{id: {id}, field: {field}, date: 2022-05-04, what: personal-data, ground: gdpr-17, decided: {{by: polisen}}}}"
REDACTED = NAMED.replace("Någon Påhittad, 070", "[[redacted:r1]], 070")
TAKEN_OUT = f"{REDACTED}    redactions:\n      - {ENTRY.format(id='r1', field='sv')}\n"
REPORTED = """---
agreement: exempelby-2021
by: polisen
date: 2022-01-18
untranslated: [en]
sources: [{title: Polisens rapport, quote: Så sade Någon Påhittad.}]
pledges: {p1: {verdict: fulfilled, result: 22}}
---
Så gick det, säger Någon Påhittad.
"""

# Every kind of text that can be redacted, each in its own words.
RICH_AGREEMENT = """areas: exempelby
parties: [polisen, exempelby-kommun]
period: 2021
untranslated: [en]
sv: Ord a.
title: Ord b.
documents: [{title: Ord c., quote: Ord d., note: Fri text.}]
under: {title: Ord f.}
signatories: [{party: polisen, sv: Ord g.}]
situation:
  sv: Ord h.
  built_on: [{kind: survey, sv: Ord i., sources: [{title: Ord j.}]}]
focus: {trafik: {sv: Ord k., about: Ord l.}}
not_chosen: [{sv: Ord m.}]
goals: {lugn: {sv: Ord n.}}
reporting: {due: 2022-03, sv: Ord o.}
amendments:
  - id: a1
    after: signed
    kind: extended
    from: 2021-03-01
    decided: {date: 2021-03-01, by: [{party: polisen, role: Ord p.}], source: {title: Ord q.}}
    reason: Ord r.
    now: {period: 2021 to 2022}
pledges:
  p1:
    by: polisen
    sv: Ord s.
    title: Ord t.
    other_wordings: [{title: Ord u.}]
    added: {date: 2021-02-01, reason: Ord v., decided: {by: {party: polisen, role: Ord w.}}, source: {title: Ord x.}}
    amendments:
      - id: a1
        after: signed
        kind: transcription
        entered: 2021-03-01
        source: {title: Ord y.}
        now: {sv: Ord z., title: Ord A.}
      - id: a2
        after: a1
        kind: moved
        decided: {by: polisen}
        reason: Ord B.
        to: {title: Ord C.}
"""
RICH_REPORT = """---
agreement: exempelby-2021
by: polisen
date: 2022-01-18
untranslated: [en]
corrects: 2022-01-17-polisen
reason: Ord a.
forum: Ord b.
sources: [{title: Ord c.}]
pledges: {p1: {verdict: fulfilled, result: {count: 2, of: turer, caveat: Ord d.}, sources: [{title: Ord e.}]}}
other_results: [{count: 3, of: turer, caveat: Ord f.}]
typos: [{entered: 2022-02-01, was: Ord xx, now: Ord yy}]
---
# Ord g.

Ord h. Ord xx.

## p1

Ord i.
"""


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.commit({"pledges.yaml": OPENED, AGREEMENT: NAMED, REPORT: REPORTED})
    return told


def audit_of(history: ToldHistory) -> Audit:
    with Repository.open(history.folder) as repository:
        return walk_to(repository, repository.resolve("HEAD")).result()


def slips(history: ToldHistory) -> list[tuple[str, str, str]]:
    return [(s.commit, s.undeclared.field, s.undeclared.change.value) for s in audit_of(history).slips]


def told_in_all_forms(audit: Audit) -> str:
    texts = [audit_as_text(audit, (), language, today=TODAY) for language in ("sv", "en")]
    return audit_as_json(audit, (), today=TODAY) + "".join(texts)


def test_a_name_taken_out_with_an_entry_is_a_lawful_change(history: ToldHistory) -> None:
    history.commit({AGREEMENT: TAKEN_OUT})
    redacted = REPORTED.replace("säger Någon Påhittad", "säger [[redacted:r1]]").replace(
        "Så sade Någon Påhittad", "Så sade [[redacted:r2]]"
    )
    entries = (
        f"redactions: [{ENTRY.format(id='r1', field='body.sv')}, {ENTRY.format(id='r2', field='sources.1.quote')}]"
    )
    history.commit({REPORT: redacted.replace("---\nSå", f"{entries}\n---\nSå")})
    assert audit_of(history).verdict is Verdict.CLEAN


@pytest.mark.parametrize(
    ("text", "field", "change"),
    [
        (TAKEN_OUT.replace("field: sv", "field: title.sv"), "pledges.p2.wording.sv", "redacted"),
        (REDACTED, "pledges.p2.wording.sv", "redacted"),
        (TAKEN_OUT.replace("Två dialogmöten", "Ett dialogmöte"), "pledges.p2.wording.sv", "redacted"),
        (TAKEN_OUT.replace(", 070-000 00 00", ""), "pledges.p2.wording.sv", "redacted"),
        (TAKEN_OUT.replace("at_least: 20", "at_least: 2"), "pledges.p1.target.at_least", "changed"),
    ],
)
def test_more_than_that_is_found_in_its_commit(history: ToldHistory, text: str, field: str, change: str) -> None:
    commit = history.commit({AGREEMENT: text})
    assert slips(history) == [(commit, field, change)]


def test_what_was_removed_may_neither_come_back_nor_its_entry_change(history: ToldHistory) -> None:
    history.commit({AGREEMENT: TAKEN_OUT})
    edited = history.commit({AGREEMENT: TAKEN_OUT.replace("gdpr-17", "court-order")})
    undone = history.commit({AGREEMENT: NAMED})
    assert slips(history) == [
        (edited, "pledges.p2.redactions.r1.ground", "changed"),
        (undone, "pledges.p2.wording.sv", "restored"),
        (undone, "pledges.p2.redactions", "removed"),
    ]


def test_an_urgent_removal_is_confirmed_once(history: ToldHistory) -> None:
    urgent = TAKEN_OUT.replace("{by: polisen}", "{by: polisen, urgent: true}")
    confirmed = urgent.replace("urgent: true}", "urgent: true}, confirmed: {date: 2022-05-10, by: exempelby-kommun}")
    history.commit({AGREEMENT: urgent})
    history.commit({AGREEMENT: confirmed})
    assert audit_of(history).verdict is Verdict.CLEAN
    again = history.commit({AGREEMENT: confirmed.replace("2022-05-10", "2022-05-11")})
    assert slips(history) == [(again, "pledges.p2.redactions.r1.confirmed.date", "changed")]


def test_no_report_of_the_history_says_what_was_removed(history: ToldHistory) -> None:
    history.commit({AGREEMENT: TAKEN_OUT.replace("Två dialogmöten", "Ett dialogmöte")})
    history.commit({AGREEMENT: TAKEN_OUT})
    history.commit({AGREEMENT: NAMED})
    history.commit({AGREEMENT: TAKEN_OUT})
    audit = audit_of(history)
    assert len(audit.slips) == 3
    assert "Påhittad" not in told_in_all_forms(audit)


def test_a_slip_from_before_no_longer_tells_the_words_that_were_removed_since(history: ToldHistory) -> None:
    changed = history.commit({AGREEMENT: NAMED.replace("Två dialogmöten med", "Ett dialogmöte med")})
    gone = history.commit({AGREEMENT: NAMED[: NAMED.index("  p2:")]})
    history.commit({AGREEMENT: NAMED})
    assert "Påhittad" in told_in_all_forms(audit_of(history))
    history.commit({AGREEMENT: TAKEN_OUT})
    assert slips(history) == [(changed, "pledges.p2.wording.sv", "changed"), (gone, "pledges.p2", "vanished")]
    assert "Påhittad" not in told_in_all_forms(audit_of(history))


def rich(agreement: str, report: str) -> Register:
    first = RICH_REPORT.replace("corrects: 2022-01-17-polisen\nreason: Ord a.\n", "").replace(
        "2022-01-18", "2022-01-17"
    )
    texts = {
        REGISTER_FILE: OPENED,
        AGREEMENT: agreement,
        REPORT: report,
        "followups/2022-01-17-polisen.md": first,
    }
    found = check(RecordFolder(tuple(SourceFile(p, t.encode()) for p, t in texts.items())), TODAY).register
    assert found is not None
    assert len(found.follow_ups) == 2
    return found


def ways(register: Register) -> dict[str, str]:
    """The words of every text that can be redacted, by the way to it from the outermost record."""
    (agreement,) = register.agreements.values()
    found = {text.way: text.words for text in redactable(agreement)}
    for pledge in agreement.pledges:
        found |= {f"pledges.{pledge.id}.{text.way}": text.words for text in redactable(pledge)}
    report = register.follow_ups["2022-01-18-polisen"]
    return found | {f"report {text.way}": text.words for text in redactable(report)}


def test_the_way_to_a_text_is_the_one_that_complaints_of_its_change_name() -> None:
    """So nothing can be redacted under another name than that under which it is frozen."""
    before = rich(RICH_AGREEMENT, RICH_REPORT)
    after = rich(RICH_AGREEMENT.replace("Ord ", "Nya ord "), RICH_REPORT.replace("Ord ", "Nya ord "))
    problems = undeclared(published_records(before), published_records(after))
    told = {
        ("report " if problem.key.kind == "follow-up" else "") + field_as_written(problem.field)
        for problem in problems
        if problem.key.id != "2022-01-17-polisen"
    }
    assert {way for way, words in ways(before).items() if "Ord " in words} == told
    assert len(told) == 39
