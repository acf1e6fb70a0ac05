"""Whole histories, told commit by commit: what is caught, where, and what honest editors may do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pledgebook.history.audit import Audit, Verdict
from pledgebook.past import walk_to
from pledgebook.reading.git_repository import Repository
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, REPORT, REPORTED, SIGNED, ToldHistory


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    return ToldHistory(tmp_path / "register")


def audit_of(history: ToldHistory, revision: str = "HEAD") -> Audit:
    with Repository.open(history.folder) as repository:
        return walk_to(repository, repository.resolve(revision)).result()


def slips(history: ToldHistory) -> list[tuple[str, str, str]]:
    """The commit, the field and the change of each."""
    return [(s.commit, s.undeclared.field, s.undeclared.change.value) for s in audit_of(history).slips]


def test_nothing_is_frozen_before_the_register_opens(history: ToldHistory) -> None:
    history.commit({"pledges.yaml": OPENED.replace("opened: 2021-01-01\n", ""), AGREEMENT: SIGNED})
    history.commit({AGREEMENT: SIGNED.replace("20", "2")})
    assert audit_of(history).verdict is Verdict.UNOPENED
    opening = history.commit({"pledges.yaml": OPENED})
    history.commit({AGREEMENT: AMENDED.replace("20", "2")})
    found = audit_of(history)
    assert (found.verdict, found.opening, found.steps) == (Verdict.CLEAN, opening, 1)


@pytest.mark.parametrize(
    ("path", "text", "field", "change"),
    [
        (AGREEMENT, SIGNED.replace("Minst 20", "Minst 2"), "pledges.p1.wording.sv", "changed"),
        (AGREEMENT, SIGNED.replace("at_least: 20", "at_least: 2"), "pledges.p1.target.at_least", "changed"),
        (AGREEMENT, SIGNED.replace("period: 2021", "period: 2021 to 2022"), "period", "changed"),
        (AGREEMENT, SIGNED.replace("by: polisen", "by: exempelby-kommun"), "pledges.p1.by.1", "changed"),
        (AGREEMENT, SIGNED[: SIGNED.index("  p2:")], "pledges.p2", "vanished"),
        (AGREEMENT, SIGNED + "    target: {at_least: 1, of: möten}\n", "pledges.p2.target", "added"),
        (AGREEMENT, SIGNED + "  p3:\n    by: polisen\n    sv: Lätt sak.\n", "pledges.p3", "added"),
        (AGREEMENT, SIGNED + "draft: true\n", "", "drafted"),
        (REPORT, REPORTED.replace("by:", "draft: true\nby:"), "", "drafted"),
        (REPORT, None, "", "vanished"),
        (REPORT, REPORTED.replace("fulfilled", "in-progress"), "statements.p1.verdict", "changed"),
        (REPORT, REPORTED.replace("result: 22", "result: 32"), "statements.p1.results.1.count", "changed"),
        (REPORT, REPORTED.replace("2022-01-18\nunt", "2022-01-17\nunt"), "date", "changed"),
        (REPORT, REPORTED.replace("Så gick det.", "Det gick bra."), "body.sv", "changed"),
        ("pledges.yaml", OPENED.replace("sv: Exempelby kommun", "sv: Exempelby stad"), "name.sv", "changed"),
    ],
)
def test_what_is_published_and_changed_in_silence_is_found_in_its_commit(
    history: ToldHistory, path: str, text: str | None, field: str, change: str
) -> None:
    history.opened()
    commit = history.commit({path: text})
    history.commit({"content/sv/om.md": "---\ntitle: Om\n---\nOm."})
    assert (commit, field, change) in slips(history)
    assert audit_of(history).verdict is Verdict.BROKEN


EASIER = SIGNED.replace("at_least: 20", "at_least: 2")


def test_a_draft_may_change_and_go_until_the_commit_that_publishes_it(history: ToldHistory) -> None:
    history.opened()
    draft, other = "pledges/exempelby-2027.yaml", "pledges/exempelby-2028.yaml"
    history.commit({draft: SIGNED + "draft: true\n", other: SIGNED + "draft: true\n"})
    history.commit({draft: EASIER + "draft: true\n", other: None})
    history.commit({draft: EASIER})
    assert audit_of(history).verdict is Verdict.CLEAN
    commit = history.commit({draft: SIGNED})
    assert {slip_commit for slip_commit, _, _ in slips(history)} == {commit}


def test_a_published_record_cannot_be_changed_by_way_of_a_draft(history: ToldHistory) -> None:
    history.opened()
    drafted = history.commit({AGREEMENT: EASIER + "draft: true\n"})
    changed = history.commit({AGREEMENT: EASIER})
    assert (drafted, "", "drafted") in slips(history)
    assert (changed, "pledges.p1.target.at_least", "changed") in slips(history)


def split(history: ToldHistory) -> None:
    """The agreement moves from a file of its own into the register's file."""
    inside = "agreements:\n  exempelby-2021:\n" + "".join(f"    {line}\n" for line in SIGNED.splitlines())
    history.commit({AGREEMENT: None, "pledges.yaml": OPENED + inside})


def rewritten(history: ToldHistory) -> None:
    """A form editor writes the same in its own way."""
    other = SIGNED.replace("Minst 20 fotpatruller i månaden.", "'Minst  20 fotpatruller i månaden.'")
    history.commit(
        {
            AGREEMENT: "# Ändra inget här\r\n"
            + other.replace("[polisen, exempelby-kommun]", "\n- polisen\n- exempelby-kommun")
        }
    )


