"""A name for each problem that stays the same while lines move, for programs that follow problems over time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.diagnostics.known_before import Mark, mark_of


def fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """One for each, in order and no two the same: those that are alike are counted from the top of their file."""
    told = tuple(diagnostics)
    seen: Counter[Mark] = Counter()
    numbers = [0] * len(told)
    for index in sorted(range(len(told)), key=lambda index: told[index].span):
        mark = mark_of(told[index])
        seen[mark] += 1
        numbers[index] = seen[mark]
    return tuple(_digest(mark_of(one), number) for one, number in zip(told, numbers, strict=True))


def _digest(mark: Mark, number: int) -> str:
    return hashlib.sha256(repr((*mark, number)).encode("utf-8", "surrogateescape")).hexdigest()
