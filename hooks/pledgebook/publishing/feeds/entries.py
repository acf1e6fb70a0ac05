"""Events become entries in one language, each with its content as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key
from pledgebook.model.reference import Reference
from pledgebook.publishing import addresses
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.declared_changes import DeclaredChange
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.feeds.entry import Author, Category, Entry, moment
from pledgebook.publishing.feeds.event import Event, EventKind
from pledgebook.publishing.feeds.events_of_changes import name_of_change
from pledgebook.publishing.pages_of_records import follow_up_title
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.writer import Writer

# What our templates write for our own styles and search: it means nothing elsewhere. In a text of a record a quotation
# mark is escaped, so that this is found in no words of theirs.
_OF_OUR_PAGES = re.compile(r' (?:class="[^"]*"|id="[^"]*"|data-pagefind-[a-z]+(?:="[^"]*")?|hreflang="[^"]*")')

Shown = Mapping[str, object]


class Entries:
    """Makes entries in the language of the writer. It asks for records, and keeps none."""

    def __init__(self, contents: Contents, writer: Writer, settings: Settings) -> None:
        self.writer = writer
        self.edition: Edition = writer.edition
        self._contents = contents
        self._site = settings.site_url
        self._home = settings.site_url + self.edition.home
        self._ids = settings.ids_begin_with
        self.publisher = self.author(self.edition.register.publisher)

    def entry(self, event: Event) -> Entry:
        change = self._change(event)
        return Entry(
            id=f"{self._ids}{self.edition.home}{EVENT_IDS}{event.name}",
            title=self._title(event, change),
            url=self._home + self._address(event, change),
            published=moment(min(event.stated.last_day, event.known)) if event.stated else "",
            updated=moment(event.last_known),
            authors=tuple(self._authors(event, change)) or (Author(self.edition.say("giver_unstated"), ""),),
            categories=tuple(self._categories(event)),
        )

    def content(self, event: Event, url: str) -> str:
        """The whole of it as HTML without anything of our own pages; every link is absolute."""
        shown = {"event": event, "kind": event.kind.value, "sealed": self._sealed(event), **self._shown(event)}
        html = self.writer.fragment("feed_entry.html", self._site, shown)
        return _OF_OUR_PAGES.sub("", html).replace('href="#', Markup('href="{}#').format(url.partition("#")[0])).strip()

    def author(self, reference: Reference) -> Author:
        actor = self.edition.actor(reference)
        return Author(self.edition.plain(actor.present_name), self._home + addresses.of_actor(actor.id))

    def _change(self, event: Event) -> DeclaredChange | None:
        if event.kind not in (EventKind.PLEDGE_ADDED, EventKind.AMENDMENT, EventKind.CORRECTION):
            return None
        changes = self._contents.changes.by_record[event.record]
        return next(change for change in changes if name_of_change(change) == event.name)

    def _title(self, event: Event, change: DeclaredChange | None) -> str:
        edition = self.edition
        facts: dict[str, object] = {"what": self._named(event)}
        if change is not None:
            kind = "amendment.kind" if change.amendment else "change.kind"
            facts["kind"] = (
                edition.say("feed.removed") if change.redaction else edition.say(f"{kind}.{change.kind.value}")
            )
        if event.after is not None:
            facts["status"] = edition.say(f"status.{event.after.value}")
        if event.due is not None:
            facts["day"] = edition.saying.day_in_words(event.due.day)
        if event.kind is EventKind.FOLLOW_UP:
            follow_up = edition.register.follow_ups[event.record]
            facts["by"] = edition.names_of_actors(follow_up.by) if follow_up.by else edition.say("giver_unstated")
        state = event.kind.value + (".answered" if event.answer else ".missing" if event.due else "")
        return edition.say(f"feed.entry.{state}", **facts)

    def _named(self, event: Event) -> str:
        """The record that tells of it, by its title."""
        edition = self.edition
        agreement = edition.agreement_title(edition.register.agreements[event.agreement])
        if event.record in edition.register.pledges:
            pledge = edition.register.pledges[event.record]
            return edition.say("feed.pledge_in", pledge=edition.pledge_label(pledge.stands), agreement=agreement)
        if event.record == event.agreement:
            return agreement
        return follow_up_title(edition, edition.register.follow_ups[event.record])

    def _address(self, event: Event, change: DeclaredChange | None) -> str:
        if change is not None:
            return change.told_at
        match event.kind:
            case EventKind.FOLLOW_UP:
                return addresses.of_follow_up(event.record)
            case EventKind.OVERDUE_REPORT:
                return f"{addresses.of_agreement(event.agreement)}#reporting"
            case EventKind.CHANGED_STATUS:
                return addresses.of_pledge(event.record)
            case _:
                return addresses.of_agreement(event.agreement)

    def _authors(self, event: Event, change: DeclaredChange | None) -> Iterator[Author]:
        """Who reports or decides. What is computed, or mended here, is told by the publisher."""
        register = self.edition.register
        match event.kind:
            case EventKind.NEW_AGREEMENT:
                by = register.agreements[event.agreement].parties
            case EventKind.FOLLOW_UP:
                by = register.follow_ups[event.record].by
            case _ if change is not None and change.redaction is not None:
                by = tuple(decider.party for decider in change.redaction.decision.by)
            case EventKind.AMENDMENT | EventKind.PLEDGE_ADDED if change is not None:
                by = tuple(decider.party for decider in change.decision.by) if change.decision else ()
            case EventKind.CORRECTION if (
                change is not None and isinstance(change.record, FollowUp) and change.corrected
            ):
                by = change.record.by
            case _:
                yield self.publisher
                return
        yield from map(self.author, by)

    def _categories(self, event: Event) -> Iterator[Category]:
        say = self.edition.say
        yield Category(event.kind.value, self._ids + KINDS, say(f"feed.kind.{event.kind.value}"))
        if event.after is not None:
            yield Category(event.after.value, self._ids + addresses.STATUSES, say(f"status.{event.after.value}"))

    def _sealed(self, event: Event) -> str:
        """The published record that tells of it, as a seal names it."""
        is_report = event.record in self.edition.register.follow_ups and event.kind is not EventKind.CHANGED_STATUS
        kind, record_id = (RecordKind.FOLLOW_UP, event.record) if is_report else (RecordKind.AGREEMENT, event.agreement)
        return str(Key(kind, record_id))

    def _shown(self, event: Event) -> Shown:
        register, facts = self.edition.register, self.edition.facts
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
                    "statements": [(one, said[one.pledge.id]) for one in pledges if one.pledge.id in said],
                    "corrected_by": register.corrections.get(follow_up.id, ()),
                }
            case EventKind.CHANGED_STATUS:
                pledge = register.pledges[event.record]
                return {
                    "agreement": agreement,
                    "pledge": pledge,
                    "stands": pledge.stands,
                    "follow_up": register.follow_ups.get(event.cause),
                    "cause_at": f"{event.cause.partition('#')[0]}/#amendments",
                }
            case EventKind.OVERDUE_REPORT:
                follow_up = register.follow_ups[event.answer] if event.answer else None
                return {"agreement": agreement, "follow_up": follow_up}
            case _:
                return {"change": self._change(event), "pledge": register.pledges.get(event.record)}


# What the ids of entries go on with, after the root of their language. Nothing lies there.
EVENT_IDS = "handelse/"

# The scheme of the kinds: an address that never changes, and leads to the page of changes.
KINDS = addresses.CHANGES
