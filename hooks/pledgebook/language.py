"""A text in every language it was written in, each version knowing its place."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.span import Span, lines_and_columns


@dataclass(frozen=True, slots=True)
class Version:
    """One language's version of a text. `language` is a BCP 47 code such as `sv`.

    `is_verbatim` tells that the words stand in the file character by character and line by line.
    """

    language: str
    words: str
    span: Span
    is_verbatim: bool = True

    def span_at(self, index: int) -> Span:
        """The place of the character at `index` in the words; where the text begins if it cannot be told."""
        return self.span.offset(*lines_and_columns(self.words, index)) if self.is_verbatim else self.span


@dataclass(frozen=True, slots=True)
class Text:
    """A text in its languages. The original is first and always there; a translation may be missing."""

    versions: tuple[Version, ...]

    @property
    def original(self) -> Version:
        return self.versions[0]

    def version_in(self, language: str) -> Version:
        """The version in this language, or the original where there is none: compare its `language`."""
        for version in self.versions:
            if version.language == language:
                return version
        return self.original

    def words_in(self, language: str) -> str:
        return self.version_in(language).words

    def replaced_by(self, later: Text) -> Text:
        """This text with the versions that `later` gives put in place of its own, language by language."""
        given = {version.language: version for version in later.versions}
        kept = tuple(given.pop(version.language, version) for version in self.versions)
        return Text(kept + tuple(given.values()))
