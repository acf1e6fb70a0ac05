"""What files tell besides their records: complaints, and all that rules across records look through."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pledgebook.diagnostics.diagnostic import Diagnostic
from pledgebook.model.mention import Mention, RecordKind, Writing
from pledgebook.model.source import Source
from pledgebook.reading.markdown_file import MarkdownFile, read_markdown
from pledgebook.reading.nodes import Node
from pledgebook.reading.source_text import SourceFile, SourceText, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.context import Context
from pledgebook.schema.translation_notes import GatheredNotes

T = TypeVar("T")


@dataclass(slots=True)
class Gathered:
    problems: list[Diagnostic] = field(default_factory=list)
    writings: list[Writing] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    unread: set[tuple[RecordKind, str]] = field(default_factory=set)
    translations: GatheredNotes = field(default_factory=GatheredNotes)

    def add(self, told: Context | Gathered) -> None:
        self.problems += told.problems
        self.writings += told.writings
        self.mentions += told.mentions
        self.sources += told.sources
        self.unread |= told.unread
        self.translations.add(told.translations)

    def record_of(self, told: Told[T]) -> list[T]:
        """The record, if there is one, when all else that was told has been added."""
        self.add(told.gathered)
        return [] if told.record is None else [told.record]

    def yaml(self, source: SourceFile | None) -> Node | None:
        """The nodes of a file, or None if it cannot be read, with what stood in the way."""
        text = self._text(source)
        node, problems = read_yaml(text) if text else (None, [])
        self.problems += problems
        return node

    def markdown(self, source: SourceFile | None) -> MarkdownFile | None:
        text = self._text(source)
        file, problems = read_markdown(text) if text else (None, [])
        self.problems += problems
        return file

    def _text(self, source: SourceFile | None) -> SourceText | None:
        text, problems = decode(source) if source else (None, [])
        self.problems += problems
        return text


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """The record of a file, None if it cannot be understood, and what the file tells besides."""

    record: T | None
    gathered: Gathered