def amended_twice_in_one(history: ToldHistory) -> None:
    second = AMENDED[AMENDED.index("      - id") :].replace("a1", "a2").replace("after: signed", "after: a1")
    history.commit({AGREEMENT: AMENDED + second.replace("torget", "stora torget")})


def corrected(history: ToldHistory) -> None:
    text = REPORTED.replace("date: 2022-01-18", "date: 2022-02-01\ncorrects: 2022-01-18-polisen\nreason: Fel.")
    history.commit({"followups/2022-02-01-polisen.md": text.replace("22}", "21}")})


def joined(history: ToldHistory) -> None:
    added = "added: {date: 2021-05-01, reason: Behövdes., decided: {by: polisen}}"
    history.commit({AGREEMENT: f"{SIGNED}  p3:\n    by: polisen\n    sv: Fler.\n    {added}\n"})


def moved_to_a_folder(history: ToldHistory) -> None:
    history.commit({REPORT: None, "followups/2022/2022-01-18-polisen.md": REPORTED})


def unreadable_for_a_while(history: ToldHistory) -> None:
    history.commit({AGREEMENT: "areas: [exempelby\n"})
    history.commit({AGREEMENT: SIGNED})


def merged_from_a_branch(history: ToldHistory) -> None:
    """A branch that is behind main, merged with a merge commit."""
    history.git("checkout", "--quiet", "-b", "grenen")
    history.commit({AGREEMENT: AMENDED})
    history.git("checkout", "--quiet", "main")
    corrected(history)
    history.git("merge", "--quiet", "--no-edit", "--no-ff", "grenen")


@pytest.mark.parametrize(
    "honestly",
    [
        split,
        rewritten,
        amended_twice_in_one,
        corrected,
        joined,
        moved_to_a_folder,
        unreadable_for_a_while,
        merged_from_a_branch,
    ],
)
def test_what_honest_editors_do_is_clean(history: ToldHistory, honestly: Callable[[ToldHistory], None]) -> None:
    history.opened()
    honestly(history)
    assert slips(history) == []
    assert audit_of(history).verdict is Verdict.CLEAN


def test_an_unreadable_file_is_no_way_past(history: ToldHistory) -> None:
    history.opened()
    broken = history.commit({AGREEMENT: "areas: [exempelby\n"})
    commit = history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    found = audit_of(history)
    assert found.unreadable == ((broken, AGREEMENT),)
    assert {slip.commit for slip in found.slips} == {commit}


def test_a_record_that_was_taken_away_may_come_back_only_as_it_was(history: ToldHistory) -> None:
    history.opened()
    gone = history.commit({REPORT: None})
    back = history.commit({REPORT: REPORTED})
    assert [(s.commit, s.mended_by) for s in audit_of(history).slips] == [(gone, back)]
    history.commit({REPORT: None})
    other = history.commit({REPORT: REPORTED.replace("22}", "33}")})
    assert slips(history)[-1] == (other, "statements.p1.results.1.count", "changed")


def test_a_slip_is_told_once_however_often_its_file_changes_after(history: ToldHistory) -> None:
    history.opened()
    commit = history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    history.commit({AGREEMENT: AMENDED.replace("Minst 20", "Minst 2")})
    assert slips(history) == [(commit, "pledges.p1.wording.sv", "changed")]


def test_what_is_appended_after_a_slip_is_frozen_all_the_same(history: ToldHistory) -> None:
    history.opened()
    slip = history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    amended = AMENDED.replace("Minst 20", "Minst 2")
    history.commit({AGREEMENT: amended})
    other = history.commit({AGREEMENT: amended.replace("Två var för vagt.", "Polisen ville det.")})
    assert slips(history) == [
        (slip, "pledges.p1.wording.sv", "changed"),
        (other, "pledges.p2.amendments.a1.reason.sv", "changed"),
    ]


def test_a_note_in_public_explains_a_slip_but_does_not_make_it_undone(history: ToldHistory) -> None:
    history.opened()
    commit = history.commit({REPORT: None})
    told = f"commit: {commit}, record: 2022-01-18-polisen, outcome: restored, sv: Fel., en: A mistake."
    history.commit({REPORT: REPORTED, "pledges.yaml": f"{OPENED}history_notes: [{{{told}}}]\n"})
    found = audit_of(history)
    assert found.verdict is Verdict.EXPLAINED
    assert len(found.slips) == 1


def test_a_merge_that_itself_changes_a_pledge_is_found(history: ToldHistory) -> None:
    history.opened()
    history.git("checkout", "--quiet", "-b", "grenen")
    history.commit({"content/sv/om.md": "---\ntitle: Om\n---\nOm."})
    history.git("checkout", "--quiet", "main")
    history.git("merge", "--no-commit", "--no-ff", "--quiet", "grenen")
    evil = history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    assert slips(history) == [(evil, "pledges.p1.wording.sv", "changed")]


def test_a_merge_that_throws_away_what_main_held_is_found(history: ToldHistory) -> None:
    """`merge -s ours` on a branch, and main moved there: its own steps then leave the line."""
    history.opened()
    history.git("branch", "grenen")
    corrected(history)
    history.git("checkout", "--quiet", "grenen")
    history.git("merge", "--quiet", "--no-edit", "-s", "ours", "main")
    merge = history.git("rev-parse", "HEAD")
    assert slips(history) == [(merge, "", "vanished")]
    history.commit({AGREEMENT: AMENDED})
    assert [slip.mended_by for slip in audit_of(history).slips] == [None]
