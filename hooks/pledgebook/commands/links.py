"""`pledgebook check --links`: which addresses in the records lead nowhere any more, and what can be done.

Never part of the plain check: what others do with their sites must not stop a change, and the answer differs from day
to day.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.register import Register
from pledgebook.reading.markdown_links import links_in
from pledgebook.reading.web import Answer, AskAll, Fate
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class _Cited:
    """An address and where it stands. `day` is the one for which a copy is wanted; some have one already."""

    address: str
    span: Span
    day: date
    has_copy: bool = False


def link_troubles(register: Register, today: date, ask_all: AskAll) -> list[Diagnostic]:
    """Each address is asked once, wherever it stands."""
    cited = list(_cited_in(register, today))
    answers = ask_all(one.address for one in cited)
    return [trouble for one in cited for trouble in _troubles(one, answers[one.address], today)]


def _cited_in(register: Register, today: date) -> Iterator[_Cited]:
    for source in register.sources:
        if source.address is not None:
            day = min(source.date.last_day, today) if source.date else today
            yield _Cited(source.address, source.url_span, day, has_copy=source.archived is not None)
    for actor in register.actors.values():
        if actor.url is not None:
            yield _Cited(actor.url, actor.span, today)
    for meeting in register.meetings:
        if meeting.url is not None:
            yield _Cited(meeting.url, meeting.span, today)
    for writing in register.writings:
        if writing.is_markdown and "://" in writing.version.words:
            for link in links_in(writing.version.words):
                address = html.unescape(link.target)
                if address.lower().startswith(("http://", "https://")):
                    yield _Cited(address, writing.version.span_at(link.index), today)


def _troubles(one: _Cited, answer: Answer, today: date) -> Iterator[Diagnostic]:
    if answer.fate is Fate.MOVED:
        yield complaint("link-moved", one.span, link=one.address, moved_to=answer.to, today=today.isoformat())
    elif answer.fate is Fate.GONE and not one.has_copy:
        copy = f"https://web.archive.org/web/{one.day:%Y%m%d}/{one.address}"
        yield complaint("link-gone", one.span, link=one.address, said=answer.said, copy=copy)
    elif answer.fate is Fate.UNREACHED:
        yield complaint("link-unreached", one.span, link=one.address, said=answer.said)
