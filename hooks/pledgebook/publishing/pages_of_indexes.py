"""The pages that gather records: follow-ups, areas, parties, contacts, earlier agreements, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from pledgebook import RELEASED
from pledgebook.language import Text
from pledgebook.model.actor import Actor, Area
from pledgebook.model.dates import PartialDate, exact
from pledgebook.model.reference import ids
from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import Chapter
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PeriodState, latest
from pledgebook.publishing.forms import forms
from pledgebook.publishing.page import Crumb, Page
from pledgebook.publishing.pages_about import pages_about
from pledgebook.publishing.pages_of_audit import audit_page
from pledgebook.publishing.pages_of_changes import change_pages
from pledgebook.publishing.pages_of_lists import ListPart, later_parts, part_of_list
from pledgebook.publishing.pages_of_open_data import follow_page, open_data_page
from pledgebook.publishing.pages_of_search import search_page
from pledgebook.publishing.saying import alphabetical


def index_chapters(edition: Edition, documentation: Text, repository: str) -> Iterator[Chapter]:
    yield Chapter(addresses.FOLLOW_UPS, lambda: [follow_ups_page(edition)])
    yield Chapter(addresses.EARLIER, lambda: [earlier_page(edition)])
    yield Chapter(addresses.CONTACTS, lambda: [contacts_page(edition)])
    yield Chapter(addresses.GLOSSARY, lambda: [glossary_page(edition)])
    yield Chapter(addresses.SEARCH, lambda: [search_page(edition)])
    yield Chapter(addresses.FORMAT, lambda: [format_page(edition, documentation)])
    yield Chapter(addresses.PUBLISHER, partial(pages_about, edition))
    yield Chapter(addresses.CHANGES, partial(change_pages, edition))
    yield Chapter(addresses.AUDIT, lambda: [audit_page(edition, repository)])
    yield Chapter(addresses.OPEN_DATA, lambda: [open_data_page(edition)])
    yield Chapter(addresses.FOLLOW, lambda: [follow_page(edition)])
    for area in edition.register.areas:
        yield Chapter(addresses.of_area(area), partial(_area_page, edition, area))
        yield from later_parts(edition, addresses.of_area(area), partial(_title_of_area_list, edition, area))
    for actor in edition.register.actors:
        yield Chapter(addresses.of_actor(actor), partial(_party_page, edition, actor))
        yield from later_parts(edition, addresses.of_actor(actor), partial(_title_of_party_list, edition, actor))


def follow_ups_page(edition: Edition) -> Page:
    newest_first = sorted(edition.register.follow_ups.values(), key=lambda f: (f.date.last_day, f.id), reverse=True)
    by_year = tuple((year, tuple(group)) for year, group in groupby(newest_first, key=lambda f: f.date.year))
    every = edition.facts.agreements.values()
    return Page(
        address=addresses.FOLLOW_UPS,
        template="follow_ups.html",
        title=edition.say("follow_ups.heading"),
        description=edition.say("follow_ups.description"),
        shown={
            "by_year": by_year,
            "unreported": tuple(f for f in every if not f.follow_ups and f.period_state is not PeriodState.NOT_BEGUN),
        },
        changed=latest(f.date for f in newest_first),
    )


def earlier_page(edition: Edition) -> Page:
    over = tuple(
        f for f in edition.facts.agreements.values() if f.period_state in (PeriodState.OVER, PeriodState.UNKNOWN)
    )
    return Page(
        address=addresses.EARLIER,
        template="earlier.html",
        title=edition.say("earlier.heading"),
        description=edition.say("earlier.description"),
        shown={"agreements": over},
        changed=_changed(over),
    )


def contacts_page(edition: Edition) -> Page:
    return Page(
        address=addresses.CONTACTS,
        template="contacts.html",
        title=edition.say("contacts.heading"),
        description=edition.say("contacts.description"),
        shown={"every_contact": tuple(edition.register.contacts.values())},
        changed=edition.register.updated,
        written_at=next((contact.span for contact in edition.register.contacts.values()), None),
    )


def glossary_page(edition: Edition) -> Page:
    terms = sorted(edition.register.terms.values(), key=lambda term: alphabetical(edition.plain(term.name)))
    return Page(
        address=addresses.GLOSSARY,
        template="glossary.html",
        title=edition.say("glossary.heading"),
        description=edition.say("glossary.description"),
        shown={"terms": tuple(terms)},
        changed=latest([exact(RELEASED), edition.register.updated]),
    )


def format_page(edition: Edition, documentation: Text) -> Page:
    return Page(
        address=addresses.FORMAT,
        template="format.html",
        title=edition.say("format.heading"),
        description=edition.say("format.description"),
        shown={"documentation": documentation.version_in(edition.language)},
        changed=exact(RELEASED),
        trail=tuple(
            Crumb(page.title, addresses.of_prose(page))
            for page in edition.top_prose_pages
            if addresses.FORMAT.startswith(addresses.of_prose(page))
        ),
    )


def _area_page(edition: Edition, area_id: str) -> Iterator[Page]:
    """With the first part of its list of pledges, if it is a long one."""
    yield area_page(edition, edition.area(area_id), part_of_list(edition, addresses.of_area(area_id)))


def _title_of_area_list(edition: Edition, area_id: str) -> str:
    return edition.say("list.of_area", name=edition.plain(edition.area(area_id).present_name))


def area_page(edition: Edition, area: Area, pledges: ListPart) -> Page:
    register = edition.register
    agreements = tuple(edition.facts.agreements[a.id] for a in register.agreements_by_area.get(area.id, ()))
    parties = dict.fromkeys(party for f in agreements for party in ids(f.agreement.stands.parties))
    name = edition.plain(area.present_name)
    return Page(
        address=addresses.of_area(area.id),
        template="area.html",
        title=edition.say("area.heading", name=name),
        description=edition.say("area.description", name=name),
        shown={
            "area": area,
            "successor": edition.area(area.succeeded_by) if area.succeeded_by else None,
            "agreements": agreements,
            "list": pledges,
            "parts_of_area": register.parts_of.get(area.id, ()),
            "meetings": register.meetings_in.get(area.id, ()),
        },
        changed=latest([_changed(agreements), register.updated]),
        contacts=register.contacts_for(parties, [area.id]),
        written_at=area.span,
        forms=forms(edition, addresses.of_area(area.id), "areas", area.id),
        kind="area",
        scripts=pledges.scripts,
    )


def _party_page(edition: Edition, actor_id: str) -> Iterator[Page]:
    """With the first part of the list of what it has promised."""
    yield party_page(edition, edition.actor(actor_id), part_of_list(edition, addresses.of_actor(actor_id)))


def _title_of_party_list(edition: Edition, actor_id: str) -> str:
    return edition.say("list.of_party", name=edition.plain(edition.actor(actor_id).present_name))


def party_page(edition: Edition, actor: Actor, pledges: ListPart) -> Page:
    register = edition.register
    involved = tuple(edition.facts.agreements[a.id] for a in register.agreements_by_actor.get(actor.id, ()))
    name = edition.plain(actor.present_name)
    return Page(
        address=addresses.of_actor(actor.id),
        template="party.html",
        title=name,
        description=edition.say("party.description", name=name),
        shown={
            "actor": actor,
            "successor": edition.actor(actor.succeeded_by) if actor.succeeded_by else None,
            "list": pledges,
            "agreements": involved,
            "helps": edition.lists.of(register.pledges_by_helper.get(actor.id, ())),
            "follow_ups": register.follow_ups_by_party.get(actor.id, ()),
        },
        changed=latest([_changed(involved), register.updated]),
        contacts=register.contacts_of(actor.id),
        written_at=actor.span,
        forms=forms(edition, addresses.of_actor(actor.id), "parties", actor.id),
        kind="party",
        scripts=pledges.scripts,
    )


def _changed(agreements: Iterable[AgreementFacts]) -> PartialDate | None:
    return latest(facts.changed for facts in agreements)
