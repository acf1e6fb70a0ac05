"""Which places and which time the register is about."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDFS, SKOS

from pledgebook.model.actor import Area, AreaKind
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.catalogue.description import Description, day
from pledgebook.publishing.catalogue.vocabulary import SWEDEN

# A register of more municipalities than this is of the country: nobody searches for it by one of them.
MOST_PLACES = 50


def places(description: Description, register: Register) -> Iterator[URIRef]:
    """Sweden, and each municipality with its official code.

    The EU has no names for municipalities and Geonames' do not follow from the codes, so they are described here.
    """
    description.known(SWEDEN, DCTERMS.Location, "Sweden")
    yield SWEDEN
    found = [area for area in _areas(register) if area.kind is AreaKind.MUNICIPALITY]
    yield from (_place(description, area) for area in found if len(found) <= MOST_PLACES)


def _areas(register: Register) -> Iterator[Area]:
    """The areas that agreements hold in, and those around them."""
    return (area for area_id, area in sorted(register.areas.items()) if area_id in register.agreements_by_area)


def _place(description: Description, area: Area) -> URIRef:
    iri = description.own(f"area-{area.id}")
    code = Literal(area.code) if area.code else None
    description.thing(iri, DCTERMS.Location, identifier=code)
    description.name(iri, SKOS.prefLabel, area.present_name)
    description.tell(iri, RDFS.seeAlso, description.file(addresses.of_area(area.id)))
    return iri


def time(description: Description, register: Register) -> URIRef | None:
    """From the first period on. The register goes on, so it has no end."""
    days = [agreement.period.first_day for agreement in register.agreements.values()]
    known = [first for first in days if first is not None]
    if not known:
        return None
    iri = description.thing(description.own("time"), DCTERMS.PeriodOfTime)
    description.tell(iri, DCAT.startDate, day(min(known)))
    return iri
