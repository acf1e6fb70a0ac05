"""Which problems a change caused, and which were there before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.diagnostics.diagnostic import Diagnostic, Severity

# What it is about, wherever that stands in its file: code, path and facts.
Mark = tuple[str, str, str]

_PLACE = re.compile(r":\d+:\d+$")
# Codes that say of a file that it cannot be read.
_CANNOT_BE_READ = "S"


@dataclass(frozen=True, slots=True)
class ByCause:
    """`unknown` are told apart from nothing: all are that where nothing was compared."""

    caused: tuple[Diagnostic, ...]
    unknown: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]

    @property
    def most_urgent_first(self) -> tuple[Diagnostic, ...]:
        return self.caused + self.unknown + self.known


def told_apart(
    now: Sequence[Diagnostic], before: Iterable[Diagnostic] | None, moved: Mapping[str, str] | None = None
) -> tuple[Diagnostic, ...]:
    """The same diagnostics, each with what is known of its cause. `before` is None where nothing could be read.

    Of several that are alike, as many are known as there were before: first those that have not moved. `moved` are
    files by their new path, with the earlier one. What a file says that could not be read before may be old or new.
    """
    if before is None:
        return tuple(now)
    earlier = tuple(before)
    left = Counter(mark_of(one) for one in earlier)
    places = {(mark_of(one), one.span) for one in earlier}
    unread = {one.span.path for one in earlier if _says_unreadable(one)}
    marks = [_as_before(one, moved or {}) for one in now]
    is_known = [False] * len(now)
    for only_unmoved in (True, False):
        for index, (one, mark) in enumerate(zip(now, marks, strict=True)):
            stays = (mark, one.span) in places
            if left[mark] and not is_known[index] and (stays or not only_unmoved):
                is_known[index] = True
                left[mark] -= 1
    return tuple(
        replace(one, is_caused=False if known else None if mark[1] in unread else True)
        for one, mark, known in zip(now, marks, is_known, strict=True)
    )


def by_cause(diagnostics: Iterable[Diagnostic]) -> ByCause:
    found: dict[bool | None, list[Diagnostic]] = {True: [], None: [], False: []}
    for one in diagnostics:
        found[one.is_caused].append(one)
    return ByCause(tuple(found[True]), tuple(found[None]), tuple(found[False]))


def mark_of(diagnostic: Diagnostic) -> Mark:
    """Numbers that were counted are left out: a line, or how many files there are, changes with what stands around."""
    facts = {name: _without_place(name, fact) for name, fact in diagnostic.facts.items() if not isinstance(fact, int)}
    return diagnostic.code.number, diagnostic.span.path, str(sorted(facts.items()))


def _as_before(diagnostic: Diagnostic, moved: Mapping[str, str]) -> Mark:
    number, path, facts = mark_of(diagnostic)
    return number, moved.get(path, path), facts


def _without_place(name: str, fact: object) -> object:
    """Facts may point at another place (`other: pledges.yaml:7:3`), which moves with the lines above it."""
    return _PLACE.sub("", fact) if name == "other" and isinstance(fact, str) else fact


def _says_unreadable(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR and diagnostic.code.number.startswith(_CANNOT_BE_READ)
