"""In which forms each dataset can be had: several files of one form are one distribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import URIRef
from rdflib.namespace import DCAT, DCTERMS, SKOS

from pledgebook.publishing import addresses
from pledgebook.publishing.catalogue.description import Description
from pledgebook.publishing.catalogue.vocabulary import CC0, DCATAP, STABLE, file_type, media_type
from pledgebook.publishing.tables.tables import TABLES

_CHANGES = "changes"

_DATA_PACKAGE = "https://datapackage.org/standard/data-package/"
OPENAPI = "https://spec.openapis.org/oas/v3.1.0"
_ATOM = "https://www.rfc-editor.org/info/rfc4287"
_JSON_FEED = "https://www.jsonfeed.org/version/1.1/"


@dataclass(frozen=True, slots=True)
class Form:
    """`name` is that in the phrases, `access` the file that tells of the others. Paths are from the site's root."""

    name: str
    access: str
    files: Sequence[str]
    file_type: str
    media_type: str
    standard: str = ""
    is_of_api: bool = False


def forms_of_register(*, has_parquet: bool) -> Iterator[Form]:
    collections = [one for one in addresses.API_COLLECTIONS if one != _CHANGES]
    api = [addresses.of_api_collection(one) for one in collections]
    lines = [addresses.of_api_collection(one, "ndjson") for one in collections]
    yield Form("json", addresses.API_INDEX, api, "JSON", "application/json", OPENAPI, is_of_api=True)
    yield Form("ndjson", addresses.API_INDEX, lines, "JSON", "application/x-ndjson", is_of_api=True)
    yield Form("csv", addresses.DATA_PACKAGE, _tables("csv"), "CSV", "text/csv", _DATA_PACKAGE)
    if has_parquet:
        yield Form("parquet", addresses.DATA_PACKAGE, _tables("parquet"), "PARQUET", "application/vnd.apache.parquet")


def forms_of_changes(homes: Sequence[str]) -> Iterator[Form]:
    """`homes` are the roots of all languages."""
    atom, feed = ([home + name for home in homes] for name in (addresses.ATOM_FEED, addresses.JSON_FEED))
    changes = addresses.of_api_collection(_CHANGES)
    yield Form("atom", atom[0], atom, "ATOM", "application/atom+xml", _ATOM)
    yield Form("json-feed", feed[0], feed, "JSON", "application/feed+json", _JSON_FEED)
    yield Form("changes", changes, [changes], "JSON", "application/json", OPENAPI, is_of_api=True)


def distribution(description: Description, dataset: str, form: Form, service: URIRef) -> URIRef:
    iri = description.own(f"{dataset}-{form.name}")
    description.thing(
        iri,
        DCAT.Distribution,
        format=description.known(file_type(form.file_type), DCTERMS.MediaTypeOrExtent),
        license=CC0,
        conformsTo=description.known(URIRef(form.standard), DCTERMS.Standard) if form.standard else None,
    )
    description.say(iri, DCTERMS.title, f"catalogue.form.{form.name}.title")
    description.say(iri, DCTERMS.description, f"catalogue.form.{form.name}.about")
    description.tell(iri, DCAT.accessURL, description.file(form.access))
    description.tell(iri, DCAT.downloadURL, *(description.file(path) for path in form.files))
    description.tell(iri, DCAT.mediaType, description.known(media_type(form.media_type), DCTERMS.MediaType))
    description.tell(iri, DCATAP.availability, description.known(STABLE, SKOS.Concept, "stable"))
    if form.is_of_api:
        description.tell(iri, DCAT.accessService, service)
    return iri


def _tables(ending: str) -> Sequence[str]:
    return [f"{addresses.DATA}{name}.{ending}" for name in TABLES]
