"""What reading one file needs to know, and what it gathers on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pledgebook.diagnostics.diagnostic import Diagnostic, Fact, complaint
from pledgebook.diagnostics.suggestion import nearest
from pledgebook.language import Version
from pledgebook.model.mention import Mention, Owner, RecordKind, Writing
from pledgebook.model.reference import Reference
from pledgebook.model.source import Source
from pledgebook.model.translated_file import MissingTranslation
from pledgebook.schema.translation_notes import GatheredNotes
from pledgebook.span import Span


@dataclass(slots=True)
class Context:
    """`untranslated` are the languages this file may lack; `owner` is the agreement that is being read.

    `record` is what the texts that are read belong to: an agreement, a follow-up, or (None) the register itself.
    `is_partial` holds while the new values of an amendment are read: they may be in one language alone.
    """

    languages: tuple[str, ...]
    untranslated: frozenset[str] = frozenset()
    owner: str = ""
    record: Owner = (None, "")
    is_partial: bool = False
    problems: list[Diagnostic] = field(default_factory=list)
    writings: list[Writing] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    unread: set[tuple[RecordKind, str]] = field(default_factory=set)
    translations: GatheredNotes = field(default_factory=GatheredNotes)

    @property
    def original_language(self) -> str:
        return self.languages[0]

    def complain(self, slug: str, span: Span, **facts: Fact) -> None:
        self.problems.append(complaint(slug, span, **facts))

    def complain_of_value(self, slug: str, span: Span, value: str, meant: str | None, **facts: Fact) -> None:
        """A complaint about a value that is not written as it should be, with what was meant if that can be told."""
        suggestion: dict[str, Fact] = {"suggestion": meant} if meant else {}
        self.complain(slug, span, value=value, **facts, **suggestion)

    def complain_of_choice(
        self, slug: str, span: Span, value: str, choices: Iterable[str], meant: str | None = None
    ) -> str | None:
        """A complaint about a word that is none of `choices`. Returned is what was meant, or the nearest of them."""
        known = tuple(choices)
        suggestion = meant or nearest(value, known)
        self.complain_of_value(slug, span, value, suggestion, choices=known)
        return suggestion

    def note_writing(self, version: Version, *, is_markdown: bool) -> None:
        self.writings.append(Writing(version, is_markdown, self.record))

    def note_missing_translation(self, language: str, span: Span) -> bool:
        """A text that is not there in a language. Returned is whether it may be missing."""
        is_on_purpose = language in self.untranslated
        self.translations.missing.append(MissingTranslation(*self.record, language, is_on_purpose, span))
        return is_on_purpose

    def note_mention(self, kind: RecordKind, reference: Reference) -> None:
        is_within_agreement = kind in (RecordKind.FOCUS_AREA, RecordKind.GOAL)
        full_id = f"{self.owner}/{reference.id}" if is_within_agreement else reference.id
        self.note_mention_of(kind, full_id, reference)

    def note_mention_of(self, kind: RecordKind, full_id: str, reference: Reference) -> None:
        self.mentions.append(Mention(kind, full_id, reference, self.record))
