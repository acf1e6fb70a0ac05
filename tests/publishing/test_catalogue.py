"""The catalogue is what the Swedish profile asks for, says what the register says, and never breaks."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF
from rdflib.term import BNode

from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.source_text import SourceFile
from tests.complaint_cases import BASE
from tests.publishing.files_beside_pages import HOSTILE, ROOT, every_site, files_of, hostile_site
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import SETTINGS, site_as

SHAPES = Path(__file__).parent / "dcat_ap_se.ttl"
VCARD = "http://www.w3.org/2006/vcard/ns#"
CATALOGUE = "https://example.org/data/catalog.rdf#"

each_site = pytest.mark.parametrize(
    ("name", "site"), list(every_site()), ids=lambda one: one if isinstance(one, str) else ""
)


def catalogue_of(site: Site, ending: str = "rdf") -> Graph:
    forms = {"rdf": "xml", "ttl": "turtle", "jsonld": "json-ld"}
    return Graph().parse(files_of(site, "catalogue")[f"data/catalog.{ending}"], format=forms[ending])


def site_with(*changes: tuple[str, str], settings: Settings = SETTINGS) -> Site:
    """The site of a register with other lines than the usual one."""
    register = BASE.read_text("utf-8")
    for before, after in changes:
        assert before in register
        register = register.replace(before, after, 1)
    return site_as(settings, RecordFolder((SourceFile(REGISTER_FILE, register.encode()),)))


CONTACT = (
    "contacts:\n",
    "contacts:\n  data:\n    party: foreningen\n    email: data+{oppna}@example.org\n    phone: 010-123 45 67\n"
    "    sv: Data\n    en: Data\n",
)


@each_site
def test_it_is_what_the_profile_asks_for(name: str, site: Site) -> None:
    conforms, _, text = validate(catalogue_of(site), shacl_graph=Graph().parse(SHAPES))
    assert conforms, text


@pytest.mark.parametrize(
    "lost", ["dcterms:license", "dcat:accessURL", "foaf:name", "dcterms:format", "dcterms:publisher"]
)
def test_the_shapes_see_what_is_missing(lost: str) -> None:
    """Else the test above would say little."""
    graph = catalogue_of(hostile_site())
    predicate = graph.namespace_manager.expand_curie(lost)
    graph.remove((None, predicate, None))
    assert not validate(graph, shacl_graph=Graph().parse(SHAPES))[0]


# By rdflib itself, as it reads JSON-LD.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@each_site
def test_all_three_forms_say_the_same(name: str, site: Site) -> None:
    """Without blank nodes, equal graphs have equal triples."""
    xml, turtle, json_ld = (set(catalogue_of(site, ending)) for ending in ("rdf", "ttl", "jsonld"))
    assert xml == turtle
    assert xml == json_ld
    assert len(xml) > 100


@each_site
def test_nothing_is_without_a_name(name: str, site: Site) -> None:
    assert [node for triple in catalogue_of(site) for node in triple if isinstance(node, BNode)] == []


def test_hostile_words_are_words() -> None:
    graph = catalogue_of(hostile_site())
    assert Literal(HOSTILE, lang="sv") in set(graph.objects(None, FOAF.name))


def test_a_publisher_is_known_by_its_number_or_by_a_name_of_ours() -> None:
    (ours,) = set(catalogue_of(site_with()).objects(None, DCTERMS.publisher))
    assert str(ours) == f"{CATALOGUE}actor-foreningen"
    numbered = site_with(("{kind: association,", "{kind: association, organisation_number: 999999-9999,"))
    (known,) = set(catalogue_of(numbered).objects(None, DCTERMS.publisher))
    assert str(known) == "http://dataportal.se/organisation/SE9999999999"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("police", "NationalAuthority"),
        ("municipality", "LocalAuthority"),
        ("association", "NonProfitOrganisation"),
        ("group", "PrivateIndividual(s)"),
    ],
)
def test_a_publisher_is_of_a_type(kind: str, name: str) -> None:
    graph = catalogue_of(site_with(("{kind: association", f"{{kind: {kind}")))
    (publisher,) = set(graph.objects(None, DCTERMS.publisher))
    assert str(graph.value(publisher, DCTERMS.type)) == f"http://purl.org/adms/publishertype/{name}"


def test_one_writes_to_the_publisher_and_to_nobody_else() -> None:
    assert list(catalogue_of(site_with()).objects(None, DCAT.contactPoint)) == []
    graph = catalogue_of(site_with(CONTACT))
    (contact,) = set(graph.objects(None, DCAT.contactPoint))
    assert str(contact) == f"{CATALOGUE}contact-data"
    assert str(graph.value(contact, URIRef(f"{VCARD}hasEmail"))) == "mailto:data+%7Boppna%7D@example.org"
    phone = graph.value(contact, URIRef(f"{VCARD}hasTelephone"))
    assert str(graph.value(phone, URIRef(f"{VCARD}hasValue"))) == "tel:+46101234567"


def test_names_stay_when_the_site_moves() -> None:
    moved = site_with(settings=Settings("https://new.example/", namespace="https://example.org/"))
    graph = catalogue_of(moved)
    assert str(graph.value(None, DCAT.dataset, URIRef(f"{CATALOGUE}register"))) == f"{CATALOGUE}catalog"
    assert {str(url) for url in graph.objects(None, DCAT.endpointURL)} == {"https://new.example/api/v1/index.json"}


def test_places_have_their_official_codes() -> None:
    graph = catalogue_of(hostile_site())
    assert str(graph.value(URIRef(f"{CATALOGUE}area-exempelby"), DCTERMS.identifier)) == "9999"


def test_a_year_is_told_as_a_year() -> None:
    graph = catalogue_of(site_with(("publisher: foreningen", "publisher: foreningen\nopened: 2026-11-20")))
    assert str(graph.value(URIRef(f"{CATALOGUE}register"), DCTERMS.issued)) == "2026-11-20"


def test_every_file_of_the_tables_is_told_of() -> None:
    told = {str(url) for url in catalogue_of(made_up_site()).objects(None, DCAT.downloadURL)}
    tables = {f"https://example.org/{path}" for path in files_of(made_up_site(), "tables") if path.endswith("csv")}
    assert {url for url in told if "/data/" in url} == tables


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_follow_from_nothing_else(seed: str) -> None:
    program = (
        "from tests.publishing.files_beside_pages import files_of, hostile_site\n"
        "import hashlib\n"
        "for content in files_of(hostile_site(), 'catalogue').values(): print(hashlib.sha256(content).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}"}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    here = [hashlib.sha256(content).hexdigest() for content in files_of(hostile_site(), "catalogue").values()]
    assert ran.stdout.split() == here
