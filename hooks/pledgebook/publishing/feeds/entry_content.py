"""What an entry tells, whole: HTML that is XHTML too, where nothing of our own pages is left but absolute links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup, escape

from pledgebook.history.first_seen import record_of_amendment
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.feeds.entries import change_of
from pledgebook.publishing.feeds.event import Event, EventKind
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.writer import Writer

# What our templates write for our own styles and search: it means nothing elsewhere. Within a text of a record a
# quotation mark is escaped, so that this is found in no words of theirs.
_OF_OUR_PAGES = re.compile(r' (?:class|id|hreflang)="[^"]*"| data-pagefind-[a-z]+(?:="[^"]*")?(?=[^<]*>)')

Shown = Mapping[str, object]


def content(contents: Contents, writer: Writer, settings: Settings, event: Event, url: str) -> Markup:
    """`url` is the page that tells of it: links within a text lead there."""
    if event.kind is EventKind.CHANGED_STATUS:
        return Markup(writer.fragment("feed_status.html", settings.site_url, _status(writer.edition, event)))  # noqa: S704
    sealed = _sealed(writer.edition, event)
    shown = {
        "event": event,
        "kind": event.kind.value,
        "sealed": sealed,
        "prose": partial(writer.edition.prose_elsewhere, root=settings.site_url),
        **_shown(contents, writer.edition, event),
    }
    html = _OF_OUR_PAGES.sub("", writer.fragment("feed_entry.html", settings.site_url, shown))
    html = html.replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    html = html.replace('href="#', f'href="{escape(url.partition("#")[0])}#')
    return Markup(html.strip())  # noqa: S704 — our templates escape; what was taken away was their own


def _status(edition: Edition, event: Event) -> Shown:
    register = edition.register
    pledge, follow_up = register.pledges[event.record], register.follow_ups.get(event.cause)
    by = edition.names_of_actors(follow_up.by) if follow_up and follow_up.by else edition.say("giver_unstated")
    return {
        "event": event,
        "agreement": register.agreements[event.agreement],
        "stands": pledge.stands,
        "language": edition.language_of_label(pledge.stands),
        "before": edition.say(f"status.{event.before}"),
        "after": edition.say(f"status.{event.after}"),
        "follow_up": follow_up,
        "by": by,
        "amended": f"{record_of_amendment(event.cause)}/#amendments",
    }


def _sealed(edition: Edition, event: Event) -> str:
    """The published record that tells of it, as a seal names it; none where it is computed."""
    if event.kind is EventKind.OVERDUE_REPORT:
        return ""
    is_report = event.record in edition.register.follow_ups
    return str(Key(RecordKind.FOLLOW_UP, event.record) if is_report else Key(RecordKind.AGREEMENT, event.agreement))


def _shown(contents: Contents, edition: Edition, event: Event) -> Shown:
    register, facts = edition.register, edition.facts
    agreement = register.agreements[event.agreement]
    match event.kind:
        case EventKind.NEW_AGREEMENT:
            return {"agreement": agreement}
        case EventKind.FOLLOW_UP:
            follow_up = register.follow_ups[event.record]
            said = {statement.pledge.id: statement for statement in follow_up.statements}
            pledges = facts.agreements[event.agreement].pledges
            return {
                "agreement": agreement,
                "follow_up": follow_up,
                "statements": [(one.pledge, said[one.pledge.id]) for one in pledges if one.pledge.id in said],
                "corrected_by": register.corrections.get(follow_up.id, ()),
            }
        case EventKind.OVERDUE_REPORT:
            return {"agreement": agreement.stands, "follow_up": register.follow_ups.get(event.answer)}
        case _:
            return {"change": change_of(contents, event), "pledge": register.pledges.get(event.record)}
