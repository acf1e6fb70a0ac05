"""What is a draft: agreements and follow-ups that say so, and what lies in them. None of it is published."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from pledgebook.model.mention import Owner, RecordKind
from pledgebook.model.register import Register

_IN_AN_AGREEMENT = (RecordKind.AGREEMENT, RecordKind.PLEDGE, RecordKind.FOCUS_AREA, RecordKind.GOAL)


def drafts_in(register: Register) -> frozenset[Owner]:
    agreements = {(RecordKind.AGREEMENT, a.id) for a in register.agreements.values() if a.is_draft}
    return frozenset(agreements | {(RecordKind.FOLLOW_UP, f.id) for f in register.follow_ups.values() if f.is_draft})


def record_with(kind: RecordKind, full_id: str) -> Owner:
    """The record that is a draft or not as a whole: a pledge is one with its agreement."""
    if kind in _IN_AN_AGREEMENT:
        return RecordKind.AGREEMENT, full_id.partition("/")[0]
    return kind, full_id


def without_drafts(register: Register) -> Register:
    """The register as the public sees it."""
    agreements = {a.id: a for a in register.agreements.values() if not a.is_draft}
    follow_ups = {f.id: f for f in register.follow_ups.values() if not f.is_draft}
    withheld = attachments_of_drafts(register)
    attachments = {path: size for path, size in register.attachments.items() if path not in withheld}
    return replace(register, agreements=agreements, follow_ups=follow_ups, attachments=attachments)


def as_if_published(register: Register) -> Register:
    """The register as it will be when all drafts are published, for a preview: statuses and numbers count them."""
    agreements = {a.id: replace(a, is_draft=False) for a in register.agreements.values()}
    follow_ups = {f.id: replace(f, is_draft=False) for f in register.follow_ups.values()}
    return replace(register, agreements=agreements, follow_ups=follow_ups)


def attachments_of_drafts(register: Register) -> frozenset[str]:
    """The attachments that drafts name and nothing published does."""
    drafts = drafts_in(register)
    files = [mention for mention in register.mentions if mention.kind is RecordKind.FILE]
    named = {mention.full_id for mention in files if mention.within in drafts}
    published = {mention.full_id for mention in files if mention.within not in drafts}
    return frozenset(path for path in named - published if not _is_named_in_prose(path, register))


def _is_named_in_prose(path: str, register: Register) -> bool:
    name = path.rpartition("/")[2]
    return any(name in unquote(page.body) for page in register.prose)
