"""A graph as text: RDF/XML, Turtle and JSON-LD, each the same for the same graph.

A graph has no order, and what rdflib writes of one is in another each time, but for Turtle.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from markupsafe import escape
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from pledgebook.publishing.catalogue.vocabulary import PREFIXES


def rdf_xml(graph: Graph) -> str:
    """See https://www.w3.org/TR/rdf-syntax-grammar/. No node of the graph may be blank."""
    return "\n".join(_lines(graph)) + "\n"


def turtle(graph: Graph) -> str:
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    written = json.loads(graph.serialize(format="json-ld", auto_compact=True, context=_CONTEXT))
    return json.dumps(_in_order(written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


WRITERS: Mapping[str, Callable[[Graph], str]] = {"rdf": rdf_xml, "ttl": turtle, "jsonld": json_ld}

_CONTEXT = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}


def _lines(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    names = "".join(f'\n  xmlns:{prefix}="{escape(str(namespace))}"' for prefix, namespace in PREFIXES.items())
    yield f"<rdf:RDF{names}>"
    for subject in sorted(set(graph.subjects()), key=str):
        yield f'<rdf:Description rdf:about="{escape(str(subject))}">'
        for word, value in sorted(graph.predicate_objects(subject), key=_order):
            yield f"  {_property(graph.qname(str(word)), value)}"
        yield "</rdf:Description>"
    yield "</rdf:RDF>"


def _order(told: tuple[Node, Node]) -> tuple[str, str]:
    word, value = told
    return str(word), value.n3()


def _property(name: str, value: Node) -> str:
    match value:
        case URIRef():
            return f'<{name} rdf:resource="{escape(str(value))}"/>'
        case Literal():
            kind = f' rdf:datatype="{escape(str(value.datatype))}"' if value.datatype else ""
            language = f' xml:lang="{value.language}"' if value.language else ""
            # A reader takes a bare carriage return for the end of a line.
            words = str(escape(str(value))).replace("\r", "&#13;")
            return f"<{name}{language}{kind}>{words}</{name}>"
        case _:
            raise ValueError(value)


def _in_order(value: object) -> object:
    """Lists are sets here: nothing in the catalogue has an order."""
    if isinstance(value, dict):
        return {key: _in_order(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_in_order(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
