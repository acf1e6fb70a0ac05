"""The laws of the one function that all trust rests on, tried on random histories of honest and dishonest edits."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.history import change_classes
from pledgebook.history.audit import State, Walk
from pledgebook.history.change_classes import ChangeClass, fields_with_class
from pledgebook.history.put_back import put_back
from pledgebook.history.undeclared import undeclared, undeclared_of
from pledgebook.model.published import Records
from tests.history.random_edits import (
    DISHONEST,
    HONEST,
    START,
    Edit,
    Told,
    amend,
    better_verdict,
    call_otherwise,
    lower,
    records,
    rename,
    report,
    reword,
    rewrite_name,
    rewrite_reason,
    slip_in,
    translate,
    translate_otherwise,
)
from tests.history.random_removals import DISHONEST_REMOVALS, HONEST_REMOVALS

LAWFUL: tuple[Edit, ...] = HONEST + HONEST_REMOVALS
UNLAWFUL: tuple[Edit, ...] = DISHONEST + DISHONEST_REMOVALS


def histories(edits: tuple[Edit, ...], most: int = 5) -> st.SearchStrategy[list[tuple[Told, bool]]]:
    """States one after the other, each with whether the edit that led to it was a dishonest one."""
    return st.lists(st.sampled_from(edits), min_size=1, max_size=most).map(_applied)


def _applied(edits: list[Edit]) -> list[tuple[Told, bool]]:
    states = [(START, False)]
    for number, edit in enumerate(edits, start=1):
        told = copy.deepcopy(states[-1][0])
        if edit(told, number):
            states.append((told, edit in UNLAWFUL))
    return states


def lawful(earlier: Told, later: Told) -> bool:
    return not [*undeclared(records(earlier), records(later))]


@settings(max_examples=15, deadline=None)
@given(histories(LAWFUL))
def test_what_honest_edits_make_follows_lawfully_from_every_state_before(states: list[tuple[Told, bool]]) -> None:
    told = [state for state, _ in states]
    assert all(lawful(earlier, later) for number, earlier in enumerate(told) for later in told[number:])


@settings(max_examples=20, deadline=None)
@given(histories(LAWFUL + UNLAWFUL))
def test_lawful_succession_is_reflexive_and_transitive(states: list[tuple[Told, bool]]) -> None:
    told = [state for state, _ in states]
    assert all(lawful(state, state) for state in told)
    for first, second, third in ((a, b, c) for a in told for b in told for c in told):
        if lawful(first, second) and lawful(second, third):
            assert lawful(first, third)


@settings(max_examples=20, deadline=None)
@given(histories(LAWFUL + UNLAWFUL))
def test_the_audit_tells_of_the_dishonest_edits_and_of_no_others(states: list[tuple[Told, bool]]) -> None:
    walk = Walk()
    before: Records = {}
    for number, (told, _) in enumerate(states):
        now = records(told)
        changed = {**now, **dict.fromkeys(before.keys() - now.keys())}
        walk.step(State(str(number), datetime(2022, 3, 1, tzinfo=UTC), changed))
        before = now
    assert {slip.commit for slip in walk.result().slips} == {str(n) for n, (_, was) in enumerate(states) if was}


@settings(max_examples=20, deadline=None)
@given(histories(LAWFUL + UNLAWFUL))
def test_with_what_was_undeclared_put_back_a_state_follows_lawfully(states: list[tuple[Told, bool]]) -> None:
    told = [records(state) for state, _ in states]
    for earlier, later in ((a, b) for a in told for b in told):
        for key in earlier.keys() & later.keys():
            found = [*undeclared_of(key, earlier[key], later[key])]
            mended = put_back(earlier[key], later[key], found)
            assert [*undeclared_of(key, earlier[key], mended)] == []
            assert put_back(earlier[key], later[key], []) is later[key]


GUARDED: Mapping[str, Edit] = {
    "Agreement.pledges": slip_in,
    "Pledge.wording": reword,
    "Pledge.target": lower,
    "Pledge.amendments": rewrite_reason,
    "Amendment.reason": rewrite_reason,
    "FollowUp.statements": better_verdict,
    "Statement.results": better_verdict,
    "FollowUp.body": translate_otherwise,
    "Actor.name": call_otherwise,
    "Actor.renamed": rewrite_name,
}


@pytest.mark.parametrize("field", GUARDED)
def test_a_field_that_is_made_free_lets_a_dishonest_edit_through(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the edits above hold each of these classes in place."""
    before = copy.deepcopy(START)
    amend(before, 1)
    report(before, 1)
    translate(before, 1)
    rename(before, 1)
    after = copy.deepcopy(before)
    assert GUARDED[field](after, 2)
    assert not lawful(before, after)
    monkeypatch.setitem(change_classes._OTHER_THAN_FROZEN, field, ChangeClass.FREE)
    fields_with_class.cache_clear()
    try:
        assert lawful(before, after)
    finally:
        fields_with_class.cache_clear()
