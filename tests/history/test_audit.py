"""What is hard to tell as a case in a file: how records count after a slip, and drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.history.audit import Audit, Verdict
from pledgebook.past import walk_to
from pledgebook.reading.git_repository import Repository
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, SIGNED, ToldHistory


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    return ToldHistory(tmp_path / "register")


def audit_of(history: ToldHistory, revision: str = "HEAD") -> Audit:
    """Whether every file is read whole, or only what was changed in it, the audit is the same to the last place."""
    with Repository.open(history.folder) as repository:
        tip = repository.resolve(revision)
        found = walk_to(repository, tip).result()
        assert found == walk_to(repository, tip, reads_whole=True).result()
    return found


def slips(history: ToldHistory) -> list[tuple[str, str, str]]:
    """The commit, the field and the change of each."""
    return [(s.commit, s.undeclared.field, s.undeclared.change.value) for s in audit_of(history).slips]


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


def test_a_slip_in_a_pledge_that_only_moved_is_told_with_its_true_place(history: ToldHistory) -> None:
    """An amendment of `p1` moved `p2` some lines down. Then a merge takes in nothing of a branch that amended `p2`."""
    history.opened()
    history.git("checkout", "--quiet", "-b", "grenen")
    history.commit({AGREEMENT: AMENDED})
    history.git("checkout", "--quiet", "main")
    amended = SIGNED.replace("  p2:", f"{AMENDED.removeprefix(SIGNED)}  p2:")
    history.commit({AGREEMENT: amended})
    history.git("merge", "--quiet", "--no-edit", "-s", "ours", "grenen")
    [slip] = audit_of(history).slips
    assert slip.undeclared.field == "pledges.p2.amendments"
    assert slip.undeclared.span.line == amended.splitlines().index("  p2:") + 1


def test_a_day_ahead_in_a_pledge_that_only_moved_is_told_with_its_true_place(history: ToldHistory) -> None:
    """Days are judged when the register opens; the amendment that moved `p2` is from before that."""
    late = AMENDED.removeprefix(SIGNED).replace("2021-03-01", "2099-03-01")
    signed = f"{SIGNED}{late}"
    history.commit({"pledges.yaml": OPENED.replace("opened: 2021-01-01\n", ""), AGREEMENT: signed})
    history.commit({AGREEMENT: signed.replace("  p2:", f"{AMENDED.removeprefix(SIGNED)}  p2:")})
    history.commit({"pledges.yaml": OPENED})
    assert {slip.undeclared.change.value for slip in audit_of(history).slips} == {"dated-ahead"}


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
