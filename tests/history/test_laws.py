"""The laws of the one function that all trust rests on, tried on random histories of honest and dishonest edits."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.history import change_classes
from pledgebook.history.audit import State, Walk
from pledgebook.history.change_classes import ChangeClass, fields_with_class
from pledgebook.history.put_back import put_back
from pledgebook.history.undeclared import undeclared, undeclared_of
from pledgebook.model.published import Records, published_records
from pledgebook.pipeline import check
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.history.told_history import OPENED
from tests.small_register import TODAY

# An agreement and its reports as JSON, which is YAML.
Told = dict[str, Any]
Edit = Callable[[Told, int], bool]

START: Told = {
    "agreement": {
        "areas": "exempelby",
        "parties": ["polisen", "exempelby-kommun"],
        "period": "2021",
        "untranslated": ["en"],
        "pledges": {
            "p1": {"by": "polisen", "sv": "Minst 20 fotpatruller.", "target": {"at_least": "20", "of": "turer"}},
            "p2": {"by": "exempelby-kommun", "sv": "Två dialogmöten."},
        },
    },
    "reports": {},
}


def amend(told: Told, number: int) -> bool:
    entries = told["agreement"]["pledges"]["p1"].setdefault("amendments", [])
    entries.append(
        {
            "id": f"a{number}",
            "after": entries[-1]["id"] if entries else "signed",
            "kind": "clarified",
            "from": "2021-03-01",
            "decided": {"date": "2021-03-01", "by": "polisen"},
            "reason": "Därför.",
            "now": {"sv": f"Minst 20 fotpatruller, lydelse {number}."},
        }
    )
    return True


def report(told: Told, number: int) -> bool:
    day = f"2022-01-{1 + number:02}"
    told["reports"][f"{day}-polisen"] = {
        "agreement": "exempelby-2021",
        "by": "polisen",
        "date": day,
        "untranslated": ["en"],
        "pledges": {"p1": {"verdict": "in-progress", "result": str(number)}},
    }
    return True


def join(told: Told, number: int) -> bool:
    added = {"date": "2021-05-01", "reason": "Behövdes.", "decided": {"by": "polisen"}}
    told["agreement"]["pledges"][f"q{number}"] = {"by": "polisen", "sv": f"Löfte {number}.", "added": added}
    return True


def fill_in(told: Told, number: int) -> bool:
    told["agreement"].setdefault("signed", "2021-02-01")
    return True


def reformat(told: Told, number: int) -> bool:
    """The keys in another order, and typography that means the same."""
    pledge = told["agreement"]["pledges"]["p2"]
    told["agreement"]["pledges"]["p2"] = dict(reversed(pledge.items()))
    pledge["sv"] = pledge["sv"].replace(" ", "  ")
    return True


HONEST: tuple[Edit, ...] = (amend, report, join, fill_in, reformat)


def reword(told: Told, number: int) -> bool:
    told["agreement"]["pledges"]["p2"]["sv"] = f"Ett dialogmöte, om {number} veckor."
    return True


def lower(told: Told, number: int) -> bool:
    told["agreement"]["pledges"]["p1"]["target"]["at_least"] = str(100 + number)
    return True


def slip_in(told: Told, number: int) -> bool:
    told["agreement"]["pledges"][f"s{number}"] = {"by": "polisen", "sv": "Lätt sak."}
    return True


def lose_report(told: Told, number: int) -> bool:
    return bool(told["reports"]) and told["reports"].popitem() is not None


def better_verdict(told: Told, number: int) -> bool:
    for facts in told["reports"].values():
        facts["pledges"]["p1"]["result"] = str(1000 + number)
        return True
    return False


def rewrite_reason(told: Told, number: int) -> bool:
    for entry in told["agreement"]["pledges"]["p1"].get("amendments", ()):
        entry["reason"] = f"Ett annat skäl, {number}."
        return True
    return False


DISHONEST: tuple[Edit, ...] = (reword, lower, slip_in, lose_report, better_verdict, rewrite_reason)


def records(told: Told) -> Records:
    return _records(json.dumps(told, ensure_ascii=False))


@cache
def _records(told: str) -> Records:
    parts = json.loads(told)
    files = {"pledges/exempelby-2021.yaml": json.dumps(parts["agreement"], ensure_ascii=False)}
    for name, facts in parts["reports"].items():
        files[f"followups/{name}.md"] = f"---\n{json.dumps(facts, ensure_ascii=False)}\n---\nSå gick det.\n"
    files[REGISTER_FILE] = OPENED
    folder = RecordFolder(tuple(SourceFile(path, files[path].encode()) for path in sorted(files)))
    register = check(folder, TODAY).register
    assert register is not None
    assert set(register.agreements) == {"exempelby-2021"}
    assert set(register.follow_ups) == set(parts["reports"])
    return published_records(register)


def histories(edits: tuple[Edit, ...], most: int = 5) -> st.SearchStrategy[list[tuple[Told, bool]]]:
    """States one after the other, each with whether the edit that led to it was a dishonest one."""
    return st.lists(st.sampled_from(edits), min_size=1, max_size=most).map(_applied)


def _applied(edits: list[Edit]) -> list[tuple[Told, bool]]:
    states = [(START, False)]
    for number, edit in enumerate(edits, start=1):
        told = copy.deepcopy(states[-1][0])
        if edit(told, number):
            states.append((told, edit in DISHONEST))
    return states


def lawful(earlier: Told, later: Told) -> bool:
    return not [*undeclared(records(earlier), records(later))]


@settings(max_examples=15, deadline=None)
@given(histories(HONEST))
def test_what_honest_edits_make_follows_lawfully_from_every_state_before(states: list[tuple[Told, bool]]) -> None:
    told = [state for state, _ in states]
    assert all(lawful(earlier, later) for number, earlier in enumerate(told) for later in told[number:])


@settings(max_examples=20, deadline=None)
@given(histories(HONEST + DISHONEST))
def test_lawful_succession_is_reflexive_and_transitive(states: list[tuple[Told, bool]]) -> None:
    told = [state for state, _ in states]
    assert all(lawful(state, state) for state in told)
    for first, second, third in ((a, b, c) for a in told for b in told for c in told):
        if lawful(first, second) and lawful(second, third):
            assert lawful(first, third)


@settings(max_examples=20, deadline=None)
@given(histories(HONEST + DISHONEST))
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
@given(histories(HONEST + DISHONEST))
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
}


@pytest.mark.parametrize("field", GUARDED)
def test_a_field_that_is_made_free_lets_a_dishonest_edit_through(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the edits above hold each of these classes in place."""
    before = copy.deepcopy(START)
    amend(before, 1)
    report(before, 1)
    after = copy.deepcopy(before)
    assert GUARDED[field](after, 2)
    assert not lawful(before, after)
    monkeypatch.setitem(change_classes._OTHER_THAN_FROZEN, field, ChangeClass.FREE)
    fields_with_class.cache_clear()
    try:
        assert lawful(before, after)
    finally:
        fields_with_class.cache_clear()
