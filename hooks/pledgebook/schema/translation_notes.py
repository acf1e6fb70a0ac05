"""What is gathered about translations, file by file, until the register has it all."""

from __future__ import annotations

from dataclasses import dataclass, field

from pledgebook.model.mention import RecordKind
from pledgebook.model.translated_file import MissingTranslation, TranslatedFile, TranslationNotes


@dataclass(slots=True)
class GatheredNotes:
    missing: list[MissingTranslation] = field(default_factory=list)
    files: list[TranslatedFile] = field(default_factory=list)
    originals: dict[tuple[RecordKind, str], str] = field(default_factory=dict)
    untranslated: set[tuple[str, str]] = field(default_factory=set)

    def add(self, others: GatheredNotes) -> None:
        self.missing += others.missing
        self.files += others.files
        self.originals |= others.originals
        self.untranslated |= others.untranslated

    def all(self) -> TranslationNotes:
        return TranslationNotes(tuple(self.missing), tuple(self.files), self.originals, frozenset(self.untranslated))
