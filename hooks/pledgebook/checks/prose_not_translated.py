"""Every prose page exists in every language: the language switch leads from each page to the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.mention import RecordKind
from pledgebook.model.prose import ProsePage
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    languages_of: dict[str, set[str]] = defaultdict(set)
    for page in register.prose:
        languages_of[page.name].add(page.language)
    for page in register.prose:
        missing = [language for language in register.languages if language not in languages_of[page.name]]
        # One complaint a page and language, at the version that exists first.
        if page.language == min(languages_of[page.name], key=register.languages.index):
            for language in missing:
                if not register.knows(RecordKind.PAGE, _path_in(language, page)):
                    yield complaint("prose-not-translated", page.body_span, page=page.name, language=language)


def _path_in(language: str, page: ProsePage) -> str:
    """Where the version in another language has its place; a file that is there need only be readable."""
    folder, _, *below = page.body_span.path.split("/")
    return "/".join([folder, language, *below])
