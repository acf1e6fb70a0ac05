"""Records hold text, never HTML: everything in them may come from a stranger's pull request.

What is written is escaped in any case. The rule is here so that the author is told, and so that no text that
tries to be code ever enters the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import Writing
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import without_code

# What stands between `<` and `>` in a link: nothing in it can be an attribute.
_LINK = (
    r"(?<=\]\(<)[^\s<>=]*>\)|https?://[^\s<>]*>|[A-Za-z][\w+.-]*:[^\s<>=\"']*>|"
    r"(?:mailto:)?[\w.%+-]+@[\w.-]+>"
)
# A tag, a comment or a declaration; `a < b` is arithmetic.
_TAG = re.compile(rf"<(?!{_LINK})(?=[A-Za-z/!?])[^\s<>]{{0,20}}")
# `" onmouseover=` closes an attribute and opens another.
_EVENT = re.compile(r"[\"'`]\s*on[a-z]{3,20}\s*=", re.IGNORECASE)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for writing in register.writings:
        words = writing.version.words
        if "<" in words or "=" in words:
            yield from _markup(writing)


def _markup(writing: Writing) -> Iterator[Diagnostic]:
    """One complaint a line: a beginning tag and its end are one trouble."""
    version = writing.version
    text = without_code(version.words) if writing.is_markdown else version.words
    told: set[int] = set()
    for match in sorted(chain(_TAG.finditer(text), _EVENT.finditer(text)), key=lambda match: match.start()):
        place = version.span_at(match.start())
        if place.line not in told:
            told.add(place.line)
            yield complaint("markup-in-text", place, value=match.group())
