"""A translated file says which text it was made from: without that, nobody is told when the original changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.model.translations import unmarked_translations


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    """One complaint a register: a site that begins to mark its translations has many without a mark."""
    unmarked = len(list(unmarked_translations(register)))
    if unmarked:
        files = len(register.translation_notes.files)
        yield complaint("unmarked-translation", register.span, unmarked=unmarked, files=files)
