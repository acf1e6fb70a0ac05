"""Who is named in the register, the places they answer for, and how to reach them, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.actor import Actor, Area, Contact, Named
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.values import Json, known, text
from pledgebook.publishing.api.telling import Telling


def parties(telling: Telling) -> Iterator[Json]:
    """Every actor: who promises and who helps is said by agreements."""
    for actor in telling.contents.register.actors.values():
        yield _party(telling, actor)


def areas(telling: Telling) -> Iterator[Json]:
    for area in telling.contents.register.areas.values():
        yield _area(telling, area)


def contacts(telling: Telling) -> Iterator[Json]:
    for contact in telling.contents.register.contacts.values():
        yield _contact(telling, contact)


def _party(telling: Telling, actor: Actor) -> Json:
    return known(
        {
            **telling.head("party", "parties", actor.id, addresses.of_actor(actor.id)),
            "kind": actor.kind.value,
            **_names(actor),
            "also": list(actor.also),
            "url": actor.url,
            "succeeded_by": telling.actor(actor.succeeded_by) if actor.succeeded_by else None,
        }
    )


def _area(telling: Telling, area: Area) -> Json:
    return known(
        {
            **telling.head("area", "areas", area.id, addresses.of_area(area.id)),
            "kind": area.kind.value,
            "code": area.code,
            **_names(area),
            "part_of": telling.areas(area.part_of),
            "succeeded_by": telling.areas([area.succeeded_by])[0] if area.succeeded_by else None,
        }
    )


def _contact(telling: Telling, contact: Contact) -> Json:
    return known(
        {
            **telling.head("contact", "contacts", contact.id, addresses.of_contact(contact.id)),
            "party": telling.actor(contact.party),
            "areas": telling.areas(contact.areas),
            "role": text(contact.role),
            "name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "invitation": telling.markdown(contact.invitation),
        }
    )


def _names(it: Named) -> Json:
    earlier = [{"name": text(name), "until": str(until)} for name, until in it.earlier_names]
    return {"name": text(it.present_name), "earlier_names": earlier}
