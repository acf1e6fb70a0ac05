"""A graph in the making: things with an address of their own, told of in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD
from rdflib.term import Node

from pledgebook.language import Text
from pledgebook.model.dates import PartialDate
from pledgebook.publishing import addresses
from pledgebook.publishing.catalogue.vocabulary import PREFIXES
from pledgebook.publishing.phrases import Phrases


class Description:
    """`names` is what our own names begin with: they never change, wherever the site is."""

    def __init__(self, names: str, site_url: str, phrases: Mapping[str, Phrases]) -> None:
        self.graph = Graph()
        self.site_url = site_url
        self._names = names
        self._phrases = phrases
        for prefix, namespace in PREFIXES.items():
            self.graph.bind(prefix, namespace)

    def own(self, name: str) -> URIRef:
        """Our name for a thing, by which it is also found: it is described in the catalogue's file."""
        return URIRef(f"{self._names}{addresses.CATALOGUE}#{name}")

    def file(self, path: str) -> URIRef:
        """Where a file or page of the site is now."""
        return URIRef(self.site_url + path)

    def thing(self, iri: URIRef, kind: Node, **told: Node | None) -> URIRef:
        """A thing of a kind; what is told of it in Dublin Core's words."""
        self.graph.add((iri, RDF.type, kind))
        for word, value in told.items():
            if value is not None:
                self.graph.add((iri, DCTERMS[word], value))
        return iri

    def tell(self, iri: URIRef, word: URIRef, *values: Node | None) -> None:
        for value in values:
            if value is not None:
                self.graph.add((iri, word, value))

    def say(
        self, iri: URIRef, word: URIRef, phrase: str, fact: Callable[[str], Mapping[str, str]] | None = None
    ) -> None:
        """A phrase in every language. `fact` gives what stands in its blanks, by the language."""
        for language, say in self._phrases.items():
            words = say(phrase, **(fact(language) if fact else {}))
            self.tell(iri, word, Literal(words, lang=language))

    def say_each(self, iri: URIRef, word: URIRef, phrase: str) -> None:
        """A phrase that lists several words, with a comma between."""
        for language, say in self._phrases.items():
            self.tell(iri, word, *(Literal(one.strip(), lang=language) for one in say(phrase).split(",")))

    def name(self, iri: URIRef, word: URIRef, text: Text) -> None:
        """A text of the records, in the languages that it has."""
        self.tell(iri, word, *(Literal(one.words, lang=one.language) for one in text.versions))

    def known(self, iri: URIRef | None, kind: Node, label: str = "") -> URIRef | None:
        """A thing that others have named: of what kind it is, for whoever reads this file alone."""
        if iri is not None:
            self.graph.add((iri, RDF.type, kind))
            if label:
                self.graph.add((iri, SKOS.prefLabel, Literal(label, lang="en")))
        return iri


def day(known: PartialDate | date | None) -> Literal | None:
    """A date as exactly as it is known: xsd:date, xsd:gYearMonth or xsd:gYear."""
    if known is None:
        return None
    if isinstance(known, PartialDate) and known.day is None:
        return Literal(str(known), datatype=XSD.gYear if known.month is None else XSD.gYearMonth)
    return Literal(str(known), datatype=XSD.date)
