"""Digests of records, the seal that holds them, and since when a record was published."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pledgebook.history.audited import AuditedHistory, NotAudited
from pledgebook.history.canonical import canonical, digest_of_record
from pledgebook.history.seal import NotASealError, Seal, digests_of_records, read_seal, seal_as_json
from pledgebook.model.published import published_records
from pledgebook.past import history_of
from tests.history.told_history import AGREEMENT, AMENDED, OPENED, REPORT, REPORTED, SIGNED, ToldHistory
from tests.small_register import agreement_in, register_with

PLEDGE = "by: polisen\ntarget: {at_least: 20, of: fotpatruller}"
PATHS = ("pledges.yaml", AGREEMENT, REPORT)


def digest(pledge: str = PLEDGE, agreement: str = "period: 2021", others: str = "") -> str:
    return digest_of_record(agreement_in(register_with(pledge=pledge, agreement=agreement, others=others)))


def test_another_way_of_writing_the_same_gives_the_same_digest() -> None:
    assert digest() == digest("target:\n  of:  'fotpatruller'\n  at_least: \"20\"\nby: [polisen]")
    two = "p2:\n  by: polisen\n  sv: Två.\n"
    assert digest(others=two) == digest(others=f"# först\n{two}")


@pytest.mark.parametrize(
    ("pledge", "agreement"),
    [
        (PLEDGE.replace("20", "2"), "period: 2021"),
        (PLEDGE.replace("at_least", "up_to"), "period: 2021"),
        (PLEDGE, "period: 2021 to 2022"),
        (f"{PLEDGE}\nconditional: true", "period: 2021"),
    ],
)
def test_another_promise_gives_another_digest(pledge: str, agreement: str) -> None:
    assert digest(pledge, agreement) != digest()


def test_what_is_absent_or_free_to_change_is_not_in_the_canonical_record() -> None:
    found = json.loads(canonical(register_with()))
    assert "opened" not in found
    assert "contacts" not in found
    assert found["languages"] == ["sv", "en"]


def a_seal() -> Seal:
    return Seal("2026-11-22", "0.1.0", digests_of_records(published_records(register_with())), commit="a" * 40)


def test_a_seal_is_read_as_it_was_written() -> None:
    assert read_seal(seal_as_json(a_seal()).encode()) == a_seal()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        seal_as_json(a_seal()).replace('"format": 1', '"format": 2').encode(),
        seal_as_json(a_seal()).replace('"area exempelby"', '"area annanby"').encode(),
        seal_as_json(a_seal()).replace('"day"', '"dag"').encode(),
    ],
)
def test_what_is_no_whole_seal_is_refused(content: bytes) -> None:
    with pytest.raises(NotASealError):
        read_seal(content)


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    return ToldHistory(tmp_path / "register")


def days(history: ToldHistory) -> dict[str, str]:
    found = history_of(history.folder, PATHS)
    assert isinstance(found, AuditedHistory)
    return {name: day.isoformat() for name, day in found.first_seen.items()}


def test_a_record_is_published_with_its_first_commit_but_not_before_the_register_is_opened(
    history: ToldHistory,
) -> None:
    unopened = OPENED.replace("opened: 2021-01-01\n", "")
    history.commit({"pledges.yaml": unopened, AGREEMENT: SIGNED}, day="2026-01-10T12:00:00+01:00")
    assert days(history) == {}
    history.commit({"pledges.yaml": OPENED}, day="2026-02-10T12:00:00+01:00")
    history.commit({AGREEMENT: AMENDED, REPORT: REPORTED}, day="2026-03-10T23:30:00+00:00")
    assert days(history) == {
        "exempelby-2021": "2026-02-10",
        "exempelby-2021/p1": "2026-02-10",
        "exempelby-2021/p2": "2026-02-10",
        "exempelby-2021/p2#a1": "2026-03-11",
        "2022-01-18-polisen": "2026-03-11",
    }


def test_a_clock_that_was_set_back_makes_nothing_older_than_what_it_was_built_on(history: ToldHistory) -> None:
    history.commit({"pledges.yaml": OPENED, AGREEMENT: SIGNED}, day="2026-03-10T12:00:00+01:00")
    history.commit({REPORT: REPORTED}, day="2022-01-18T12:00:00+01:00")
    assert days(history)["2022-01-18-polisen"] == "2026-03-10"


def test_a_site_is_of_a_commit_only_if_every_file_is_byte_for_byte_the_committed_one(history: ToldHistory) -> None:
    def is_of_the_commit(*paths: str) -> bool:
        found = history_of(history.folder, paths)
        assert isinstance(found, AuditedHistory)
        return found.is_of_these_records

    history.opened()
    assert is_of_the_commit(*PATHS)
    assert not is_of_the_commit(*PATHS, "followups/2023-01-18-polisen.md")
    assert not is_of_the_commit(*PATHS[:2])
    history.put(AGREEMENT, SIGNED + "\n")
    assert not is_of_the_commit(*PATHS)


def test_where_there_is_no_whole_history_the_reason_is_told(history: ToldHistory, tmp_path: Path) -> None:
    history.opened()
    history.commit({AGREEMENT: AMENDED})
    found = history_of(tmp_path, PATHS)
    assert isinstance(found, NotAudited)
    assert found.reason == "not-a-repository"
    history.git("clone", "--quiet", "--depth=1", f"file://{history.folder}", str(tmp_path / "cut"))
    assert history_of(tmp_path / "cut", PATHS) == NotAudited("shallow-clone", {"folder": str(tmp_path / "cut")})


def test_the_day_of_the_audit_is_the_one_of_its_last_commit(history: ToldHistory) -> None:
    tip = history.opened()
    found = history_of(history.folder, PATHS)
    assert isinstance(found, AuditedHistory)
    assert (found.audit.tip, found.tip_day) == (tip, date(2026, 1, 10))
