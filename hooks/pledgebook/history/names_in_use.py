"""Which actors and areas published records name: these are frozen, and can never go. The others promise nothing yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass

from pledgebook.history.change_classes import ChangeClass, fields_with_class
from pledgebook.language import Text
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key, Record
from pledgebook.model.reference import Reference

_KINDS = (RecordKind.ACTOR, RecordKind.AREA)


class NamesInUse:
    """What these records name, directly or by way of an actor or area that is named. It only grows, as they do."""

    def __init__(self, records: Mapping[Key, Record]) -> None:
        self._records = records
        self._keys: set[Key] = set()
        for key, record in records.items():
            self.take(key, record)

    def __contains__(self, key: Key) -> bool:
        return key.kind not in _KINDS or key in self._keys

    def take(self, key: Key, record: Record) -> None:
        """A record as it is from now on."""
        if key in self:
            self._add(_named_in(record))

    def _add(self, named: Iterable[str]) -> None:
        waiting = [*named]
        while waiting:
            record_id = waiting.pop()
            # An actor and an area may share their id: both are taken to be named.
            for key in (Key(kind, record_id) for kind in _KINDS):
                if key not in self._keys:
                    self._keys.add(key)
                    record = self._records.get(key)
                    waiting += _named_in(record) if record else ()


def _named_in(value: object) -> Iterator[str]:
    """The ids in everything that a record cannot change in silence."""
    if isinstance(value, Reference):
        yield value.id
    elif isinstance(value, tuple):
        for item in value:
            yield from _named_in(item)
    elif is_dataclass(value) and not isinstance(value, Text | type):
        for name, change_class in fields_with_class(type(value)):
            if change_class is not ChangeClass.FREE:
                yield from _named_in(getattr(value, name))
