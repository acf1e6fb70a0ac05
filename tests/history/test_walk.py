"""A walk along random states, with rewindings and merges, finds what a naive ledger finds; style changes nothing."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from datetime import UTC, datetime

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pledgebook.history.audit import State, Walk
from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import Key, Record, Records
from tests.history.naive_ledger import NaiveLedger
from tests.history.random_edits import DISHONEST, HONEST, MERGEABLE, START, Edit, Told, amend, records, records_written

DAY = datetime(2022, 3, 1, tzinfo=UTC)


def step(walk: Walk, number: int, before: Records, now: Records, merged: Sequence[Records] = ()) -> None:
    """As a commit with all these records, seen from its first parent and from the branches that it merges."""
    changed: dict[Key, Record | None] = {**now, **dict.fromkeys(before.keys() - now.keys())}
    branches = [{key: record for key, record in branch.items() if now.get(key) != record} for branch in merged]
    changed = {**dict.fromkeys(key for branch in branches for key in branch if key not in now), **changed}
    walk.step(State(str(number), DAY, changed, tuple(branches)))


def edited(told: Told, edits: Sequence[Edit], first: int) -> Told:
    told = copy.deepcopy(told)
    for number, edit in enumerate(edits, start=first):
        edit(told, number)
    return told


# An edit, or how many states to go back: so that what was changed is put right, wholly or in part.
MOVES = st.lists(st.one_of(st.sampled_from(HONEST + DISHONEST), st.integers(1, 3)), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(MOVES)
def test_after_each_step_what_stands_unlawful_is_what_a_naive_ledger_says(moves: list[Edit | int]) -> None:
    told, walk, naive = [START], Walk(), NaiveLedger(START)
    step(walk, 0, {}, records(START))
    for number, move in enumerate(moves, start=1):
        next_one = (
            copy.deepcopy(told[-min(move, len(told))]) if isinstance(move, int) else edited(told[-1], [move], number)
        )
        step(walk, number, records(told[-1]), records(next_one))
        told.append(next_one)
        assert {slip.undeclared.key.id for slip in walk.standing} == naive.unlawful(next_one)


@settings(max_examples=40, deadline=None)
@given(MOVES)
def test_one_step_from_the_beginning_to_any_state_tells_what_the_naive_ledger_tells(moves: list[Edit | int]) -> None:
    told = [START]
    for number, move in enumerate(moves, start=1):
        told.append(edited(told[-1], [move], number) if not isinstance(move, int) else copy.deepcopy(told[-1]))
    for state in told:
        found = {problem.key.id for problem in undeclared(records(START), records(state))}
        assert found == NaiveLedger(START).unlawful(state)


def merged(main: Told, branch: Told) -> Told:
    """As an editor merges two sides: the entries of main first, those of the branch after them, chained anew."""
    told = copy.deepcopy(main)
    told["agreement"].update({key: value for key, value in branch["agreement"].items() if key == "signed"})
    told["reports"] |= branch["reports"]
    pledges = told["agreement"]["pledges"]
    for name, pledge in branch["agreement"]["pledges"].items():
        ours = pledges.setdefault(name, copy.deepcopy(pledge))
        entries = ours.get("amendments", [])
        for entry in pledge.get("amendments", ()):
            if entry["id"] not in {own["id"] for own in entries}:
                entries.append({**entry, "after": entries[-1]["id"] if entries else "signed"})
        if entries:
            ours["amendments"] = entries
    return told


SIDES = st.tuples(*[st.lists(st.sampled_from(MERGEABLE), max_size=3)] * 3)


@settings(max_examples=40, deadline=None)
@given(SIDES)
@example(([], [amend], [amend]))
def test_a_merge_of_two_honest_sides_is_lawful(sides: tuple[list[Edit], list[Edit], list[Edit]]) -> None:
    before, on_main, in_branch = sides
    assert not [*_walked(before, on_main, in_branch, []).standing]


@settings(max_examples=40, deadline=None)
@given(SIDES, st.sampled_from(DISHONEST))
def test_a_merge_that_itself_edits_dishonestly_is_found(
    sides: tuple[list[Edit], list[Edit], list[Edit]], evil: Edit
) -> None:
    walk = _walked(*sides, [evil])
    base = edited(START, sides[0], 1)
    result = merged(edited(base, sides[1], 4), edited(base, sides[2], 7))
    assert {slip.commit for slip in walk.result().slips} == ({"9"} if edited(result, [evil], 90) != result else set())


def _walked(before: list[Edit], on_main: list[Edit], in_branch: list[Edit], in_merge: list[Edit]) -> Walk:
    """The main line up to a merge. Edits have numbers of their own, so that none is made on both sides."""
    base = edited(START, before, 1)
    main, branch = edited(base, on_main, 4), edited(base, in_branch, 7)
    result = edited(merged(main, branch), in_merge, 90)
    walk = Walk()
    step(walk, 0, {}, records(START))
    step(walk, 1, records(START), records(base))
    step(walk, 2, records(base), records(main))
    step(walk, 9, records(main), records(result), [records(branch)])
    return walk


def restyled(value: object, chance: random.Random) -> str:
    """The same as YAML in a style that is chosen anew for every value: quotes, blocks, order of keys, comments."""
    node = _styled(value, chance, is_sorted=True)
    text = yaml.serialize(node, allow_unicode=True, width=chance.choice([20, 80, 400]), indent=chance.choice([2, 4]))
    comment = "# Ändra inte här.\n\n"
    return chance.choice(["", comment]) + text + chance.choice(["", "\n" + comment])


def _styled(value: object, chance: random.Random, *, is_sorted: bool) -> yaml.Node:
    if isinstance(value, dict):
        keys = list(value)
        if is_sorted:
            chance.shuffle(keys)
        items = [
            # The order of pledges is their numbers.
            (_plain(key), _styled(value[key], chance, is_sorted=key != "pledges" or "areas" not in value))
            for key in keys
        ]
        return yaml.MappingNode("tag:yaml.org,2002:map", items, flow_style=chance.choice([True, False]))
    if isinstance(value, list):
        nodes = [_styled(item, chance, is_sorted=True) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", nodes, flow_style=chance.choice([True, False]))
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=chance.choice([None, "'", '"', "|", ">"]))


def _plain(key: str) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", key)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(HONEST), max_size=4), st.integers(0, 2**32))
def test_another_style_changes_nothing(edits: list[Edit], seed: int) -> None:
    told = edited(START, edits, 1)
    chance = random.Random(seed)  # noqa: S311 — the same style for the same seed
    other = records_written(told, lambda value: restyled(value, chance))
    assert [*undeclared(records(told), other)] == []
    assert [*undeclared(other, records(told))] == []
