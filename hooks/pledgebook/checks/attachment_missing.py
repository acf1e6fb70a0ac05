"""A source with a `file` needs the file: below content/, from where it is published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.suggestion import FewSuggestions
from pledgebook.model.mention import RecordKind
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    suggestions = FewSuggestions()
    for mention in register.mentions:
        if mention.kind is RecordKind.FILE and mention.full_id not in register.attachments:
            suggestion = suggestions.nearest(mention.full_id, register.attachments)
            facts = {"suggestion": suggestion} if suggestion else {}
            yield complaint("attachment-missing", mention.reference.span, file=mention.full_id, **facts)
