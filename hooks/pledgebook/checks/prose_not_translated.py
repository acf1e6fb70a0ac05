"""Every prose page exists in every language: the language switch leads from each page to the same one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.model.translations import missing_pages


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for page, language in missing_pages(register):
        yield complaint("prose-not-translated", page.body_span, page=page.name, language=language)
