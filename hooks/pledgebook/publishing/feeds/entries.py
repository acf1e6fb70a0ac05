"""Events become entries in one language: titles, addresses, days, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.follow_up import FollowUp
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

# What the ids of entries go on with, after the root of their language. Nothing lies there.
EVENT_IDS = "handelse/"

# The scheme of the kinds: an address that never changes, and leads to the page of changes.
KINDS = addresses.CHANGES


class Entries:
    """Makes entries in the language of an edition. It asks for records, and keeps none."""

    def __init__(self, contents: Contents, edition: Edition, settings: Settings) -> None:
        self.edition = edition
        self._contents = contents
        self._home = settings.site_url + self.edition.home
        self._ids = settings.ids_begin_with
        say, scheme = self.edition.say, settings.ids_begin_with + KINDS
        self._categories = {k: Category(k.value, scheme, say(f"feed.kind.{k.value}")) for k in EventKind}

    def entry(self, event: Event) -> Entry:
        change = change_of(self._contents, event)
        return Entry(
            id=f"{self._ids}{self.edition.home}{EVENT_IDS}{event.name}",
            title=self._title(event, change),
            url=self._home + self._address(event, change),
            published=moment(min(event.stated.last_day, event.known)) if event.stated and event.stated.day else "",
            updated=moment(event.last_known),
            authors=tuple(self._authors(event, change)),
            category=self._categories[event.kind],
        )

    def author(self, reference: Reference) -> Author:
        actor = self.edition.actor(reference)
        return Author(self.edition.plain(actor.present_name), self._home + addresses.of_actor(actor.id))

    def _title(self, event: Event, change: DeclaredChange | None) -> str:
        edition = self.edition
        facts: dict[str, object] = {"what": self._named(event)}
        if change is not None:
            facts["kind"] = self._kind(change)
        if event.after is not None:
            facts["status"] = edition.say(f"status.{event.after.value}")
        day = event.due.day if event.due else event.applies_later
        if day is not None:
            facts["day"] = edition.saying.day_in_words(day)
        if event.kind is EventKind.FOLLOW_UP:
            follow_up = edition.register.follow_ups[event.record]
            facts["by"] = edition.names_of_actors(follow_up.by) if follow_up.by else edition.say("giver_unstated")
        state = event.kind.value + (".answered" if event.answer else ".missing" if event.due else "")
        if event.applies_later is not None:
            state = "amendment-from"
        return edition.say(f"feed.entry.{state}", **facts)

    def _kind(self, change: DeclaredChange) -> str:
        """What was done, as it is said within a title: elsewhere it begins a line."""
        if change.redaction is not None:
            return self.edition.say("feed.removed")
        kind = "amendment.kind" if change.amendment else "change.kind"
        said = self.edition.say(f"{kind}.{change.kind.value}")
        return said[:1].lower() + said[1:]

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
        """Who reports or decides; nobody where it is computed, or mended here."""
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
                return
        yield from map(self.author, by)
        if not by:
            yield Author(self.edition.say("giver_unstated"), "")


def change_of(contents: Contents, event: Event) -> DeclaredChange | None:
    """The declared change that an event is, if it is one."""
    if event.kind not in (EventKind.PLEDGE_ADDED, EventKind.AMENDMENT, EventKind.CORRECTION):
        return None
    return next(one for one in contents.changes.by_record[event.record] if name_of_change(one) == event.name)
