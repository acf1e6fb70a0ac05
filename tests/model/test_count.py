"""What a reported number says of another one, with its qualifier: yes, no, or undecided."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pledgebook.model.count import Count
from tests.small_register import AGREEMENT_ID, follow_up, register_with


def count(written: str) -> Count:
    """The count that a report means by what it says."""
    register = register_with(follow_up("2022-01-18", f"{{p1: {{result: {{count: {written}, of: samtal}}}}}}"))
    return register.follow_ups_on(AGREEMENT_ID)[0].statements[0].results[0].count


@pytest.mark.parametrize(
    ("written", "reaches", "exceeds"),
    [
        ("19", False, False),
        ("20", True, False),
        ("21", True, True),
        ("about 20", None, None),
        ("about 500", None, None),
        ("at least 19", None, None),
        ("at least 20", True, None),
        ("at least 21", True, True),
        ("more than 19", None, None),
        ("more than 20", True, True),
        ("at most 19", False, False),
        ("at most 20", None, False),
        ("at most 21", None, None),
        ("fewer than 20", False, False),
        ("fewer than 21", None, None),
        ("unknown", None, None),
        ("20.5", True, True),
    ],
)
def test_a_number_is_compared_with_twenty(written: str, reaches: bool | None, exceeds: bool | None) -> None:
    assert count(written).reaches(Decimal(20)) is reaches
    assert count(written).exceeds(Decimal(20)) is exceeds


def test_a_part_knows_its_whole() -> None:
    written = count("12 of 14")
    assert (written.value, written.out_of) == (Decimal(12), Decimal(14))


def test_a_percentage_knows_that_it_is_one() -> None:
    assert count("92 %").is_percent
    assert not count("92").is_percent


def test_what_was_not_counted_has_no_value() -> None:
    assert count("unknown").value is None
