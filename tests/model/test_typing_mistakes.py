"""What a typing mistake can be: letters, and nothing that a promise could turn on."""

from __future__ import annotations

import pytest

from pledgebook.model.typing_mistakes import changed_meaning


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Minst 20 fotpatruler.", "Minst 20 fotpatruller."),
        ("Polisen skall vara synlig.", "Polisen ska vara synlig."),
        ("en ungdomsgård", "ett ungdomsgård"),
        ("i centrum", "i  Centrum!"),
        ("The polise will patrol.", "The police will patrol."),
    ],
)
def test_letters_of_a_word_can_be_mended(before: str, after: str) -> None:
    assert changed_meaning(before, after) is None


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("Minst 20 patruller.", "Minst 2 patruller.", "2"),
        ("Minst 20 patruller.", "Minst patruller.", "20"),
        ("Senast 2021-04-14.", "Senast 2021-05-14.", "05"),
        ("Senast den sista mars.", "Senast den sista maj.", "maj"),
        ("on Tuesday", "on Thursday", "Thursday"),
        ("två möten", "tre möten", "tre"),
        ("80 % av eleverna", "80 av eleverna", "%"),
        ("Vi ska inte vänta.", "Vi ska vänta.", "inte"),
        ("Vi är ute.", "Vi är ej ute.", "ej"),
        ("med avgift", "utan avgift", "utan"),
        ("Ingen lämnas ensam.", "Alla lämnas ensam.", "Alla"),
        ("We will wait.", "We will not wait.", "not"),
        ("We do wait.", "We don't wait.", "don't"),
        ("without delay", "with delay", "with"),
        ("in the centre", "in the north", "north"),
        ("minst tio", "högst tio", "högst"),
        ("Vi ska vara ute.", "Vi kan vara ute.", "kan"),
    ],
)
def test_what_could_turn_a_promise_is_no_typing_mistake(before: str, after: str, place: str) -> None:
    assert changed_meaning(before, after) == place
