"""What is hard to tell as a case in a file: how records count after a slip, and drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.history.audit import Audit, Verdict
from pledgebook.past import walk_to
from pledgebook.reading.git_repository import Repository
from tests.history.told_history import AGREEMENT, AMENDED, SIGNED, ToldHistory


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    return ToldHistory(tmp_path / "register")


def audit_of(history: ToldHistory, revision: str = "HEAD") -> Audit:
    with Repository.open(history.folder) as repository:
        return walk_to(repository, repository.resolve(revision)).result()


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
