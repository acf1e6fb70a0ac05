"""What a later state may and may not do to an earlier one: frozen, appended, filled in, never gone."""

from __future__ import annotations

import pytest

from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import published_records
from pledgebook.model.register import Register
from pledgebook.reading.source_text import SourceFile
from tests.small_register import AGREEMENT_ID, read_register, register_with

AMENDMENT = """
  - id: {id}
    after: {after}
    kind: clarified
    from: 2021-0{month}-01
    decided: {{date: 2021-0{month}-01, by: polisen}}
    reason: Oklart.
    now: {{sv: Minst 20 fotpatruller i {where}.}}
"""
A1 = AMENDMENT.format(id="a1", after="signed", month=3, where="centrum")
A2 = AMENDMENT.format(id="a2", after="a1", month=4, where="centrum och norr")


def signed(pledge: str = "by: polisen", agreement: str = "period: 2021", others: str = "") -> Register:
    return register_with(pledge=pledge, agreement=agreement, others=others)


def reported(front: str, body: str = "Så gick det.", english: str = "", name: str = "2022-01-18-polisen") -> Register:
    """The register with one follow-up."""
    untranslated = "" if english else "untranslated: [en]\n"
    text = f"---\nagreement: {AGREEMENT_ID}\nby: polisen\ndate: 2022-01-18\n{untranslated}{front}\n---\n{body}\n"
    files = [SourceFile(f"followups/{name}.md", text.encode())]
    if english:
        files.append(SourceFile(f"followups/{name}.en.md", f"{english}\n".encode()))
    agreement = (
        "areas: exempelby\nparties: [polisen, exempelby-kommun]\nuntranslated: [en]\nperiod: 2021\n"
        "pledges: {p1: {by: polisen, sv: Minst 20 fotpatruller., target: {at_least: 20, of: turer}}}\n"
    )
    return read_register([SourceFile(f"pledges/{AGREEMENT_ID}.yaml", agreement.encode()), *files])


def told(earlier: Register, later: Register, *, may_interleave: bool = False) -> list[tuple[str, str]]:
    """The fields and what happened to them."""
    found = undeclared(published_records(earlier), published_records(later), may_interleave=may_interleave)
    return [(problem.field, problem.change.value) for problem in found]


@pytest.mark.parametrize(
    ("before", "after", "field", "change"),
    [
        ("by: polisen", "by: exempelby-kommun", "pledges.p1.by.1", "changed"),
        ("by: polisen", "by: [polisen, exempelby-kommun]", "pledges.p1.by", "added"),
        ("by: [polisen, exempelby-kommun]", "by: polisen", "pledges.p1.by", "removed"),
        ("by: polisen", "by: polisen\ntarget: {at_least: 2, of: turer}", "pledges.p1.target", "added"),
        (
            "target: {at_least: 20, of: turer}",
            "target: {at_least: 2, of: turer}",
            "pledges.p1.target.at_least",
            "changed",
        ),
        ("target: {at_least: 2, of: turer}", "target: {up_to: 2, of: turer}", "pledges.p1.target.at_least", "removed"),
        ("by: polisen", "by: polisen\nconditional: true", "pledges.p1.is_conditional", "changed"),
        ("by: polisen", "by: polisen\ntitle: Patruller", "pledges.p1.title", "added"),
    ],
)
def test_what_was_promised_stays(before: str, after: str, field: str, change: str) -> None:
    lines = [line if "by:" in line else f"by: polisen\n{line}" for line in (before, after)]
    assert (field, change) in told(signed(lines[0]), signed(lines[1]))


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("period: 2021", "period: 2021-01-01 to 2021-12-31", "period"),
        ("period: 2021", "period: 2021 to open", "period"),
        (
            "period: 2021\nreporting: {due: every 4 months}",
            "period: 2021\nreporting: {due: every 12 months}",
            "reporting.every",
        ),
        ("period: 2021\ntranscription: summary", "period: 2021", "is_summary"),
    ],
)
def test_when_and_how_it_was_signed_stays(before: str, after: str, field: str) -> None:
    assert told(signed(agreement=before), signed(agreement=after)) == [(field, "changed")]


def test_the_wording_stays_to_the_letter() -> None:
    later = register_with()
    assert told(signed(), later) == []
    text = (
        "areas: exempelby\nparties: [polisen, exempelby-kommun]\nuntranslated: [en]\nperiod: 2021\n"
        "pledges: {p1: {by: polisen, sv: Minst 2 fotpatruller.}}\n"
    )
    reworded = read_register([SourceFile(f"pledges/{AGREEMENT_ID}.yaml", text.encode())])
    assert told(signed(), reworded) == [("pledges.p1.wording.sv", "changed")]


def test_another_way_of_writing_the_same_is_no_change() -> None:
    one = 'by: polisen\ntitle: "Vi lovar – minst 20"\ntarget: {at_least: 20, of: turer}'
    other = "title: >-\n  Vi  lovar - minst\n  20\ntarget:\n  of: turer\n  at_least: 20\nby: [polisen]"
    assert told(signed(one), signed(other)) == []


def test_a_pledge_may_not_vanish_nor_join_in_silence() -> None:
    second = "p2:\n  by: polisen\n  sv: Fler.\n"
    assert told(signed(others=second), signed()) == [("pledges.p2", "vanished")]
    assert told(signed(), signed(others=second)) == [("pledges.p2", "added")]
    said = second + "  added: {date: 2021-05-01, reason: Behövdes., decided: {by: polisen}}\n"
    assert told(signed(), signed(others=said)) == []


