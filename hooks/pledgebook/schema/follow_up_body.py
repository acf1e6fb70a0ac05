"""The body of a follow-up in every language: one text for each of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pledgebook.language import Text, Version
from pledgebook.model.follow_up import Typo
from pledgebook.model.redaction import TOKEN
from pledgebook.model.reference import Reference
from pledgebook.reading.markdown_file import MarkdownFile
from pledgebook.schema.context import Context
from pledgebook.schema.sections import INTRODUCTION, TITLE, Section, body_sections


@dataclass(frozen=True, slots=True)
class Body:
    """The texts of a follow-up. `by_pledge` holds the sections, each with the place of its heading."""

    title: Text | None
    introduction: Text | None
    by_pledge: Mapping[str, tuple[Reference, Text]]


def read_body(file: MarkdownFile, translations: Mapping[str, MarkdownFile | None], context: Context) -> Body:
    """The parts of a body with their translations; None stands for a translation that cannot be read."""
    files = {context.original_language: file, **translations}
    for language in context.languages[1:]:
        is_missing = language not in translations and bool(file.body.strip())
        if is_missing and not context.note_missing_translation(language, file.body_span):
            context.complain("translation-file-missing", file.body_span, language=language)
    sections = {language: body_sections(found) for language in context.languages if (found := files.get(language))}
    originals = sections[context.original_language]
    for language in sections:
        _complain_of_other_sections(originals, sections[language], language, context)
    by_pledge = {}
    for key in originals:
        versions = {language: found[key] for language, found in sections.items() if key in found}
        by_pledge[key] = _text(versions, context, is_markdown=key != TITLE)
    return Body(
        title=by_pledge.pop(TITLE, None),
        introduction=by_pledge.pop(INTRODUCTION, None),
        by_pledge={key: (Reference(key, originals[key].heading_span), text) for key, text in by_pledge.items()},
    )


def _complain_of_other_sections(
    originals: Mapping[str, Section], translated: Mapping[str, Section], language: str, context: Context
) -> None:
    """A heading misspelt in a translation is one trouble, not one section too many and another too few."""
    extra = [key for key in translated if key not in originals]
    missing = [key for key in originals if key not in translated]
    for key in extra:
        slug = "section-only-in-translation" if key else "introduction-only-in-translation"
        context.complain(slug, translated[key].heading_span, section=key, language=language)
    for key in missing[len(extra) :]:
        context.note_missing_translation(language, originals[key].heading_span)
        slug = "section-not-translated" if key else "introduction-not-translated"
        context.complain(slug, originals[key].heading_span, section=key, language=language)


def _text(versions: Mapping[str, Section], context: Context, *, is_markdown: bool) -> Text:
    read = tuple(Version(language, s.words, s.span, s.is_verbatim) for language, s in versions.items())
    for version in read:
        context.note_writing(version, is_markdown=is_markdown)
    return Text(read)


def mended(file: MarkdownFile, typos: Iterable[Typo], context: Context) -> MarkdownFile:
    """The file as it is shown. What was wrong must stand in the body exactly once, so that nothing else is changed."""
    body = file.body
    for typo in typos:
        if TOKEN.search(typo.was):
            # What was wrong is itself gone, by law.
            continue
        times = body.count(typo.was)
        if times == 1:
            body = body.replace(typo.was, typo.now)
        else:
            context.complain("typo-not-found-once", typo.span, text=typo.was, times=times)
    return replace(file, body=body)
