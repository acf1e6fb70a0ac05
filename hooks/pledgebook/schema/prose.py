"""Prose pages: front matter field by field; the body is left to the site."""

from __future__ import annotations

from pathlib import PurePosixPath

from pledgebook.language import Version
from pledgebook.model.mention import RecordKind
from pledgebook.model.prose import ProsePage
from pledgebook.model.translated_file import TranslatedFile, digest_of
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.schema.context import Context
from pledgebook.schema.dates import DateKind
from pledgebook.schema.directives import read_directives
from pledgebook.schema.shape import Shape, Values, read_values, required
from pledgebook.schema.simple import PlainText
from pledgebook.schema.translation import TranslationShape
from pledgebook.span import Span


class ProseShape(Shape):
    name = "prose-page"
    title = required(PlainText(), "Så sätts status")
    description = required(PlainText(), "Hur ett löftes status följer av uppföljningarna.")
    updated = required(DateKind(), "2026-11-22")


class TranslatedProseShape(ProseShape):
    """Only a translation can be made from another text."""

    translated_from = TranslationShape.translated_from


def read_prose(file: MarkdownFile, language: str, context: Context) -> ProsePage | None:
    """The page `content/<language>/<name>.md`."""
    if file.front_matter is None:
        context.complain("front-matter-missing", file.body_span)
        return None
    is_original = language == context.original_language
    values = read_values(ProseShape if is_original else TranslatedProseShape, file.front_matter, context)
    if values is None:
        return None
    context.note_writing(Version(language, file.body, file.body_span), is_markdown=True)
    name = page_name(PurePosixPath(*PurePosixPath(file.path).parts[2:]))
    _note_translation(name, language, file, values, context)
    return ProsePage(
        name=name,
        language=language,
        title=values[ProseShape.title],
        description=values[ProseShape.description],
        updated=values[ProseShape.updated],
        body=file.body,
        body_span=file.body_span,
        directives=read_directives(file, context),
    )


def _note_translation(name: str, language: str, file: MarkdownFile, values: Values, context: Context) -> None:
    if language == context.original_language:
        shown = values[ProseShape.title], values[ProseShape.description], file.body
        context.translations.originals[RecordKind.PAGE, name] = digest_of(*shown)
    else:
        field = TranslatedProseShape.translated_from
        span = values.span_of(field) if values.has(field) else Span(file.path)
        note = TranslatedFile(RecordKind.PAGE, name, language, values[field], span)
        context.translations.files.append(note)


def page_name(below_language: PurePosixPath) -> str:
    """The address of `for-redaktorer/index.md` is `for-redaktorer`, that of `om.md` is `om`."""
    name = below_language.with_suffix("")
    return str(name.parent if name.name == "index" else name).replace(".", "")