def test_a_list_that_was_known_not_to_be_whole_may_be_filled_and_then_is_closed() -> None:
    second = "p2:\n  by: polisen\n  sv: Fler.\n"
    partial = signed(agreement="period: 2021\nincomplete: true")
    assert told(partial, signed(others=second)) == []
    assert told(signed(), partial) == [("is_incomplete", "changed")]


def test_amendments_are_appended_in_order_and_stay() -> None:
    none, one, two = (
        signed(f"by: polisen\namendments:{list_}" if list_ else "by: polisen") for list_ in ("", A1, A1 + A2)
    )
    assert told(none, one) == told(one, two) == told(none, two) == []
    assert told(two, one) == [("pledges.p1.amendments.a2", "vanished")]
    other = signed(f"by: polisen\namendments:{A1.replace('Oklart', 'Billigare')}")
    assert told(one, other) == [("pledges.p1.amendments.a1.reason.sv", "changed")]


def test_what_was_not_known_may_be_filled_in_once() -> None:
    filled = "period: 2021\nsigned: 2021-02-01"
    assert told(signed(), signed(agreement=filled)) == []
    assert told(signed(agreement=filled), signed(agreement="period: 2021\nsigned: 2021-02-02")) == [
        ("signed", "changed")
    ]
    assert told(signed(agreement=filled), signed()) == [("signed", "removed")]


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("pledges: {p1: in-progress}", "pledges: {p1: not-started}", "statements.p1.verdict"),
        ("pledges: {p1: {result: 20}}", "pledges: {p1: {result: 21}}", "statements.p1.results.1.count"),
        ("pledges: {p1: {result: about 20}}", "pledges: {p1: {result: 20}}", "statements.p1.results.1.count"),
    ],
)
def test_a_report_is_never_edited(before: str, after: str, field: str) -> None:
    assert told(reported(before), reported(after)) == [(field, "changed")]


def test_a_report_may_not_vanish_and_its_words_stay() -> None:
    report = reported("pledges: {p1: {result: 20}}")
    assert ("", "vanished") in told(report, signed())
    assert told(report, reported("pledges: {p1: {result: 20}}", "Så gick det inte.")) == [("body.sv", "changed")]


def test_the_translation_of_a_report_may_come_but_not_go() -> None:
    front = "pledges: {p1: {result: 20}}"
    none, first = reported(front), reported(front, english="It went.")
    assert told(none, first) == []
    assert told(first, none) == [("translations.en", "vanished")]


def test_a_typing_mistake_in_a_report_is_mended_by_saying_so() -> None:
    front = "pledges: {p1: {result: 20}}"
    wrong = reported(front, "Så gick dett.")
    mended = reported(f"{front}\ntypos: [{{entered: 2022-02-01, was: dett, now: det}}]", "Så gick dett.")
    assert told(wrong, mended) == []
    assert told(mended, wrong) == [("typos", "removed"), ("body.sv", "changed")]
    assert told(wrong, reported(front, "Så gick det.")) == [("body.sv", "changed")]


def test_a_draft_is_not_frozen_and_what_is_published_does_not_become_one() -> None:
    draft = signed(agreement="period: 2021\ndraft: true")
    assert told(draft, signed(agreement="period: 2020\ndraft: true")) == []
    assert told(draft, signed()) == []
    assert told(signed(), draft) == [("", "vanished")]


def test_a_merge_may_hold_the_entries_of_both_sides() -> None:
    branch = signed(f"by: polisen\namendments:{A1.replace('a1', 'b1')}")
    second = A1.replace("a1", "b1").replace("after: signed", "after: a1")
    merged = signed(f"by: polisen\namendments:{A1.replace('centrum', 'norr')}{second}")
    assert ("pledges.p1.amendments", "reordered") in told(branch, merged)
    assert ("pledges.p1.amendments", "reordered") not in told(branch, merged, may_interleave=True)


SUM = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
OTHER_SUM = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
MOVE = "{date: 2024-03-01, url: https://example.org/b}"
LATER_MOVE = "{date: 2025-03-01, url: https://example.org/c}"


def cited(more: str = "", url: str = "https://example.org/a") -> Register:
    return signed(agreement=f"period: 2021\ndocuments: [{{title: Löfte, url: '{url}'{more}}}]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f", sha256: {SUM}"),
        ("", ", archived: 'https://web.archive.org/web/2021/https://example.org/a'"),
        ("", f", moved_to: {MOVE}"),
        (f", moved_to: {MOVE}", f", moved_to: [{MOVE}, {LATER_MOVE}]"),
    ],
)
def test_a_source_may_be_found_again_and_kept(before: str, after: str) -> None:
    assert told(cited(before), cited(after)) == []


@pytest.mark.parametrize(
    ("before", "after", "field", "change"),
    [
        (f", sha256: {SUM}", f", sha256: {OTHER_SUM}", "documents.1.sha256", "changed"),
        (f", sha256: {SUM}", "", "documents.1.sha256", "removed"),
        (f", moved_to: {MOVE}", "", "documents.1.moves", "removed"),
        (f", moved_to: {MOVE}", f", moved_to: {LATER_MOVE}", "documents.1.moves.1.date", "changed"),
    ],
)
def test_what_was_said_of_a_source_stays(before: str, after: str, field: str, change: str) -> None:
    assert (field, change) in told(cited(before), cited(after))


def test_the_address_that_was_cited_stays() -> None:
    assert told(cited(), cited(url="https://example.org/b")) == [("documents.1.url", "changed")]
