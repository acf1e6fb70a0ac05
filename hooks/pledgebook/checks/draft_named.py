"""What is published names no draft: a reader would be sent to a page that is not there, and told that there is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.drafts import drafts_in, record_with
from pledgebook.model.mention import LINK_SCHEMES, Owner, RecordKind
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import links_in
from pledgebook.span import Span


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    drafts = drafts_in(register)
    if not drafts:
        return
    for named, within, span in _everything_named(register):
        if named in drafts and within not in drafts:
            yield complaint("draft-named", span, id=named[1])


def _everything_named(register: Register) -> Iterator[tuple[Owner, Owner, Span]]:
    """What is named, in which record, and where."""
    for mention in register.mentions:
        # A report on a draft is told once, and not of each of its pledges.
        if mention.within[0] is not RecordKind.FOLLOW_UP or mention.kind in (
            RecordKind.AGREEMENT,
            RecordKind.FOLLOW_UP,
        ):
            yield record_with(mention.kind, mention.full_id), mention.within, mention.reference.span
    for writing in register.writings:
        if writing.is_markdown and ":" in writing.version.words:
            for link in links_in(writing.version.words):
                scheme, _, record_id = link.target.partition(":")
                if scheme in LINK_SCHEMES:
                    span = writing.version.span_at(link.index)
                    yield record_with(LINK_SCHEMES[scheme], record_id), writing.within, span
