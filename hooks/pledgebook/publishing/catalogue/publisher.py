"""Who publishes the register, and whom to write to about the data: two things with names of their own."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from pledgebook.model.actor import Actor, Contact
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.catalogue.description import Description
from pledgebook.publishing.catalogue.vocabulary import VCARD, publisher_type


def publisher(description: Description, actor: Actor) -> URIRef:
    """An agent. The portal tells organisations apart by their numbers, where these are known."""
    number = (actor.organisation_number or "").replace("-", "")
    iri = URIRef(f"http://dataportal.se/organisation/SE{number}") if number else description.own(f"actor-{actor.id}")
    description.thing(iri, FOAF.Agent)
    description.name(iri, FOAF.name, actor.present_name)
    kind, label = publisher_type(actor.kind)
    description.tell(iri, DCTERMS.type, description.known(kind, SKOS.Concept, label))
    if actor.url:
        description.tell(iri, FOAF.homepage, description.known(URIRef(actor.url), FOAF.Document))
    return iri


def contact_point(description: Description, register: Register) -> URIRef | None:
    """The publisher's first contact with a mailbox. A contact of someone else would be the wrong one to write to."""
    contacts = register.contacts_of(register.publisher.id)
    contact = next((one for one in contacts if one.email), None)
    if contact is None or contact.email is None:
        return None
    iri = description.thing(description.own(f"contact-{contact.id}"), VCARD.Organization)
    # So that who knows no more of vCard than that there are kinds understands it.
    description.thing(iri, VCARD.Kind)
    description.name(iri, VCARD.fn, contact.role)
    description.tell(iri, VCARD.hasEmail, URIRef(addresses.of_mailbox(contact.email)))
    description.tell(iri, VCARD.hasURL, description.file(addresses.of_contact(contact.id)))
    _phone(description, iri, contact)
    return iri


def _phone(description: Description, iri: URIRef, contact: Contact) -> None:
    """RFC 3966: a number that is not told for all the world says that it is a Swedish one."""
    if contact.phone is None:
        return
    digits = "".join(sign for sign in contact.phone if sign.isdigit())
    is_global, is_national = contact.phone.startswith("+"), digits.startswith("0")
    number = f"+{digits}" if is_global else f"+46{digits[1:]}" if is_national else f"{digits};phone-context=+46"
    phone = description.own(f"telephone-{contact.id}")
    description.thing(phone, VCARD.Voice)
    description.tell(phone, VCARD.hasValue, URIRef(f"tel:{number}"))
    description.tell(iri, VCARD.hasTelephone, phone)
