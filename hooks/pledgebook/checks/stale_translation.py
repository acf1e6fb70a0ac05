"""A translation says what the original says now: citizens who read it cannot tell that it has fallen behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, Term, complaint
from pledgebook.model.register import Register
from pledgebook.model.translations import Translation, left_behind


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for translation in left_behind(register):
        yield _complaint_of(translation)


def _complaint_of(stale: Translation) -> Diagnostic:
    if stale.field and stale.kind:
        kind = Term(stale.kind.value)
        return complaint("translation-not-amended", stale.span, kind=kind, id=stale.id, language=stale.language)
    return complaint("stale-translation", stale.span, file=stale.span.path, language=stale.language)
