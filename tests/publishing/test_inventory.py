"""Another site refers to a pledge by its id: built by Sphinx, which takes a name that leads nowhere for an error."""

from __future__ import annotations

import posixpath
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import sphobjinv
from sphinx.util.inventory import InventoryFile

from pledgebook.publishing import addresses
from pledgebook.publishing.site import Site
from tests.built_site import site_of_files
from tests.publishing.files_beside_pages import files_of, hostile_site, vara, written_into
from tests.publishing.made_up_site import made_up_site
from tests.publishing.small_site import site_of, site_with

CONF = """\
project = "Ett annat"
extensions = ["sphinx.ext.intersphinx"]
nitpicky = True
intersphinx_mapping = {"loften": ("https://example.org/{home}", {inventory!r})}
"""
INDEX = """\
Löften
======

:external:ref:`exempelby-2021/p1` och :external:ref:`hela medborgarlöftet <exempelby-2021>`, redovisat i
:external+loften:ref:`2022-01-18-polisen`. Se :external:ref:`area:exempelby`, :external:ref:`party:polisen`,
:external:ref:`term:lofte` och :external:term:`{word}`.
"""
REPORT = (
    "---\nagreement: exempelby-2021\nby: polisen\ndate: 2022-01-18\nuntranslated: [en]\n"
    "pledges: {p1: fulfilled}\n---\nDet gick bra.\n"
)


def inventory_of(site: Site, language: str = "sv") -> sphobjinv.Inventory:
    (content,) = files_of(site, f"inventory:{language}").values()
    return sphobjinv.Inventory(zlib=content)


def sphinx_site(folder: Path, site: Site, language: str, word: str) -> str:
    """The start page of a Sphinx site that refers to the records of a site of ours."""
    written_into(folder / "ours", files_of(site, f"inventory:{language}"))
    home = addresses.language_root(language, site.register.languages)
    inventory = str(folder / "ours" / home / "objects.inv")
    (folder / "conf.py").write_text(
        CONF.replace("{home}", home).replace("{inventory!r}", repr(inventory)), encoding="utf-8"
    )
    (folder / "index.rst").write_text(INDEX.replace("{word}", word), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(folder), str(folder / "html")]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return (folder / "html" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "home", "word", "title"),
    [
        ("sv", "", "löfte", "Minst 20 fotpatruller i månaden."),
        ("en", "en/", "pledge", "At least 20 foot patrols a month."),
    ],
)
def test_a_sphinx_site_refers_to_a_pledge_by_its_id(
    language: str, home: str, word: str, title: str, tmp_path: Path
) -> None:
    html = sphinx_site(tmp_path, site_of(followups__2022_01_18_polisen_md=REPORT), language, word)
    root = f'href="https://example.org/{home}'
    assert f'{root}exempelby-2021/p1/"' in html
    assert title in html
    assert f'{root}exempelby-2021/"' in html
    assert "hela medborgarlöftet" in html
    assert f'{root}uppfoljningar/2022-01-18-polisen/"' in html
    assert f'{root}omraden/exempelby/"' in html
    assert f'{root}aktorer/polisen/"' in html
    assert html.count(f"{root}ordlista/#") == 2


@cache
def pages_of(site: Site) -> set[str]:
    return set(site_of_files(site.files()).pages)


@pytest.mark.parametrize("site", [made_up_site(), hostile_site()], ids=["made-up", "hostile"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_name_leads_to_a_page_and_is_there_once(site: Site, language: str) -> None:
    home = addresses.language_root(language, site.register.languages)
    pages = pages_of(site)
    objects = inventory_of(site, language).objects
    names = [(one.role, one.name) for one in objects]
    assert len(names) == len(set(names))
    led = {home + one.uri_expanded.partition("#")[0] for one in objects}
    assert led - pages == set()
    assert {f"{home}{addresses.of_pledge(one)}" for one in site.register.pledges} <= led


def test_the_names_of_what_is_published_stay() -> None:
    names = {one.name for one in inventory_of(vara()).objects}
    assert {"vara-2021", "vara-2021/p1", "2018-polisen", "area:vara", "party:polisen", "term:vest"} <= names


def test_each_inventory_lies_beside_the_start_page_of_its_language() -> None:
    assert [*files_of(vara(), "inventory:sv"), *files_of(vara(), "inventory:en")] == ["objects.inv", "en/objects.inv"]


@pytest.mark.parametrize("word", ["Plan för 2 år", "Plan för 2", "x std:doc -1 https://evil.example/ y"])
def test_a_word_that_sphinx_would_take_for_another_name_is_found_by_its_id_alone(word: str) -> None:
    site = site_with(f"terms:\n  plan: {{sv: '{word}', en: '{word}', meaning: {{sv: En plan., en: A plan.}}}}\n")
    (content,) = files_of(site, "inventory:sv").values()
    read = InventoryFile.load(BytesIO(content), "https://example.org", posixpath.join)
    assert read["std:label"]["term:plan"].uri == "https://example.org/ordlista/#plan"
    assert not [name for names in read.values() for name in names if name.startswith(("x", "Plan"))]
    assert [item.uri for names in read.values() for item in names.values() if "evil" in item.uri] == []
