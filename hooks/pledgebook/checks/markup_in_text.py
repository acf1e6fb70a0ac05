"""Records hold text, never HTML: everything in them may come from a stranger's pull request.

What is written is escaped in any case. The rule is here so that the author is told, and so that no text that
tries to be code ever enters the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import without_code

# A tag, a comment or a declaration; `<https://…>` and `<a@b.se>` are links, `a < b` is arithmetic.
_TAG = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|[^\s<>@]+@[^\s<>@]+>)(?=[A-Za-z/!?])[^\s<>]{0,20}")
# `" onmouseover=` closes an attribute and opens another.
_EVENT = re.compile(r"[\"'`]\s*on[a-z]{3,20}\s*=", re.IGNORECASE)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for writing in register.writings:
        words = writing.version.words
        if "<" not in words and "=" not in words:
            continue
        text = without_code(words) if writing.is_markdown else words
        for pattern in (_TAG, _EVENT):
            for match in pattern.finditer(text):
                yield complaint("markup-in-text", writing.version.span_at(match.start()), value=match.group())
