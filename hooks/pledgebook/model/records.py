"""Everything published by one site, as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.accessibility import AccessibilityStatement
from pledgebook.model.actor import Actor, Area, Contact
from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import Duration, PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.history_note import HistoryNote
from pledgebook.model.meeting import Meeting
from pledgebook.model.mention import Mention, RecordKind, Writing
from pledgebook.model.prose import GlossaryTerm, ProsePage
from pledgebook.model.reference import Reference, ids
from pledgebook.model.source import Source
from pledgebook.model.translated_file import TranslationNotes
from pledgebook.span import Span


@dataclass(frozen=True)
class Records:
    """The records of one site. `unread` names records that exist but could not be read: they are no lost references.

    `notice` stands on every page; `about` and `privacy` are the publisher's own words on pages of their own.
    `opened` is the day from which what is published stays; before it the site is under construction. With
    `is_linear`, the history may hold no merges. `updated` is when actors, areas, contacts or terms last changed:
    other records carry dates of their own.
    `attachments` are documents and pictures, by their path on the site, with their size in bytes; `checksums` has the
    SHA-256 of those that a source names.
    `writings` holds every text of every record once, `mentions` every reference and `sources` every source, for the
    rules about them.
    """

    languages: tuple[str, ...]
    publisher: Reference
    title: Text
    notice: Text | None
    about: Text | None
    accessibility: AccessibilityStatement | None
    privacy: Text | None
    report_within: Duration
    opened: PartialDate | None
    is_linear: bool
    history_notes: tuple[HistoryNote, ...]
    updated: PartialDate | None
    actors: Mapping[str, Actor]
    areas: Mapping[str, Area]
    contacts: Mapping[str, Contact]
    meetings: tuple[Meeting, ...]
    agreements: Mapping[str, Agreement]
    follow_ups: Mapping[str, FollowUp]
    terms: Mapping[str, GlossaryTerm]
    prose: tuple[ProsePage, ...]
    attachments: Mapping[str, int]
    checksums: Mapping[str, str]
    writings: tuple[Writing, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]
    translation_notes: TranslationNotes
    unread: frozenset[tuple[RecordKind, str]]
    span: Span

    @property
    def original_language(self) -> str:
        return self.languages[0]

    @property
    def answers_for_accessibility(self) -> Reference:
        """The publisher, unless the statement of accessibility names another."""
        named = self.accessibility.organisation if self.accessibility else None
        return named or self.publisher

    @property
    def is_public_service(self) -> bool:
        """Whether the law on the accessibility of digital public services (2018:1937) holds for the site."""
        answering = ids((self.publisher, self.answers_for_accessibility))
        return any(self.actors[actor].kind.is_public for actor in answering if actor in self.actors)
