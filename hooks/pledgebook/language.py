"""A text in every language it was written in, each version knowing its place."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Version:
    """One language's version of a text. `language` is a BCP 47 code such as `sv`."""

    language: str
    words: str
    span: Span

    def span_at(self, index: int) -> Span:
        """The place of the character at `index` in the words."""
        line_start = self.words.rfind("\n", 0, index) + 1
        return self.span.offset(self.words.count("\n", 0, index), index - line_start)


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


def text_in_one_language(language: str, words: str, span: Span) -> Text:
    """A text that needs no translation, such as the title of a source."""
    return Text((Version(language, words, span),))
