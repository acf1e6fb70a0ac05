"""What was read before, so that only what was changed is read anew: `mkdocs serve` builds all again at each save."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class Memory:
    """Answers of functions that depend on nothing but what they are given, by that.

    It lives as long as its process and is never stored: what is read from a disk could say what no record says.
    """

    def __init__(self) -> None:
        self._answers: dict[Hashable, object] = {}
        self._asked_for: dict[Hashable, object] = {}

    def recall(self, read: Callable[P, T], *given: P.args, **no_names: P.kwargs) -> T:
        """What `read` answers, or answered when it was given the same. Nobody may change it afterwards."""
        asked = (read, *given)
        answer = cast("T", self._answers[asked]) if asked in self._answers else read(*given, **no_names)
        self._asked_for[asked] = answer
        return answer

    def forget_the_rest(self) -> None:
        """Only what was asked for since the last time is kept: what files said before they were changed is not."""
        self._answers, self._asked_for = self._asked_for, {}


class Forgetful(Memory):
    """For who reads once: nothing is kept."""

    def recall(self, read: Callable[P, T], *given: P.args, **no_names: P.kwargs) -> T:
        return read(*given, **no_names)
