"""How a reader can have changed what a page shows: where it is written, and which ways lead there.

What is published and signed is never edited, so there the way is an amendment or a correction.
"""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.publishing.code_host import CodeHost
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.page import Page
from pledgebook.span import Span

# The kinds of page whose record is frozen once it is published: what they are called by in the phrases.
FROZEN_KINDS = ("agreement", "pledge", "focus_area", "follow_up")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`editor` is the place in the host's editor; empty if the register has no known host."""

    place: Span
    editor: str
    is_frozen: bool


def suggestion(edition: Edition, host: CodeHost | None, page: Page) -> Suggestion:
    """Pages that gather records, and those the engine writes by itself, come from the register's own file."""
    place = page.written_at or edition.register.span
    return Suggestion(place, host.editor(place.path, place.line) if host else "", _is_frozen(edition, page))


def _is_frozen(edition: Edition, page: Page) -> bool:
    return edition.register.opened is not None and page.kind in FROZEN_KINDS and not page.is_draft
