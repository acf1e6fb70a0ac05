"""The published records of a register, each under a key that stays when its file is renamed or split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pledgebook.model.actor import Actor, Area
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.register import Register

Record = Actor | Area | Agreement | FollowUp | Register

REGISTER = "register"


class Key(NamedTuple):
    """`kind` is a kind of record or `register`; `id` is the whole id, and empty for the register itself."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}".rstrip()


Records = Mapping[Key, Record]


def published_records(register: Register) -> Records:
    """What can no longer be taken back: everything but drafts. Pledges are published with their agreement."""
    return only_published(records_by_key(register))


def records_by_key(register: Register) -> Records:
    """Every record, drafts too: what was published and is a draft now has not vanished."""
    return dict(_records(register))


def only_published(records: Records) -> Records:
    return {key: record for key, record in records.items() if not is_draft(record)}


def is_draft(record: Record) -> bool:
    return isinstance(record, Agreement | FollowUp) and record.is_draft


def _records(register: Register) -> Iterator[tuple[Key, Record]]:
    yield Key(REGISTER, ""), register
    for actor in register.actors.values():
        yield Key(RecordKind.ACTOR, actor.id), actor
    for area in register.areas.values():
        yield Key(RecordKind.AREA, area.id), area
    for agreement in register.agreements.values():
        yield Key(RecordKind.AGREEMENT, agreement.id), agreement
    for follow_up in register.follow_ups.values():
        yield Key(RecordKind.FOLLOW_UP, follow_up.id), follow_up
