"""What pages tell machines in the words of schema.org, where it has a type that fits.

There is none for a pledge. A list of the way to a page, a web site, an organisation and a report fit as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.model.actor import Actor, ActorKind
from pledgebook.model.follow_up import FollowUp
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.page import Page

Thing = Mapping[str, object]

_PUBLIC = (ActorKind.POLICE, ActorKind.MUNICIPALITY, ActorKind.AUTHORITY)


def linked_data(edition: Edition, site_url: str, page: Page) -> Thing | None:
    """JSON-LD for the page, or None where no type fits. See https://schema.org/docs/full.html."""
    things = [*_things(edition, site_url + edition.home, page)]
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
            "publisher": _organisation(edition, root, edition.actor(edition.register.publisher)),
        }
    actor, follow_up = page.shown.get("actor"), page.shown.get("follow_up")
    if isinstance(actor, Actor):
        yield _organisation(edition, root, actor)
    if isinstance(follow_up, FollowUp):
        yield _report(edition, root, page, follow_up)


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


def _organisation(edition: Edition, root: str, actor: Actor) -> Thing:
    found: dict[str, object] = {
        "@type": "GovernmentOrganization" if actor.kind in _PUBLIC else "Organization",
        "@id": root + addresses.of_actor(actor.id),
        "name": edition.plain(actor.present_name),
    }
    if actor.renamed:
        found["alternateName"] = [edition.plain(name) for name, _ in actor.earlier_names]
    if actor.url:
        found["url"] = actor.url
    return found


def _report(edition: Edition, root: str, page: Page, follow_up: FollowUp) -> Thing:
    agreement = edition.register.agreements[follow_up.agreement.id]
    return {
        "@type": "Report",
        "name": page.title,
        "url": root + page.address,
        "datePublished": str(follow_up.date),
        "inLanguage": edition.language,
        "author": [_organisation(edition, root, edition.actor(one)) for one in follow_up.by],
        "about": {
            "@type": "CreativeWork",
            "name": edition.agreement_title(agreement),
            "url": root + addresses.of_agreement(agreement.id),
        },
    }
