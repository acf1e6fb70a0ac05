"""The translation of a whole file, and what stands at its top."""

from __future__ import annotations

from itertools import pairwise

from pledgebook.model.follow_up import BodyTranslation, Revision
from pledgebook.model.mention import RecordKind
from pledgebook.model.translated_file import DIGEST_LENGTH, TranslatedFile, digest_of
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.reading.nodes import Mapping
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind
from pledgebook.schema.several import OneOrSeveral
from pledgebook.schema.shape import Record, Shape, Values, listed, optional, read_values, required
from pledgebook.schema.simple import Pattern
from pledgebook.schema.words import Words
from pledgebook.span import Span

DIGEST = Pattern("digest", f"[0-9a-f]{{{DIGEST_LENGTH}}}", "not-a-digest")


class RevisionShape(Shape):
    name = "revision"
    date = required(DateKind(), "2022-03-01")
    why = required(Words(), "{sv: Ett tal var fel i översättningen., en: A number was wrong in the translation.}")
    was = required(DIGEST, "1a2b3c4d5e6f")


def _build_revision(values: Values) -> Revision:
    shape = RevisionShape
    return Revision(values[shape.date], values[shape.why], values[shape.was], values.span)


class TranslationShape(Shape):
    name = "translation"
    translated_from = optional(DIGEST, "1a2b3c4d5e6f")
    revised = listed(
        OneOrSeveral(Record(RevisionShape, _build_revision)),
        "[{date: 2022-03-01, was: 1a2b3c4d5e6f, why: {sv: Ett tal var fel., en: A number was wrong.}}]",
    )


def read_translated_follow_up(
    file: MarkdownFile, follow_up_id: str, language: str, context: Context
) -> BodyTranslation:
    """The file `NAME.en.md` beside a follow-up. All other facts stand in the original alone."""
    values = _facts(file, context)
    begin = Span(file.path)
    made_from = values[TranslationShape.translated_from] if values else None
    span = values.span_of(TranslationShape.translated_from) if values else begin
    if values is not None or file.front_matter is None:
        # Of facts that cannot be read it is not known whether they say which text it was made from.
        note = TranslatedFile(RecordKind.FOLLOW_UP, follow_up_id, language, made_from, span)
        context.translations.files.append(note)
    revised = values[TranslationShape.revised] if values else ()
    for before, after in pairwise(revised):
        if after.date.last_day < before.date.first_day:
            context.complain("revision-out-of-order", after.span, date=str(after.date), before=str(before.date))
    return BodyTranslation(language, digest_of(file.body), revised, begin)


def _facts(file: MarkdownFile, context: Context) -> Values | None:
    if file.front_matter is None:
        return None
    if isinstance(file.front_matter, Mapping):
        others = [key for key, _ in file.front_matter.entries if key.value not in TranslationShape.fields]
        if others:
            names = tuple(key.value for key in others)
            context.complain("front-matter-in-translation", others[0].span, fields=names)
            return None
    return read_values(TranslationShape, file.front_matter, context)
