"""A feed in one language: what it is of, and what all of its files say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pledgebook import RELEASED, __version__
from pledgebook.publishing import addresses
from pledgebook.publishing.assets import ICON
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.feeds.entry import Author, moment
from pledgebook.publishing.feeds.events_of_records import name_of_agreement
from pledgebook.publishing.licence import LICENCE
from pledgebook.publishing.settings import Settings


class Of(StrEnum):
    """Of what there are feeds."""

    REGISTER = "register"
    AREA = "area"
    PARTY = "party"
    AGREEMENT = "agreement"
    PLEDGE = "pledge"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a feed tells of: its id, empty for the whole register."""

    kind: Of
    id: str = ""

    @property
    def address(self) -> str:
        """That of its page, by which the feed is known."""
        return _ADDRESS_OF[self.kind](self.id)


_ADDRESS_OF: Mapping[Of, Callable[[str], str]] = {
    Of.REGISTER: lambda _: addresses.START,
    Of.AREA: addresses.of_area,
    Of.PARTY: addresses.of_actor,
    Of.AGREEMENT: addresses.of_agreement,
    Of.PLEDGE: addresses.of_pledge,
}


@dataclass(frozen=True, slots=True)
class Feed:
    """What is the same in all of its files. `folder` is where they lie, from the root of the site."""

    id: str
    title: str
    subtitle: str
    folder: str
    page: str
    language: str
    rights: str
    icon: str
    publisher: Author
    license: str = LICENCE
    version: str = __version__


class Feeds:
    """The feeds of one language."""

    def __init__(self, edition: Edition, settings: Settings) -> None:
        self._edition = edition
        self._site = settings.site_url
        self._ids = settings.ids_begin_with
        publisher = edition.register.publisher
        name = edition.plain(edition.actor(publisher).present_name)
        self._publisher = Author(name, f"{self._site}{edition.home}{addresses.of_actor(publisher.id)}")

    def of(self, subject: Subject) -> Feed:
        say, folder = self._edition.say, self._edition.home + subject.address
        name = _name(self._edition, subject)
        return Feed(
            id=f"{self._ids}{folder}{addresses.ATOM_FEED}",
            title=say(f"feed.title.{subject.kind}", name=name),
            subtitle=say(f"feed.subtitle.{subject.kind}", name=name),
            folder=folder,
            page=self._site + folder,
            language=self._edition.language,
            rights=say("feed.rights"),
            icon=self._site + ICON,
            publisher=self._publisher,
        )


def _name(edition: Edition, subject: Subject) -> str:
    register = edition.register
    match subject.kind:
        case Of.REGISTER:
            return edition.plain(register.title)
        case Of.AREA:
            return edition.plain(register.areas[subject.id].present_name)
        case Of.PARTY:
            return edition.plain(register.actors[subject.id].present_name)
        case Of.AGREEMENT:
            return edition.agreement_title(register.agreements[subject.id])
        case Of.PLEDGE:
            pledge = register.pledges[subject.id]
            agreement = edition.agreement_title(register.agreements[pledge.agreement_id])
            return edition.say("feed.pledge_in", pledge=edition.pledge_label(pledge.stands), agreement=agreement)


def updated(contents: Contents, subject: Subject, names: Iterable[str]) -> str:
    """The latest day on which something of these events became known.

    Without any it is that of the agreement, else that of the opening of the register, or of the version.
    """
    by_name = contents.events.by_name
    days = [by_name[name].last_known for name in names]
    if not days and subject.kind is Of.PLEDGE:
        days = [by_name[name_of_agreement(subject.id.partition("/")[0])].known]
    opened = contents.register.opened
    return moment(max(days, default=opened.last_day if opened else RELEASED))
