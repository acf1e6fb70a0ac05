"""Which pairs of a text and its translation are taken to say different numbers, and which are let be."""

from __future__ import annotations

import pytest

from pledgebook.checks.translation_numbers_differ import check
from pledgebook.diagnostics.diagnostic import Diagnostic
from tests.small_register import TODAY, register_with


def told(swedish: str, english: str) -> list[Diagnostic]:
    lines = f'p2:\n  by: polisen\n  sv: "{swedish}"\n  en: "{english}"\n'
    return [*check(register_with(others=lines), TODAY)]


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("Minst 20 turer.", "At least 12 rounds."),
        ("Minst 20 turer.", "Rounds."),
        ("Turer.", "20 rounds."),
        ("20 turer och 20 möten.", "20 rounds and meetings."),
        ("1 200 turer.", "200 rounds."),
        ("2,5 turer.", "25 rounds."),
        ("2021-03-04 går vi.", "On 5 March 2021 we walk."),
        ("Vi stänger inte.", "We close."),
        ("Vi stänger.", "We don't close."),
        ("Inga turer.", "Rounds."),
        ("Femton turer.", "12 rounds."),
    ],
)
def test_other_numbers_and_a_no_that_is_lost_are_told(swedish: str, english: str) -> None:
    assert len(told(swedish, english)) == 1


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("1 200 turer, 1 200 möten, 12 000,5 mil.", "1,200 rounds, 1 200 meetings, 12,000.5 miles."),
        ("2,5 %", "2.5 per cent"),
        ("Två turer och 3 möten.", "2 rounds and three meetings."),
        ("Den 3:e gången.", "The 3rd time."),
        ("Kl. 18–20.30 och klockan 7.", "6–8.30 pm and 7 a.m."),
        ("Den 2021-03-04.", "On 4 March 2021."),
        ("Olovlig körning.", "Driving without a licence."),
        ("Inte förrän då.", "Only then."),
        ("Ingen vet.", "Nobody knows."),
        ("Se [sidan](https://example.org/12).", "See [the page](https://example.org/13)."),
    ],
)
def test_another_way_of_putting_it_is_let_be(swedish: str, english: str) -> None:
    assert told(swedish, english) == []


def test_a_translation_that_an_amendment_mended_is_let_be() -> None:
    lines = (
        "p2:\n  by: polisen\n  sv: Minst 20 turer.\n  en: At least 12 rounds.\n  amendments:\n"
        "    - {id: a1, after: signed, kind: translation, entered: 2021-04-01, now: {en: At least 20 rounds.}}\n"
    )
    assert [*check(register_with(others=lines), TODAY)] == []
