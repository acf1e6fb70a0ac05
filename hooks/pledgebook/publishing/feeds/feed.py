"""A feed in one language: what it is of, and what all of its files say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pledgebook import RELEASED, __version__
from pledgebook.publishing import addresses
from pledgebook.publishing.assets import ICON
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.feeds.entry import Author, moment
from pledgebook.publishing.feeds.event import Event
from pledgebook.publishing.settings import Settings

LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"


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
    license: str = LICENSE
    version: str = __version__


def feed_of(edition: Edition, settings: Settings, subject: Subject) -> Feed:
    home = edition.home + subject.address
    name, publisher = _name(edition, subject), edition.actor(edition.register.publisher)
    return Feed(
        id=settings.ids_begin_with + home + addresses.ATOM_FEED,
        title=edition.say(f"feed.title.{subject.kind.value}", name=name),
        subtitle=edition.say(f"feed.subtitle.{subject.kind.value}", name=name),
        folder=home,
        page=settings.site_url + home,
        language=edition.language,
        rights=edition.say("feed.rights"),
        icon=settings.site_url + ICON,
        publisher=Author(
            edition.plain(publisher.present_name),
            f"{settings.site_url}{edition.home}{addresses.of_actor(publisher.id)}",
        ),
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


def updated(edition: Edition, events: Iterable[Event]) -> str:
    """The latest day on which something of these became known; without any, that of the opening or of the version."""
    opened = edition.register.opened
    return moment(max((event.last_known for event in events), default=opened.last_day if opened else RELEASED))
