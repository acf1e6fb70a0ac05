"""Each field that may not change freely is told of when it changes, in whatever record it stands.

The records are made from the types alone, and what may happen to a field is read from the golden list.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from pledgebook.history import change_classes
from pledgebook.history.change_classes import ChangeClass, fields_with_class
from pledgebook.history.undeclared import undeclared_of
from pledgebook.model.actor import Actor, Area
from pledgebook.model.agreement import Agreement
from pledgebook.model.count import Count
from pledgebook.model.dates import Duration, PartialDate, Period
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Key
from pledgebook.model.reference import Reference
from pledgebook.model.register import Register
from tests.history.made_records import Place, hints, made, places, with_value
from tests.history.test_change_classes import EXPECTED

FREE, ONCE, APPENDED, LIFTED = ChangeClass.FREE, ChangeClass.ONCE, ChangeClass.APPENDED, ChangeClass.LIFTED
CLASSES: Mapping[str, ChangeClass] = {
    name: ChangeClass(word)
    for name, _, word in (line.partition(": ") for line in EXPECTED.read_text("utf-8").splitlines())
}

# Kinds of record that no published record holds, but in a field that may change freely.
NOT_HELD = {
    "Records": "what a register holds: its fields are tried as those of Register",
    "AccessibilityStatement": "what the publisher says of the site, renewed when it is reviewed",
    "AccessibilityTest": "part of the accessibility statement",
    "InaccessibleContent": "part of the accessibility statement",
    "Named": "only as an actor or an area, with the classes of those",
    "Contact": "whom one can write to today; names can be taken away",
    "Meeting": "an invitation, and no promise",
    "Times": "when a meeting begins and ends",
    "GlossaryTerm": "an explanation of a word",
    "ProsePage": "prose around the records",
    "Directive": "a list in prose",
    "Mention": "an index made from the records",
    "Writing": "an index made from the records",
    "TranslationNotes": "an index made from the records",
    "TranslatedFile": "part of that index",
    "MissingTranslation": "part of that index",
    "Translation": "computed from the records",
    "Due": "computed for a day",
    "Report": "computed from the records",
    "ReportingState": "computed for a day",
    "Standing": "computed for a day",
    "Cause": "computed from the records",
    "StatusChange": "computed from the records",
    "Law": "what an amendment of one kind may set, the same for every register",
}
PARTS_OF_A_TEXT = {
    "Text.versions": "compared language by language, in every field that is a text",
    "Version.language": "by which they are compared",
    "Version.words": "what is compared",
    "Version.is_verbatim": "how the words stand in their file, not what they are",
}
# What is whole in itself has no classes of its own: a part of it is another value of the field around it.
WHOLE = (Count, Duration, PartialDate, Period, Reference)


def _held() -> Iterator[tuple[type, Place]]:
    for root in (Actor, Area, Agreement, FollowUp, Register):
        inside = list(places(root))
        free = [place.way for place in inside if CLASSES[place.name] is FREE]
        for place in inside:
            if not any(place.way[: len(way)] == way and place.way != way for way in free):
                yield root, place


HELD = list(_held())
NAMES = sorted({place.name for _, place in HELD})
FROZEN_NAMES = [name for name in NAMES if CLASSES[name] is not FREE]
# Being a draft goes one way, which no class says: tests/history/test_audit.py.
FREE_NAMES = [name for name in NAMES if CLASSES[name] is FREE and not name.endswith(".is_draft")]
# An item of a list is known by it: with another name it is another item, whatever class the name has.
NAMES_OF_ITEMS = (
    "Amendment.id",
    "BodyTranslation.language",
    "FocusArea.id",
    "Goal.id",
    "Pledge.id",
    "Redaction.id",
    "Statement.pledge",
)

# A translation that is lost, or that replaced another text than it says, is told whatever the class.
TOLD_BY_ITSELF = ("FollowUp.translations",)


@cache
def full(root: type) -> object:
    """A published record in which every field is filled."""
    record = made(root)
    return with_value(record, ("is_draft",), False) if "is_draft" in hints(root) else record


def where(name: str) -> Iterator[tuple[type, Place]]:
    """Every place where a published record holds the field."""
    return ((root, place) for root, place in HELD if place.name == name)


def is_told(root: type, place: Place, before: object, after: object) -> bool:
    pair = with_value(full(root), place.way, before), with_value(full(root), place.way, after)
    return any(undeclared_of(Key("made", "made"), *pair))


def nothing_in(place: Place) -> tuple[object, ...]:
    """How the field is when nothing is written; empty for one that always holds something."""
    if typing.get_origin(place.kind) is tuple:
        return ((),)
    is_union = typing.get_origin(place.kind) in (typing.Union, types.UnionType)
    return (None,) if is_union and type(None) in typing.get_args(place.kind) else ()


def test_every_field_of_the_golden_list_is_tried_or_has_a_reason() -> None:
    tried = {place.name for _, place in HELD} | set(PARTS_OF_A_TEXT)
    owners = {name.partition(".")[0] for name in CLASSES}
    assert {name for name in CLASSES if name.partition(".")[0] not in NOT_HELD} == tried
    assert set(NOT_HELD) <= owners
    assert not {name.partition(".")[0] for name in tried} & set(NOT_HELD)


@pytest.mark.parametrize("name", FROZEN_NAMES)
def test_another_value_is_told(name: str) -> None:
    for root, place in where(name):
        one, other = made(place.kind, 1), made(place.kind, 2)
        assert is_told(root, place, one, other) != (CLASSES[name] is LIFTED), place.way
        assert is_told(root, place, other, one), place.way


@pytest.mark.parametrize("name", FROZEN_NAMES)
def test_a_value_that_goes_is_told_and_one_that_comes_unless_it_may(name: str) -> None:
    for root, place in where(name):
        for nothing in nothing_in(place):
            assert is_told(root, place, made(place.kind), nothing), place.way
            assert is_told(root, place, nothing, made(place.kind)) != (CLASSES[name] in (ONCE, APPENDED)), place.way


@pytest.mark.parametrize("name", FREE_NAMES)
def test_what_may_change_freely_is_not_told(name: str) -> None:
    for root, place in where(name):
        assert not is_told(root, place, made(place.kind, 1), made(place.kind, 2)), place.way


@pytest.mark.parametrize("name", FROZEN_NAMES)
def test_only_its_class_holds_a_field(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the tests above fail for a field that is made free."""
    monkeypatch.setitem(change_classes._OTHER_THAN_FROZEN, name, FREE)
    fields_with_class.cache_clear()
    try:
        for root, place in where(name):
            is_held = is_told(root, place, made(place.kind, 2), made(place.kind, 1))
            is_named = name in NAMES_OF_ITEMS and len(place.way) > 1
            assert is_held == (place.owner in WHOLE or is_named or name in TOLD_BY_ITSELF), place.way
    finally:
        fields_with_class.cache_clear()
