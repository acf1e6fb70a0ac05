"""Counts and promised numbers: what can be written, and what is said of the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pledgebook.model.count import Count, Qualifier
from pledgebook.schema.counts import CountKind, PromisedNumber, PromisedNumberKind
from pledgebook.schema.kind import Kind
from tests.schema.one_value import complaints, read

COUNT, NUMBER, NUMBER_OR_ALL = CountKind(), PromisedNumberKind(), PromisedNumberKind(may_be_all=True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("190", Count(Qualifier.EXACTLY, Decimal(190))),
        ("0", Count(Qualifier.EXACTLY, Decimal(0))),
        ("007", Count(Qualifier.EXACTLY, Decimal(7))),
        ("1.68", Count(Qualifier.EXACTLY, Decimal("1.68"))),
        ("about 190", Count(Qualifier.ABOUT, Decimal(190))),
        ("at least 200", Count(Qualifier.AT_LEAST, Decimal(200))),
        ("more than 500", Count(Qualifier.MORE_THAN, Decimal(500))),
        ("at most 3", Count(Qualifier.AT_MOST, Decimal(3))),
        ("fewer than 5", Count(Qualifier.FEWER_THAN, Decimal(5))),
        ("12 of 14", Count(Qualifier.EXACTLY, Decimal(12), Decimal(14))),
        ("92 %", Count(Qualifier.EXACTLY, Decimal(92), is_percent=True)),
        ("92%", Count(Qualifier.EXACTLY, Decimal(92), is_percent=True)),
        ("unknown", Count(Qualifier.UNKNOWN, None)),
    ],
)
def test_a_count_is_kept_as_it_was_reported(text: str, count: Count) -> None:
    assert read(COUNT, text).value == count


def test_a_promised_number_may_be_a_percentage_or_everything() -> None:
    assert read(NUMBER, "20").value == PromisedNumber(Decimal(20), is_percent=False, is_all=False)
    assert read(NUMBER, "92 %").value == PromisedNumber(Decimal(92), is_percent=True, is_all=False)
    assert read(NUMBER_OR_ALL, "all").value == PromisedNumber(Decimal(100), is_percent=True, is_all=True)


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        (COUNT, "1,68", "number-with-comma"),
        (COUNT, "1 850", "number-with-comma"),
        (COUNT, "ca 190", "not-a-count"),
        (COUNT, "About 190", "not-a-count"),
        (COUNT, "190 st", "not-a-count"),
        (COUNT, "-3", "not-a-count"),
        (COUNT, "+3", "not-a-count"),
        (COUNT, ".5", "not-a-count"),
        (COUNT, "1e3", "not-a-count"),
        (COUNT, "0x10", "not-a-count"),
        (COUNT, "1_000", "not-a-count"),
        (COUNT, "NaN", "not-a-count"),
        (COUNT, "12:30", "not-a-count"),
        (COUNT, "no", "not-a-count"),
        (COUNT, "ett 15-tal", "not-a-count"),
        (COUNT, "12 av 14", "not-a-count"),
        (COUNT, "12/14", "not-a-count"),
        (COUNT, "about unknown", "not-a-count"),
        (COUNT, "1234567890123", "not-a-count"),
        (COUNT, "١٩٠", "not-a-count"),
        (COUNT, "''", "not-a-count"),
        (COUNT, "[190]", "not-text"),
        (COUNT, "{count: 190}", "not-text"),
        (NUMBER, "minst 20", "not-a-number"),
        (NUMBER, "about 20", "not-a-number"),
        (NUMBER, "unknown", "not-a-number"),
        (NUMBER, "all", "not-a-number"),
        (NUMBER, "1,5", "number-with-comma"),
        (NUMBER, "yes", "not-a-number"),
        (NUMBER_OR_ALL, "alla", "not-a-number"),
    ],
)
def test_other_numbers_cannot_be_read(kind: Kind[object], text: str, slug: str) -> None:
    assert complaints(kind, text) == (slug,)
