"""What pages tell machines in the words of schema.org, where it has a type that fits.

There is none for a pledge. A list of the way to a page, a web site, a data catalogue, an organisation, a report, an
agreement as a document, and a meeting as an event fit as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.model.actor import Actor
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.meeting import Meeting
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.linked_catalogue import data_catalogue
from pledgebook.publishing.linked_records import contact_points, event, organisation, report, signed_agreement
from pledgebook.publishing.page import Page

Thing = Mapping[str, object]


def linked_data(edition: Edition, site_url: str, page: Page) -> Thing | None:
    """JSON-LD for the page, or None where no type fits. See https://schema.org/docs/full.html."""
    things = [*_things(edition, site_url + edition.home, page), *_catalogue(edition, site_url, page)]
    return {"@context": "https://schema.org", "@graph": things} if things else None


def _things(edition: Edition, root: str, page: Page) -> Iterator[Thing]:
    if page.trail:
        yield _way(edition, root, page)
    if page.address == addresses.START:
        yield {
            "@type": "WebSite",
            "name": page.title,
            "url": root,
            "inLanguage": edition.language,
            "publisher": organisation(edition, root, edition.actor(edition.register.publisher)),
        }
    actor, follow_up = page.shown.get("actor"), page.shown.get("follow_up")
    if isinstance(actor, Actor):
        reached = contact_points(edition, page.contacts)
        yield {**organisation(edition, root, actor), **({"contactPoint": reached} if reached else {})}
    if isinstance(follow_up, FollowUp):
        yield report(edition, root + page.address, root, page.title, follow_up)
    agreement = page.shown.get("agreement")
    if isinstance(agreement, Agreement) and page.address == addresses.of_agreement(agreement.id):
        yield signed_agreement(edition, root, agreement)
        yield from _events(edition, root, edition.register.meetings_on.get(agreement.id, ()))
    meetings = page.shown.get("meetings")
    if isinstance(meetings, tuple) and page.address != addresses.START:
        # The start page shows those of all areas, which tell of them as well.
        yield from _events(edition, root, meetings)


def _events(edition: Edition, root: str, meetings: tuple[Meeting, ...]) -> Iterator[Thing]:
    yield from filter(None, (event(edition, root, meeting) for meeting in meetings))


def _catalogue(edition: Edition, site_url: str, page: Page) -> Iterator[Thing]:
    if page.address == addresses.OPEN_DATA:
        yield data_catalogue(edition, site_url, page)


def _way(edition: Edition, root: str, page: Page) -> Thing:
    steps = [(edition.say("start.heading"), ""), *((crumb.title, crumb.address) for crumb in page.trail)]
    steps.append((page.title, page.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": root + address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
