"""What is noted of translations while records are read: what lacks one, and from which text a file was translated."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from pledgebook.model.mention import RecordKind
from pledgebook.span import Span

DIGEST_LENGTH = 12

# Curly and straight, long and short: an editor, or a word processor on the way, changes one into the other.
_ALIKE = {"\u00ad": "", **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
_TYPOGRAPHY = re.compile(f"[{''.join(_ALIKE)}]")


def normalised(words: str) -> str:
    """The words without what is only typography: the same letters, digits and signs in the same order."""
    plain = _TYPOGRAPHY.sub(lambda sign: _ALIKE[sign[0]], unicodedata.normalize("NFC", words))
    return " ".join(plain.split())


def digest_of(*texts: str) -> str:
    """The mark of an original. Short, for people carry it; it tells texts apart and proves nothing."""
    whole = "\n".join(normalised(text) for text in texts)
    return hashlib.sha256(whole.encode()).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True, slots=True)
class MissingTranslation:
    """A text that is not there in a language. `kind` is None in what belongs to the register itself."""

    kind: RecordKind | None
    id: str
    language: str
    is_on_purpose: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TranslatedFile:
    """A file that translates a whole text. `made_from` is the digest of the original it was made from, if it says."""

    kind: RecordKind
    id: str
    language: str
    made_from: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class TranslationNotes:
    """`originals` are the digests of the texts that files translate, as they are now, by the record.

    `untranslated` are the agreements, by id, that may lack a language.
    """

    missing: tuple[MissingTranslation, ...] = ()
    files: tuple[TranslatedFile, ...] = ()
    originals: Mapping[tuple[RecordKind, str], str] = field(default_factory=dict)
    untranslated: frozenset[tuple[str, str]] = frozenset()
