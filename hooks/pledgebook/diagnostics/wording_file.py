"""The sentences of a language, as data: wording/<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pledgebook.diagnostics.diagnostic import Diagnostic, Fact, Term
from pledgebook.word_files import WordFiles

_FILES = WordFiles("pledgebook.diagnostics", "wording")

# Addresses and words to choose are shown whole, however long they are.
_TO_BE_COPIED = ("moved_to", "copy", "suggestion")

# The languages that complaints can be made in.
WORDING_LANGUAGES = _FILES.languages


def wording(language: str) -> Mapping[str, Any]:
    """All that can be said in complaints, in one of WORDING_LANGUAGES."""
    return _FILES.words_in(language)


def refusal(slug: str, facts: Mapping[str, str], language: str) -> str:
    """Why a history cannot be read for certain, in one sentence."""
    return str(wording(language)["refused"][slug].format(**facts))


def headline(diagnostic: Diagnostic, language: str) -> str:
    """What is wrong, in one line."""
    return _sentence(diagnostic, "headline", language)


def hint(diagnostic: Diagnostic, language: str) -> str:
    """What to do about it, beginning with the likely word where one was meant."""
    return _sentence(diagnostic, "hint", language)


def template_of(diagnostic: Diagnostic, part: str, language: str) -> str:
    """The `headline` or `hint` with its blanks. What stands between backticks in it is as it is typed in a record."""
    sentence = str(wording(language)[diagnostic.code.slug][part]).strip()
    if part == "hint" and diagnostic.facts.get("suggestion") is not None:
        return f"{wording(language)['did_you_mean']} {sentence}"
    return sentence


def facts_in_words(diagnostic: Diagnostic, language: str) -> Mapping[str, str]:
    """What fills the blanks."""
    return {name: _said(name, fact, language) for name, fact in diagnostic.facts.items()}


def _sentence(diagnostic: Diagnostic, part: str, language: str) -> str:
    return template_of(diagnostic, part, language).format(**facts_in_words(diagnostic, language))


def _said(name: str, fact: Fact, language: str) -> str:
    if isinstance(fact, Term):
        return str(wording(language)["terms"][fact.value])
    if isinstance(fact, tuple):
        return ", ".join(fact)
    if name == "record":
        return str(wording(language)["records"].get(fact, fact))
    return str(fact) if name in _TO_BE_COPIED else _on_one_line(str(fact))


def _on_one_line(text: str) -> str:
    """A long or many-lined value would hide the sentence that it stands in."""
    joined = " ".join(text.split())
    return joined if len(joined) <= 80 else f"{joined[:79]}…"
