"""Where a ready text has a blank, somebody was to write something: a blank alone is no text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.history.ready_amendment import BLANK
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    """Within a text the same sign says that something goes on, or is left out of a quotation."""
    for writing in register.writings:
        if writing.version.words.strip() == BLANK:
            yield complaint("blank-left", writing.version.span_at(0), value=BLANK)
