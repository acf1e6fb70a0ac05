"""What a command writes is in canonical form: new files, and those that were in it before."""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.reading.source_text import SourceFile
from pledgebook.writing.canonical_form import canonical_bytes
from pledgebook.writing.same_content import NotTheSameError


def in_form(file: SourceFile, languages: Sequence[str]) -> SourceFile:
    """The file in its canonical form; as it is, if it cannot be read or would not say the same."""
    try:
        content, _ = canonical_bytes(file, languages)
    except NotTheSameError:
        return file
    return SourceFile(file.path, content) if content is not None else file


def kept_in_form(before: SourceFile, after: SourceFile, languages: Sequence[str]) -> SourceFile:
    """The file as it is after a change; in canonical form if it was in it before, so that nothing else changes."""
    return in_form(after, languages) if in_form(before, languages) == before else after
