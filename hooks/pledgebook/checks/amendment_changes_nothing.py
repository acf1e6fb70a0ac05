"""What an amendment says is new is another than what stood: else a list of changes would hold what is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.amended_fields import amended_fields, meant
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, agreement, pledge in amendment_lists(register):
        if not amendments:
            continue
        states: tuple[tuple[Amendment | None, Pledge | Agreement], ...] = (pledge or agreement).states
        for (_, before), (amendment, after) in pairwise(states):
            if amendment is None or amendment.now is None:
                continue
            for field in _unchanged(amendment, before, after):
                yield complaint("amendment-changes-nothing", amendment.now.span, amendment=amendment.id, field=field)


def _unchanged(amendment: Amendment, before: Pledge | Agreement, after: Pledge | Agreement) -> Iterator[str]:
    """A translation in the same words is none of them: it says that they still hold, after the original changed."""
    given = amendment.now.given if amendment.now else frozenset()
    if not given:
        yield "now"
    for field, name in amended_fields(before).items():
        is_confirmed = amendment.kind is AmendmentKind.TRANSLATION and field in ("text", "title")
        if field in given and not is_confirmed and meant(getattr(before, name)) == meant(getattr(after, name)):
            yield field
