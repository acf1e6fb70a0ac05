"""Which translations of a register are missing, and which have fallen behind their original. No clock takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Text, Version
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind, NewValues
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.prose import ProsePage
from pledgebook.model.register import Register
from pledgebook.model.translated_file import MissingTranslation, TranslatedFile, normalised
from pledgebook.span import Span

WORDS, TITLE = "words", "title"

# A text with the amendment that gave it this form; None for the form it was signed in.
_History = Iterable[tuple[Amendment | None, Text | None]]


class TranslationState(StrEnum):
    """UNMARKED: a file that does not say which text it was made from, so that nobody knows."""

    MISSING = "missing"
    STALE = "stale"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class Translation:
    """One translation that is not known to be up to date.

    `field` is `words` or `title` where an amendment changed that; otherwise it is about a whole record or file. What
    is missing on purpose was said to be (`untranslated`), and is told of once a record.
    """

    kind: RecordKind | None
    id: str
    field: str
    language: str
    state: TranslationState
    is_on_purpose: bool
    span: Span


def translations(register: Register) -> tuple[Translation, ...]:
    """Every missing, stale or unmarked translation, in the order of the files."""
    found = [*_missing(register), *left_behind(register), *unmarked_translations(register)]
    return tuple(sorted(found, key=lambda one: (one.span, one.language, one.field)))


def left_behind(register: Register) -> Iterator[Translation]:
    """What has not followed its original: stale, or missing where an amendment brought a text that was not there."""
    originals = register.translation_notes.originals
    for file in register.translation_notes.files:
        now = originals.get((file.kind, file.id))
        if file.made_from is not None and now is not None and file.made_from != now:
            yield _of_file(file, TranslationState.STALE)
    for agreement in register.agreements.values():
        yield from _stale_in(agreement, agreement.id, register)
        for pledge in agreement.pledges:
            yield from _stale_in(pledge, agreement.id, register)


def unmarked_translations(register: Register) -> Iterator[Translation]:
    for file in register.translation_notes.files:
        if file.made_from is None:
            yield _of_file(file, TranslationState.UNMARKED)


def missing_pages(register: Register) -> Iterator[tuple[ProsePage, str]]:
    """Each prose page with a language it lacks: the version that exists, in the first language of those."""
    pages: dict[str, dict[str, ProsePage]] = {}
    for page in register.prose:
        pages.setdefault(page.name, {})[page.language] = page
    for versions in pages.values():
        first = versions[min(versions, key=register.languages.index)]
        for language in register.languages:
            if language not in versions and not register.knows(RecordKind.PAGE, _path_in(language, first)):
                yield first, language


def _path_in(language: str, page: ProsePage) -> str:
    """Where the version in another language has its place; a file that is there need only be readable."""
    folder, _, *below = page.body_span.path.split("/")
    return "/".join([folder, language, *below])


def _missing(register: Register) -> Iterator[Translation]:
    told: set[tuple[RecordKind | None, str, str]] = set()
    for one in sorted(register.translation_notes.missing, key=lambda missing: missing.span):
        record = one.kind, one.id, one.language
        if not one.is_on_purpose or record not in told:
            yield _of_missing(one)
        if one.is_on_purpose:
            told.add(record)
    for page, language in missing_pages(register):
        yield _of_missing(
            MissingTranslation(RecordKind.PAGE, page.name, language, is_on_purpose=False, span=page.body_span)
        )


def _of_missing(one: MissingTranslation) -> Translation:
    return Translation(one.kind, one.id, "", one.language, TranslationState.MISSING, one.is_on_purpose, one.span)


def _of_file(file: TranslatedFile, state: TranslationState) -> Translation:
    return Translation(file.kind, file.id, "", file.language, state, is_on_purpose=False, span=file.span)


def _stale_in(record: Agreement | Pledge, agreement_id: str, register: Register) -> Iterator[Translation]:
    if not any(_sets_text(amendment.now) for amendment in record.amendments):
        return
    if isinstance(record, Pledge):
        kind, record_id = RecordKind.PLEDGE, record.full_id
        words: _History = [(amendment, state.wording) for amendment, state in record.states]
    else:
        kind, record_id = RecordKind.AGREEMENT, record.id
        words = [(amendment, state.words) for amendment, state in record.states]
    titles: _History = [(amendment, state.title) for amendment, state in record.states]
    for field, history in ((WORDS, words), (TITLE, titles)):
        for language, (state, span) in _not_followed(history, register.languages).items():
            if (agreement_id, language) not in register.translation_notes.untranslated:
                yield Translation(kind, record_id, field, language, state, is_on_purpose=False, span=span)


def _sets_text(now: NewValues | None) -> bool:
    return now is not None and (now.words is not None or now.title is not None)


def _not_followed(history: _History, languages: tuple[str, ...]) -> dict[str, tuple[TranslationState, Span]]:
    """The languages in which no amendment has followed the original, each with the place where it was last changed.

    A typing mistake in the original leaves no translation behind.
    """
    original, *others = languages
    behind: dict[str, tuple[TranslationState, Span]] = {}
    (_, before), *later = history
    for amendment, after in later:
        changed = _changed_version(before, after, original)
        for language in others:
            if _is_given(before, after, language):
                behind.pop(language, None)
            elif changed is None or amendment is None or amendment.kind is AmendmentKind.TYPO:
                continue
            elif _version(after, language) is not None:
                behind[language] = TranslationState.STALE, changed.span
            elif before is None:
                behind[language] = TranslationState.MISSING, changed.span
        before = after
    return behind


def _changed_version(before: Text | None, after: Text | None, language: str) -> Version | None:
    """The new version, if it says something else than before."""
    old, new = _version(before, language), _version(after, language)
    if new is None or (old is not None and normalised(old.words) == normalised(new.words)):
        return None
    return new


def _is_given(before: Text | None, after: Text | None, language: str) -> bool:
    """Whether it was written anew, be it in the same words: then somebody found that they still hold."""
    new = _version(after, language)
    return new is not None and new != _version(before, language)


def _version(text: Text | None, language: str) -> Version | None:
    """The version in this very language."""
    return next((version for version in text.versions if version.language == language), None) if text else None
