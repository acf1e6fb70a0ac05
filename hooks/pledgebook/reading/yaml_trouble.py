"""What PyYAML says in its own English when YAML cannot be parsed becomes one of our complaints.

Which of libyaml's messages means which trouble was found by trying the mistakes that editors make.
"""

from __future__ import annotations

import yaml

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.reading.source_text import SourceText
from pledgebook.span import Span

_SLUG_BY_PROBLEM = (
    ("mapping values are not allowed", "colon-in-plain-text"),
    ("found undefined alias", "anchor-or-tag"),
    ("found another document", "several-documents"),
    ("found unexpected end of stream", "quote-not-closed"),
    ("did not find expected ',' or '}'", "bracket-not-closed"),
    ("did not find expected ',' or ']'", "bracket-not-closed"),
    ("found unknown escape character", "backslash-in-quotes"),
    ("did not find expected '-' indicator", "indentation"),
    ("did not find expected key", "text-after-quote-or-indentation"),
    ("block sequence entries are not allowed", "list-on-same-line"),
    ("found character that cannot start any token", "sign-cannot-begin-text"),
    ("could not find expected ':'", "colon-missing"),
)


def syntax_trouble(source: SourceText, error: yaml.YAMLError) -> Diagnostic:
    problem = str(getattr(error, "problem", "") or error)
    mark = getattr(error, "problem_mark", None)
    span = Span(source.path, mark.line + 1, mark.column + 1) if mark is not None else Span(source.path)
    sign = source.text[mark.index : mark.index + 1].strip() if mark is not None else ""
    for words, slug in _SLUG_BY_PROBLEM:
        if words in problem:
            return complaint(slug, span, sign=sign or "…")
    return complaint("yaml-syntax", span, sign=sign or "…")
