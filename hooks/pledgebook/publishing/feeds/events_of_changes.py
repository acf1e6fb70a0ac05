"""What the records themselves declare as changed: added pledges, amendments and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.publishing.changes import Changes
from pledgebook.publishing.declared_changes import DeclaredChange, Family, OtherKind
from pledgebook.publishing.feeds.event import Event, EventKind
from pledgebook.publishing.feeds.known_days import KnownDays


def events_of_changes(register: Register, changes: Changes, known: KnownDays) -> Iterator[Event]:
    for change in changes.every:
        yield Event(
            _kind(change),
            name_of_change(change),
            change.day,
            _known(register, change, known),
            _agreement(change),
            change.record_id,
            pledges=_pledges(change),
        )


def name_of_change(change: DeclaredChange) -> str:
    return f"{_kind(change)}/{_named(change)}"


def _kind(change: DeclaredChange) -> EventKind:
    if change.kind is OtherKind.ADDED:
        return EventKind.PLEDGE_ADDED
    return EventKind.AMENDMENT if change.family is Family.BY_PARTIES else EventKind.CORRECTION


def _named(change: DeclaredChange) -> str:
    """Of the kind and id of the record and what became of it: an amendment has its id, as has what was removed."""
    name = f"{_KINDS[type(change.record)]}/{change.record_id}"
    if change.amendment is not None:
        return f"{name}/{change.amendment.id}"
    if change.redaction is not None:
        return f"{name}/removed/{change.redaction.id}"
    if change.kind is OtherKind.REPORT_TYPO:
        return f"{name}/typo/{change.place}"
    if change.kind is OtherKind.TRANSLATION_REVISED and isinstance(change.record, FollowUp):
        return f"{name}/revised/{_revision(change.record, change.place)}"
    return name


_KINDS = {Agreement: "agreement", Pledge: "pledge", FollowUp: "follow-up"}


def _revision(follow_up: FollowUp, place: int) -> str:
    """Which revision of which translation: it stays when another translation is revised. Typos are counted first."""
    revisions = [
        f"{one.language}/{number}" for one in follow_up.translations for number, _ in enumerate(one.revised, 1)
    ]
    return revisions[place - len(follow_up.typos) - 1]


def _known(register: Register, change: DeclaredChange, known: KnownDays) -> date:
    record = change.record
    if change.amendment is not None:
        return known.amendment(change.record_id, change.amendment)
    if isinstance(record, FollowUp):
        is_report = change.family is Family.REPORTS
        return known.follow_up(record) if is_report else known.within(known.follow_up(record), change.day)
    if isinstance(record, Pledge) and change.kind is OtherKind.ADDED:
        return known.added_pledge(record, change.day)
    return known.within(known.agreement(register.agreements[_agreement(change)]), change.day)


def _agreement(change: DeclaredChange) -> str:
    match change.record:
        case FollowUp():
            return change.record.agreement.id
        case Pledge():
            return change.record.agreement_id
        case Agreement():
            return change.record.id


def _pledges(change: DeclaredChange) -> tuple[str, ...]:
    match change.record:
        case FollowUp():
            return tuple(f"{_agreement(change)}/{statement.pledge.id}" for statement in change.record.statements)
        case Pledge():
            return (change.record.full_id,)
        case Agreement():
            return ()
