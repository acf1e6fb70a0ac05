"""The catalogue: two datasets, the register and what changes in it, and the service that gives both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS

from pledgebook.model.dates import PartialDate
from pledgebook.publishing import addresses
from pledgebook.publishing.catalogue.description import Description, day
from pledgebook.publishing.catalogue.distributions import (
    OPENAPI,
    Form,
    distribution,
    forms_of_changes,
    forms_of_register,
)
from pledgebook.publishing.catalogue.places import places, time
from pledgebook.publishing.catalogue.publisher import contact_point, publisher
from pledgebook.publishing.catalogue.vocabulary import (
    CC0,
    DAILY,
    PUBLIC,
    THEME_LABELS,
    THEMES,
    language_iri,
)
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.phrases import Phrases
from pledgebook.publishing.settings import Settings

# Read by the portals of all of Europe, whichever languages a register has.
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Common:
    """What is told of every dataset and service alike."""

    publisher: URIRef
    contact: URIRef | None
    languages: tuple[URIRef, ...]
    places: tuple[URIRef, ...]
    time: URIRef | None
    issued: PartialDate | None
    modified: PartialDate | None


def catalogue(contents: Contents, editions: Mapping[str, Edition], settings: Settings, *, has_parquet: bool) -> Graph:
    register = contents.register
    phrases = {language: Phrases(language) for language in dict.fromkeys((*editions, ENGLISH))}
    description = Description(settings.ids_begin_with, settings.site_url, phrases)
    known = (description.known(language_iri(one), DCTERMS.LinguisticSystem) for one in editions)
    common = Common(
        publisher=publisher(description, register.actors[register.publisher.id]),
        contact=contact_point(description, register),
        languages=tuple(filter(None, known)),
        places=tuple(places(description, register)),
        time=time(description, register),
        issued=register.opened,
        modified=_modified(contents),
    )
    description.known(CC0, DCTERMS.LicenseDocument)
    service = description.own("api")
    datasets = [
        _dataset(description, "register", list(forms_of_register(has_parquet=has_parquet)), common, service),
        _dataset(
            description, "changes", list(forms_of_changes([one.home for one in editions.values()])), common, service
        ),
    ]
    _service(description, service, common, datasets)
    iri = description.own("catalog")
    description.thing(
        iri,
        DCAT.Catalog,
        publisher=common.publisher,
        license=CC0,
        issued=day(common.issued),
        modified=day(common.modified),
    )
    description.say(iri, DCTERMS.title, "catalogue.title")
    title = register.title
    description.say(
        iri, DCTERMS.description, "catalogue.about", lambda language: {"register": title.words_in(language)}
    )
    description.tell(iri, DCTERMS.language, *common.languages)
    description.tell(iri, DCTERMS.spatial, *common.places)
    description.tell(iri, FOAF.homepage, description.known(description.file(""), FOAF.Document))
    description.tell(iri, DCAT.themeTaxonomy, _themes(description))
    description.tell(iri, DCAT.dataset, *datasets)
    description.tell(iri, DCAT.service, service)
    return description.graph


def _dataset(description: Description, name: str, forms: Sequence[Form], common: Common, service: URIRef) -> URIRef:
    iri = description.own(name)
    description.thing(
        iri,
        DCAT.Dataset,
        publisher=common.publisher,
        identifier=Literal(iri),
        issued=day(common.issued),
        modified=day(common.modified),
        temporal=common.time,
        accrualPeriodicity=description.known(DAILY, DCTERMS.Frequency),
    )
    _told_alike(description, iri, f"catalogue.{name}", common)
    description.tell(iri, DCTERMS.language, *common.languages)
    description.tell(iri, DCTERMS.spatial, *common.places)
    description.tell(iri, DCAT.distribution, *(distribution(description, name, form, service) for form in forms))
    return iri


def _service(description: Description, iri: URIRef, common: Common, datasets: Sequence[URIRef]) -> None:
    standard = description.known(URIRef(OPENAPI), DCTERMS.Standard)
    description.thing(iri, DCAT.DataService, publisher=common.publisher, license=CC0, conformsTo=standard)
    _told_alike(description, iri, "catalogue.api", common)
    description.tell(iri, DCAT.endpointURL, description.file(addresses.API_INDEX))
    description.tell(iri, DCAT.endpointDescription, description.file(addresses.API_DESCRIPTION))
    description.tell(iri, DCAT.servesDataset, *datasets)


def _told_alike(description: Description, iri: URIRef, words: str, common: Common) -> None:
    description.say(iri, DCTERMS.title, f"{words}.title")
    description.say(iri, DCTERMS.description, f"{words}.about")
    description.say_each(iri, DCAT.keyword, "catalogue.keywords")
    description.tell(iri, DCTERMS.accessRights, description.known(PUBLIC, DCTERMS.RightsStatement))
    description.tell(iri, DCAT.contactPoint, common.contact)
    description.tell(iri, DCAT.landingPage, description.known(description.file(addresses.OPEN_DATA), FOAF.Document))
    for theme, label in THEME_LABELS.items():
        description.tell(iri, DCAT.theme, description.known(theme, SKOS.Concept, label))


def _themes(description: Description) -> URIRef:
    description.thing(THEMES, SKOS.ConceptScheme, title=Literal("Data theme", lang=ENGLISH))
    return THEMES


def _modified(contents: Contents) -> PartialDate | None:
    """When the records last changed, by what they say themselves. Statuses are computed anew each day."""
    return latest([contents.register.updated, *(facts.changed for facts in contents.facts.agreements.values())])
