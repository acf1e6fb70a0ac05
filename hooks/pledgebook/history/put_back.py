"""A later state of a record with what was changed in silence put back, so that all else of it counts from then on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass, replace
from typing import TypeVar

from pledgebook.history.declared_edits import with_texts_of
from pledgebook.history.undeclared_change import Change, Undeclared
from pledgebook.history.values import by_name
from pledgebook.language import Text
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.published import Record

T = TypeVar("T")


def put_back(earlier: Record, later: Record, undeclared: Iterable[Undeclared]) -> Record:
    """`later`, with the value of `earlier` wherever an undeclared change between the two lies."""
    kept = later
    for problem in undeclared:
        steps = problem.field.split(".")
        kept = _at(earlier, kept, steps)
        if problem.digest:
            # By it the next revision says which text it replaces: the one that was published, not the one in silence.
            kept = _at(earlier, kept, ("translations", steps[-1], "digest"))
        if steps[0] == "translations" and problem.change is Change.VANISHED:
            kept = _with_texts_in(steps[-1], earlier, kept)
    return kept


def _with_texts_in(language: str, earlier: Record, kept: Record) -> Record:
    """What a lost translation said: of its texts nothing was told one by one."""
    if isinstance(earlier, FollowUp) and isinstance(kept, FollowUp):
        return with_texts_of(earlier, kept, language)
    return kept


def _at(earlier: T, later: T, steps: Sequence[str]) -> T:
    """`steps` lead from here to the value: names of fields, languages of a text, names or numbers in a list."""
    if not steps or type(earlier) is not type(later):
        return earlier
    name, *rest = steps
    if isinstance(earlier, Text) and isinstance(later, Text):
        return _texts(earlier, later, name)  # type: ignore[return-value]  # T is Text here
    if isinstance(earlier, tuple) and isinstance(later, tuple):
        return tuple(_items(earlier, later, name, rest))  # type: ignore[return-value]  # and a tuple here
    if is_dataclass(later) and not isinstance(later, type):
        return replace(later, **{name: _at(getattr(earlier, name), getattr(later, name), rest)})
    return earlier


def _texts(earlier: Text, later: Text, language: str) -> Text:
    versions = {version.language: version for version in later.versions}
    versions[language] = earlier.version_in(language)
    order = dict.fromkeys([version.language for version in earlier.versions if version.language in versions])
    return Text(tuple(versions[found] for found in {**order, **versions}))


def _items(earlier: tuple[object, ...], later: tuple[object, ...], name: str, rest: Sequence[str]) -> Iterable[object]:
    before, after = by_name(earlier), by_name(later)
    if before is None or after is None:
        place = int(name) - 1
        return [_at(earlier[place], item, rest) if number == place else item for number, item in enumerate(later)]
    items = {**after}
    if name not in before:
        items.pop(name, None)  # it is gone already where the whole list was put back
    else:
        items[name] = _at(before[name], after[name], rest) if name in after else before[name]
    # What was there before stands first, in its order: so it does in every lawful list.
    order = dict.fromkeys(found for found in before if found in items)
    return [items[found] for found in {**order, **items}]
