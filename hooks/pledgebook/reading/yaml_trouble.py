"""What PyYAML says in its own English when YAML cannot be parsed becomes one of our complaints.

Which of libyaml's messages means which trouble was found by trying the mistakes that editors make. libyaml
gives two places: what it was reading (`context`), and where it could go on no longer (`problem`).
"""

from __future__ import annotations

from typing import Any

import yaml

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.nodes import MAX_DEPTH
from pledgebook.reading.source_text import SourceText
from pledgebook.reading.yaml_lines import nearer
from pledgebook.span import Span

_SLUG_BY_CONTEXT = (
    ("while scanning an anchor", "anchor-or-tag"),
    ("while scanning an alias", "anchor-or-tag"),
    ("while scanning a tag", "anchor-or-tag"),
    ("while parsing a tag", "anchor-or-tag"),
    ("while scanning a block scalar", "sign-cannot-begin-text"),
    ("directive", "sign-cannot-begin-text"),
    ("while parsing a block node", "sign-cannot-begin-text"),
)
_SLUG_BY_PROBLEM = (
    ("nested too deep", "nested-too-deep"),
    ("mapping values are not allowed", "colon-in-plain-text"),
    ("found undefined tag handle", "anchor-or-tag"),
    ("found unexpected end of stream", "quote-not-closed"),
    ("found unexpected document indicator", "quote-not-closed"),
    ("did not find expected ',' or '}'", "bracket-not-closed"),
    ("did not find expected ',' or ']'", "bracket-not-closed"),
    ("did not find expected node content", "bracket-not-closed"),
    ("found unknown escape character", "backslash-in-quotes"),
    ("did not find expected hexdecimal number", "backslash-in-quotes"),
    ("did not find expected '-' indicator", "indentation"),
    ("did not find expected key", "text-after-quote-or-indentation"),
    ("block sequence entries are not allowed", "list-on-same-line"),
    ("found character that cannot start any token", "sign-cannot-begin-text"),
    ("mapping keys are not allowed", "sign-cannot-begin-text"),
    ("could not find expected ':'", "colon-missing"),
    ("did not find expected <document start>", "several-documents"),
)
# Their cause is where the reading of them began, not where it failed.
_SHOWN_AT_BEGINNING = frozenset({"anchor-or-tag", "sign-cannot-begin-text", "quote-not-closed", "colon-missing"})


def syntax_trouble(source: SourceText, error: yaml.YAMLError) -> Diagnostic:
    context, problem = str(getattr(error, "context", "")), str(getattr(error, "problem", "") or error)
    slug = _slug(_SLUG_BY_CONTEXT, context) or _slug(_SLUG_BY_PROBLEM, problem) or "yaml-syntax"
    mark, beginning = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if beginning is not None and (slug in _SHOWN_AT_BEGINNING or _is_bracket_left_open(slug, beginning, mark)):
        mark = beginning
    if mark is None:
        return complaint(slug, Span(source.path), sign="…")
    # What is missed at the very end is shown at the last thing written.
    index = min(mark.index, len(source.text.rstrip()) - 1)
    told = nearer(slug, source.text, index)
    if told is not None:
        return complaint(told.slug, source.span_at(told.index), sign=told.sign)
    return complaint(slug, source.span_at(index), sign=source.text[index].strip() or "…", limit=MAX_DEPTH)


def _slug(slug_by_words: tuple[tuple[str, str], ...], said: str) -> str | None:
    return next((slug for words, slug in slug_by_words if words in said), None)


def _is_bracket_left_open(slug: str, beginning: Any, mark: Any) -> bool:
    """A bracket that is not closed shows only on a later line; a text that breaks it, on the same one."""
    return slug == "bracket-not-closed" and mark.line > beginning.line
