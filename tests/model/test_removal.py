"""What may be taken out of a published text, and that removals in many steps are lawful as one."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.model.amendment import Decider
from pledgebook.model.dates import PartialDate
from pledgebook.model.redaction import Redaction, RemovalDecision, RemovalGround, RemovedKind, token_of
from pledgebook.model.reference import Reference
from pledgebook.model.removal import MOST_REMOVED, is_lawful_removal
from pledgebook.span import Span

HERE = Span("here")
TEXT = "Polisen och Någon Påhittad ska inte gå minst 20 turer."


def entry(name: str = "r1", *, by: tuple[str, ...] = ("polisen",), is_whole: bool = False) -> Redaction:
    deciders = tuple(Decider(Reference(party, HERE), None) for party in by)
    return Redaction(
        id=name,
        field=Reference("sv", HERE),
        date=PartialDate(2022, 5, 4),
        what=RemovedKind.PERSONAL_DATA,
        ground=RemovalGround.GDPR_17,
        decision=RemovalDecision(deciders, None, is_urgent=False),
        is_whole=is_whole,
        note=None,
        confirmed=None,
        span=HERE,
    )


WIDE = entry(by=("polisen", "kommun"), is_whole=True)


def is_lawful(earlier: str, later: str, *entries: Redaction, is_promise: bool = True) -> bool:
    return is_lawful_removal(earlier, later, {one.id: one for one in entries}, is_promise=is_promise)


@pytest.mark.parametrize(
    "later",
    [
        "Polisen och [[redacted:r1]] ska inte gå minst 20 turer.",
        "[[redacted:r1]] ska inte gå minst 20 turer.",
        "Polisen  och [[redacted:r1]]\nska inte gå minst 20 turer.",
    ],
)
def test_whole_words_may_be_taken_out_and_all_else_stays(later: str) -> None:
    assert is_lawful(TEXT, later, entry())


@pytest.mark.parametrize(
    "later",
    [
        "Polisen och [[redacted:r1]] ska gå minst 20 turer.",
        "Polisen och [[redacted:r1]] gå minst 20 turer.",
        "Polisen och Någon Påhittad ska inte gå minst [[redacted:r1]] turer.",
        "Polisen och Någon Påhittad ska [[redacted:r1]]te gå minst 20 turer.",
        "Polisen och Någon Påhittad ska in[[redacted:r1]] gå minst 20 turer.",
        "Polisen och Någon Påhittad ska inte gå minst 2[[redacted:r1]] turer.",
        "Polisen och [[redacted:r1]] [[redacted:r1]] ska inte gå minst 20 turer.",
        "Polisen och Någon Påhittad [[redacted:r1]] ska inte gå minst 20 turer.",
        "Polisen och Någon[[redacted:r1]]Påhittad ska inte gå minst 20 turer.",
        "Polisen och [[redacted:r2]] ska inte gå minst 20 turer.",
        "Kommunen och [[redacted:r1]] ska inte gå minst 20 turer.",
        "Polisen och [[redacted:r1]] ska inte gå minst 20 turer i Vara.",
    ],
)
def test_nothing_else_may_be_changed_with_it(later: str) -> None:
    assert not is_lawful(TEXT, later, entry())


def test_figures_may_go_from_what_promises_nothing_or_by_a_decision_of_two_parties() -> None:
    later = "Polisen och Någon Påhittad ska [[redacted:r1]] turer."
    assert not is_lawful(TEXT, later, entry())
    assert not is_lawful(TEXT, later, entry(is_whole=True))
    assert is_lawful(TEXT, later, entry(), is_promise=False)
    assert is_lawful(TEXT, later, WIDE)
    cut = "Polisen och Någon Påhittad ska [[redacted:r1]]0 turer."
    assert not is_lawful(TEXT, cut, WIDE)


def test_one_mark_stands_for_200_signs_unless_two_parties_decided() -> None:
    for length, lawful in ((MOST_REMOVED, True), (MOST_REMOVED + 1, False)):
        earlier = f"Före {'x' * length} efter."
        assert is_lawful(earlier, "Före [[redacted:r1]] efter.", entry()) is lawful
        assert is_lawful(earlier, "Före [[redacted:r1]] efter.", WIDE)


def test_a_mark_is_never_taken_out_again() -> None:
    once = "Polisen och [[redacted:r1]] ska inte gå."
    assert is_lawful(once, once, entry())
    assert not is_lawful(once, TEXT, entry())
    assert not is_lawful(once, "Polisen [[redacted:r2]] ska inte gå.", entry(), entry("r2"))
    assert not is_lawful(once, "Polisen och [[redacted:r2]] ska inte gå.", entry(), entry("r2"))


def test_what_can_stand_for_two_places_is_found_whichever_it_was() -> None:
    text = "Anna och Anna och Anna går."
    assert is_lawful(text, "[[redacted:r1]] och Anna går.", entry())
    assert is_lawful(text, "Anna och [[redacted:r1]] går.", entry())
    assert is_lawful(text, "[[redacted:r1]] och [[redacted:r2]] och Anna går.", entry(), entry("r2"))
    assert is_lawful(text, "[[redacted:r1]][[redacted:r2]]går.", entry(), entry("r2"))


def test_a_long_text_of_one_letter_is_compared_in_time() -> None:
    """A comparison that tries every division of the text would not end."""
    earlier = "a " * 5_000
    names = list(string.ascii_lowercase[:12])
    later = " a ".join(token_of(name) for name in names) + " b"
    assert not is_lawful(earlier, later, *(entry(name) for name in names))


WORDS = st.lists(st.sampled_from(["Anna", "inte", "20", "a", "-", "och", "Påhittad"]), min_size=1, max_size=8)
STEP = st.tuples(st.floats(0, 1), st.floats(0, 1), st.booleans(), st.booleans())


@settings(max_examples=400, deadline=None)
@given(WORDS, st.lists(STEP, min_size=2, max_size=4), st.booleans())
def test_lawful_removals_one_after_the_other_are_lawful_at_once(
    words: list[str], steps: list[tuple[float, float, bool, bool]], is_promise: bool
) -> None:
    texts, entries = [" ".join(words)], []
    for number, (begin, end, is_wide, is_cut) in enumerate(steps, start=1):
        text = texts[-1]
        first, last = sorted((round(begin * len(text)), round(end * len(text))))
        if not is_cut:
            first = text.rfind(" ", 0, first) + 1
            last = max(first, text.find(" ", last))
        texts.append(text[:first] + token_of(f"r{number}") + text[last:])
        parties = ("polisen", "kommun") if is_wide else ("polisen",)
        entries.append(entry(f"r{number}", by=parties, is_whole=is_wide))
    lawful = {
        (a, b): is_lawful(texts[a], texts[b], *entries[:b], is_promise=is_promise)
        for b in range(len(texts))
        for a in range(b + 1)
    }
    assert all(lawful[a, a] for a in range(len(texts)))
    for b in range(len(texts)):
        for a in range(b):
            for c in range(b, len(texts)):
                assert lawful[a, c] or not (lawful[a, b] and lawful[b, c])
