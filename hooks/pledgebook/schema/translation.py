"""The translation of a whole file: the one fact that stands at its top."""

from __future__ import annotations

from pledgebook.model.mention import RecordKind
from pledgebook.model.translated_file import DIGEST_LENGTH, TranslatedFile
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.nodes import Mapping
from pledgebook.schema.context import Context
from pledgebook.schema.shape import Shape, optional, read_values
from pledgebook.schema.simple import Pattern
from pledgebook.span import Span

DIGEST = Pattern("digest", f"[0-9a-f]{{{DIGEST_LENGTH}}}", "not-a-digest")


class TranslationShape(Shape):
    name = "translation"
    translated_from = optional(DIGEST, "1a2b3c4d5e6f")


def note_translated_follow_up(file: MarkdownFile, follow_up_id: str, language: str, context: Context) -> None:
    """The file `NAME.en.md` beside a follow-up. All other facts stand in the original alone."""
    made_from, span = _translated_from(file, context)
    note = TranslatedFile(RecordKind.FOLLOW_UP, follow_up_id, language, made_from, span)
    context.translations.files.append(note)


def _translated_from(file: MarkdownFile, context: Context) -> tuple[str | None, Span]:
    begin = Span(file.path)
    if file.front_matter is None:
        return None, begin
    if isinstance(file.front_matter, Mapping):
        others = [key for key, _ in file.front_matter.entries if key.value not in TranslationShape.fields]
        if others:
            names = tuple(key.value for key in others)
            context.complain("front-matter-in-translation", others[0].span, fields=names)
            return None, begin
    values = read_values(TranslationShape, file.front_matter, context)
    if values is None:
        return None, begin
    return values[TranslationShape.translated_from], values.span_of(TranslationShape.translated_from)
