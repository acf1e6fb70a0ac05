"""What a chapter asks of the records, noted by name and key as it is written: what it shows can depend on nothing else.

Records hold ids of others, not the others, so a page comes from one record to another only by asking. Whoever writes
a new page need declare nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from types import FunctionType, MethodType
from typing import Any, TypeVar, cast, overload

from pledgebook.model.register import Register
from pledgebook.publishing.changes import Changes
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import Facts
from pledgebook.publishing.feeds.events import Events
from pledgebook.publishing.lists_of_pledges import ListsOfPledges

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")

# What was asked, by its name, and the key; or ALL, for who looked through the whole, or asked for what has no keys.
Question = tuple[str, Hashable]
ALL = "*"

# Objects that are asked one thing or another, and never shown as they are.
_ASKED = (Register, Facts, ListsOfPledges, Changes, Events)


class Notes:
    """The questions since the last `begin`."""

    def __init__(self) -> None:
        self.questions: set[Question] = set()

    def begin(self) -> None:
        self.questions = set()

    def remembering(self, make: Callable[[], T]) -> tuple[T, frozenset[Question]]:
        """What was made, and what was asked for it: to be asked again by whoever is given it without making it."""
        before, self.questions = self.questions, set()
        made = make()
        asked = frozenset(self.questions)
        self.questions = before | asked
        return made, asked


class AskedMapping(Mapping[K, V]):
    """A mapping that notes which of its keys are asked for, also where they are not there."""

    def __init__(self, name: str, answers: Mapping[K, V], notes: Notes) -> None:
        self._name = name
        self._answers = answers
        self._notes = notes

    def __getitem__(self, key: K) -> V:
        self._notes.questions.add((self._name, key))
        return self._answers[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...
    def get(self, key: K, /, default: V | T | None = None) -> V | T | None:
        self._notes.questions.add((self._name, key))
        return self._answers.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._notes.questions.add((self._name, key))
        return key in self._answers

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> KeysView[K]:
        return self._all().keys()

    def values(self) -> ValuesView[V]:
        return self._all().values()

    def items(self) -> ItemsView[K, V]:
        return self._all().items()

    def _all(self) -> Mapping[K, V]:
        self._notes.questions.add((self._name, ALL))
        return self._answers


class _Asked:
    """Stands in for an object. Its mappings note their keys, its other values that they were asked for as a whole."""

    def __init__(self, within: str, real: object, notes: Notes) -> None:
        self._within = within
        self._real = real
        self._notes = notes

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 — whatever the real one has
        """Asked for what is not in `__dict__`: mappings and methods are there from the second time on."""
        declared = getattr(type(self._real), attribute, None)
        if isinstance(declared, property) and declared.fget is not None:
            return declared.fget(self)
        if isinstance(declared, FunctionType):
            # So that what a method asks for is noted too.
            return self.__dict__.setdefault(attribute, MethodType(declared, self))
        value = getattr(self._real, attribute)
        name = self._within + attribute
        if isinstance(value, _ASKED):
            return self.__dict__.setdefault(attribute, _Asked(f"{name}.", value, self._notes))
        if isinstance(value, Mapping):
            return self.__dict__.setdefault(attribute, AskedMapping(name, value, self._notes))
        self._notes.questions.add((name, ALL))
        return value


def asked(contents: Contents, notes: Notes) -> Contents:
    """The same contents for who asks, with each question noted."""
    return cast("Contents", _Asked("", contents, notes))
