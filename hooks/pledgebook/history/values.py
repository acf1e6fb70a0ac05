"""Values as they are meant, so that writing the same in another way is no change, and as short words for complaints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from pledgebook.language import Text
from pledgebook.model.count import Count, Qualifier
from pledgebook.model.dates import Duration, PartialDate, Period, Times
from pledgebook.model.follow_up import Statement
from pledgebook.model.reference import Reference
from pledgebook.model.translated_file import normalised
from pledgebook.span import Span

# Whole in themselves: a period that ends another day is another period.
_LEAVES = (Count, Duration, PartialDate, Period, Times, Reference)


def is_absent(value: object) -> bool:
    """Nothing, however it is not written. A number 0 and `false` are something."""
    return value is None or value == () or value == ""


def is_leaf(value: object) -> bool:
    return isinstance(value, _LEAVES) or not (is_dataclass(value) or isinstance(value, tuple))


def leaf(value: object) -> object:
    """What is compared of a value that is whole in itself."""
    if isinstance(value, Reference):
        return value.id
    return normalised(value) if isinstance(value, str) else value


def by_name(items: Sequence[object]) -> Mapping[str, object] | None:
    """The items by what they are called, such as an amendment by its id; None where they have no names."""
    if any(is_leaf(item) for item in items):
        return None
    named = {item.pledge.id if isinstance(item, Statement) else str(getattr(item, "id", "")): item for item in items}
    return named if len(named) == len(items) and "" not in named else None


def in_words(value: object) -> str:
    """A value in short: for a complaint, which says what it was and what it is."""
    if is_absent(value):
        return ""
    if isinstance(value, Text):
        return value.original.words.strip()
    if isinstance(value, list | tuple):
        return ", ".join(map(in_words, value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Count):
        qualifier = None if value.qualifier is Qualifier.EXACTLY else value.qualifier
        return " ".join(str(part) for part in (qualifier, value.value) if part is not None)
    if is_leaf(value) or not is_dataclass(value):
        return str(value).strip()
    return ", ".join(_fields_in_words(value))


def _fields_in_words(value: object) -> Iterator[str]:
    for field in fields(value):  # type: ignore[arg-type]  # only dataclasses come here
        part = getattr(value, field.name)
        if not is_absent(part) and part is not False and not isinstance(part, Span | frozenset):
            yield in_words(part)
