"""Texts in every language of the register, with a complaint where one is missing."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pledgebook.language import Text, Version
from pledgebook.reading.nodes import Mapping, Node, Scalar
from pledgebook.schema.context import Context
from pledgebook.schema.kind import JsonSchema
from pledgebook.span import Span

LANGUAGE_PATTERN = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
# An editor takes a text such as `2021` or `true` for something else.
TEXT_SCHEMA: JsonSchema = {"type": ["string", "number", "boolean"], "minLength": 1}


@dataclass(frozen=True, slots=True)
class WordsRule:
    """Whether `sv:` and `en:` stand directly in a record, and what they are. `meaning` is documented like a field.

    In the canonical form they stand before the field `before`, or last.
    """

    is_required: bool = False
    is_markdown: bool = False
    may_lack_translation: bool = False
    example: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A map of languages: `title: {sv: …, en: …}`."""

    is_markdown: bool = False

    @property
    def name(self) -> str:
        return "markdown" if self.is_markdown else "words"

    def read(self, node: Node, context: Context) -> Text | None:
        if isinstance(node, Scalar):
            return _text_alone(node, context, is_markdown=self.is_markdown)
        if not isinstance(node, Mapping):
            context.complain("not-words", node.span, languages=context.languages)
            return None
        unknown = [key for key, _ in node.entries if key.value not in context.languages]
        for key in unknown:
            context.complain_of_choice("unknown-language", key.span, key.value, context.languages)
        rule = WordsRule(is_required=True, is_markdown=self.is_markdown)
        return read_words_of(rule, node, None, context, context.languages if unknown else ())

    def json_schema(self) -> JsonSchema:
        by_language = {
            "type": "object",
            "patternProperties": {f"^{LANGUAGE_PATTERN}$": TEXT_SCHEMA},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [by_language, TEXT_SCHEMA]}


def is_like_language(name: str) -> bool:
    """Whether a field may have been meant for a language: `se` for `sv`, say, or `eng`."""
    return re.fullmatch(LANGUAGE_PATTERN, name) is not None


@dataclass(frozen=True, slots=True)
class TranslationLanguage:
    """A language of the register that a file may lack: any but the original."""

    name: str = "translation"

    def read(self, node: Node, context: Context) -> str | None:
        if not isinstance(node, Scalar):
            context.complain("not-text", node.span)
            return None
        if node.value not in context.languages[1:]:
            context.complain_of_choice("unknown-language", node.span, node.value, context.languages[1:])
            return None
        return node.value

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{LANGUAGE_PATTERN}$"}


def read_words_of(
    rule: WordsRule, node: Mapping, key: Scalar | None, context: Context, misspelt: Collection[str] = ()
) -> Text | None:
    """The texts that stand in `node` under the register's languages; None without the original.

    That languages under `misspelt` are missing has been said already.
    """
    versions, given = [], []
    for language in context.languages:
        value = node.value_of(language)
        if value is not None:
            given.append(language)
            version = _version(language, value, context)
            if version is not None:
                context.note_writing(version, is_markdown=rule.is_markdown)
                versions.append(version)
    if (given or rule.is_required) and len(given) < len(context.languages):
        _complain_of_missing(rule, {*given, *misspelt}, key.span if key else node.span, context)
    has_original = context.is_partial or any(v.language == context.original_language for v in versions)
    return Text(tuple(versions)) if versions and has_original else None


def _version(language: str, value: Node, context: Context) -> Version | None:
    if not isinstance(value, Scalar):
        context.complain("not-text", value.span)
        return None
    if value.is_nothing:
        context.complain("empty-field", value.span, field=language)
        return None
    return Version(language, value.value, value.text_span, value.is_verbatim)


def _complain_of_missing(rule: WordsRule, given: Collection[str], span: Span, context: Context) -> None:
    if context.is_partial:
        return
    original = context.original_language
    if original not in given:
        context.complain("missing-original", span, language=original)
    if rule.may_lack_translation:
        return
    _complain_of_translations(given, span, context)


def complain_of_missing(text: Text, span: Span, context: Context) -> None:
    """A text that may lack its translation in some records but not in this one."""
    _complain_of_translations({version.language for version in text.versions}, span, context)


def _complain_of_translations(given: Collection[str], span: Span, context: Context) -> None:
    for language in context.languages[1:]:
        if language not in given and not context.note_missing_translation(language, span):
            context.complain("missing-translation", span, language=language)


def _text_alone(node: Scalar, context: Context, *, is_markdown: bool) -> Text | None:
    """A bare text is the original; it is enough only where the file may lack the translations."""
    if node.is_nothing:
        context.complain("empty-field", node.span, field=context.original_language)
        return None
    missing = [code for code in context.languages[1:] if code not in context.untranslated]
    if missing and not context.is_partial:
        context.complain("words-in-one-language", node.span, languages=context.languages)
        return None
    if not context.is_partial:
        for code in context.languages[1:]:
            context.note_missing_translation(code, node.span)
    text = Text((Version(context.original_language, node.value, node.text_span, node.is_verbatim),))
    context.note_writing(text.original, is_markdown=is_markdown)
    return text
