"""How each field of a record may change once it is published: frozen, unless this table says otherwise.

A field that nobody thought of is frozen, so that a new one cannot be a way past. All fields with their class are
listed in tests/history/change_classes.txt, where every exception is seen.
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from functools import cache

from pledgebook.span import Span


class ChangeClass(StrEnum):
    """FROZEN: never again another. APPENDED: a list that only grows, at its end. ONCE: may be filled in where it
    was empty. LIFTED: a mark such as `incomplete` that may be taken away, never put on. FREE: may change, for it
    promises nothing.
    """

    FROZEN = "frozen"
    APPENDED = "appended"
    ONCE = "once"
    LIFTED = "lifted"
    FREE = "free"


_FREE, _ONCE, _APPENDED = ChangeClass.FREE, ChangeClass.ONCE, ChangeClass.APPENDED

_OTHER_THAN_FROZEN: dict[str, ChangeClass] = {
    # What the site calls itself and whom one can write to. Actors, areas and records are compared one by one.
    "Register.title": _FREE,
    "Register.notice": _FREE,
    "Register.about": _FREE,
    "Register.accessibility": _FREE,
    "Register.privacy": _FREE,
    "Register.updated": _FREE,
    "Register.contacts": _FREE,
    "Register.meetings": _FREE,
    "Register.terms": _FREE,
    "Register.prose": _FREE,
    "Register.actors": _FREE,
    "Register.areas": _FREE,
    "Register.agreements": _FREE,
    "Register.follow_ups": _FREE,
    "Register.attachments": _FREE,
    "Register.checksums": _FREE,
    "Register.writings": _FREE,
    "Register.mentions": _FREE,
    "Register.sources": _FREE,
    "Register.unread": _FREE,
    "Register.translation_notes": _FREE,
    "Register.languages": _APPENDED,
    "Register.opened": _ONCE,
    "Register.history_notes": _APPENDED,
    "Actor.url": _FREE,
    "Actor.reviewers": _FREE,
    "Actor.organisation_number": _ONCE,
    "Actor.also": _APPENDED,
    "Actor.renamed": _APPENDED,
    "Actor.succeeded_by": _ONCE,
    "Area.code": _ONCE,
    "Area.part_of": _ONCE,
    "Area.renamed": _APPENDED,
    "Area.succeeded_by": _ONCE,
    # A record's own changes are appended to it.
    "Agreement.amendments": _APPENDED,
    "Agreement.redactions": _APPENDED,
    "Agreement.aliases": _APPENDED,
    "Agreement.documents": _APPENDED,
    "Agreement.signed": _ONCE,
    "Agreement.signatories": _ONCE,
    "Agreement.is_incomplete": ChangeClass.LIFTED,
    "Agreement.is_draft": _FREE,
    "Pledge.amendments": _APPENDED,
    "Pledge.redactions": _APPENDED,
    "Pledge.aliases": _APPENDED,
    "Pledge.other_wordings": _APPENDED,
    # A decision is told of once; where it can be read may be found later.
    "Added.decision": _ONCE,
    "Added.reason": _ONCE,
    "Added.source": _ONCE,
    "Decision.source": _ONCE,
    "FollowUp.typos": _APPENDED,
    "FollowUp.redactions": _APPENDED,
    "Redaction.confirmed": _ONCE,
    "FollowUp.translations": _APPENDED,
    "BodyTranslation.revised": _APPENDED,
    "BodyTranslation.digest": _FREE,
    "FollowUp.is_draft": _FREE,
    # A source may be filled in, and its copies kept.
    "Source.publisher": _ONCE,
    "Source.date": _ONCE,
    "Source.period": _ONCE,
    "Source.number": _ONCE,
    "Source.archived": _ONCE,
    "Source.moves": _APPENDED,
    "Source.sha256": _ONCE,
    "Source.format": _ONCE,
    "Source.size": _ONCE,
    "Source.language": _ONCE,
    "Source.note": _FREE,
    # Which keys were written says nothing beyond the values themselves.
    "NewValues.given": _FREE,
}


@cache
def fields_with_class(record: type) -> tuple[tuple[str, ChangeClass], ...]:
    """The fields of a kind of record, without the places where they were written."""
    return tuple(
        (field.name, _OTHER_THAN_FROZEN.get(f"{record.__name__}.{field.name}", ChangeClass.FROZEN))
        for field in fields(record)
        if field.type not in ("Span", Span)
    )
