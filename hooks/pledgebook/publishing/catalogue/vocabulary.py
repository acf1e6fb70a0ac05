"""The words of others that the catalogue is written in: namespaces, and lists kept by the EU and by IANA."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

from pledgebook.model.actor import ActorKind

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")

PREFIXES = {
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "vcard": VCARD,
    "xsd": XSD,
}

_EU = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
_PUBLISHER = "http://purl.org/adms/publishertype/"

# The portal tells licences by exactly this address.
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
THEMES = URIRef(f"{_EU}data-theme")
SWEDEN = URIRef(f"{_EU}country/SWE")
PUBLIC = URIRef(f"{_EU}access-right/PUBLIC")
DAILY = URIRef(f"{_EU}frequency/DAILY")
STABLE = URIRef(f"{_EU}planned-availability/STABLE")

# By their English labels there: whoever validates the file alone asks for them.
THEME_LABELS: Mapping[URIRef, str] = {
    URIRef(f"{_EU}data-theme/JUST"): "Justice, legal system and public safety",
    URIRef(f"{_EU}data-theme/GOVE"): "Government and public sector",
}

_LANGUAGES: Mapping[str, str] = {
    "sv": "SWE",
    "en": "ENG",
    "fi": "FIN",
    "se": "SME",
    "yi": "YID",
    "da": "DAN",
    "de": "DEU",
    "nb": "NOB",
    "nn": "NNO",
    "no": "NOR",
    "fr": "FRA",
    "es": "SPA",
    "ar": "ARA",
}

# By their English labels there.
_PUBLISHER_LABELS: Mapping[str, str] = {
    "NationalAuthority": "National authority",
    "LocalAuthority": "Local Authority",
    "Company": "Company",
    "NonProfitOrganisation": "Non-Profit Organisation",
    "PrivateIndividual(s)": "Private Individual(s)",
}

_PUBLISHER_TYPES: Mapping[ActorKind, str] = {
    ActorKind.POLICE: "NationalAuthority",
    ActorKind.MUNICIPALITY: "LocalAuthority",
    ActorKind.AUTHORITY: "NationalAuthority",
    ActorKind.PUBLIC_COMPANY: "Company",
    ActorKind.COMPANY: "Company",
    ActorKind.ASSOCIATION: "NonProfitOrganisation",
    ActorKind.GROUP: "PrivateIndividual(s)",
}


def language_iri(language: str) -> URIRef | None:
    """The EU's name for a language, by its BCP 47 code; None for one that is not known here."""
    code = language.partition("-")[0]
    known = _LANGUAGES.get(code) or (code.upper() if len(code) == 3 else None)
    return URIRef(f"{_EU}language/{known}") if known else None


def publisher_type(kind: ActorKind) -> tuple[URIRef, str]:
    """The type of a publisher, and its label."""
    name = _PUBLISHER_TYPES[kind]
    return URIRef(_PUBLISHER + name), _PUBLISHER_LABELS[name]


def file_type(name: str) -> URIRef:
    return URIRef(f"{_EU}file-type/{name}")


def media_type(name: str) -> URIRef:
    return URIRef(_IANA + name)
