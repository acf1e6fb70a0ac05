"""Feeds read by programs of another hand: lxml with the schema of the format, feedparser, and a JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
from jsonschema import Draft7Validator
from lxml import etree

from pledgebook.publishing.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
_HERE = Path(__file__).parent

# All that the content of an entry may be made of, and where its links may lead.
TEXT = {"p", "br", "hr", "a", "strong", "em", "code", "pre", "blockquote", "q", "del", "ins", "span", "time"}
ELEMENTS = TEXT | {"div", "ul", "ol", "li", "dl", "dt", "dd", "h3", "h4", "h5", "h6"}
ATTRIBUTES = frozenset({"href", "lang", "datetime", "start"})
LEADS_TO = ("https://", "http://", "mailto:")


def feeds_of(site: Site) -> Mapping[str, str]:
    """Every file of a feed by its path."""
    chapters = [name for name in site.chapters if name.startswith("files:feeds:")]
    return {file.path: file.content for name in chapters for file in site.written(name)}


@cache
def _atom_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_HERE / "atom.rng"))


@cache
def _json_schema() -> Draft7Validator:
    return Draft7Validator(json.loads((_HERE / "json_feed.schema.json").read_text("utf-8")))


def read_atom(text: str) -> etree._Element:
    """The feed, if it is valid in every way."""
    feed = etree.fromstring(text.encode())
    assert _atom_schema().validate(feed), _atom_schema().error_log
    assert feed.find(f"{ATOM}author") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    for content in feed.iter(f"{ATOM}content"):
        assert_is_harmless(content)
    return feed


def read_by_feedparser(text: str) -> Any:  # noqa: ANN401 — whatever feedparser makes of it
    read = feedparser.parse(text.encode())
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10"
    return read


def read_json(text: str) -> Mapping[str, Any]:
    feed: Mapping[str, Any] = json.loads(text)
    errors = list(_json_schema().iter_errors(feed))
    assert errors == []
    for item in feed["items"]:
        assert_is_harmless(etree.fromstring(f'<div xmlns="{XHTML[1:-1]}">{item["content_html"]}</div>'))
    return feed


def assert_is_harmless(content: etree._Element) -> None:
    for element in content.iterdescendants():
        tag = str(element.tag)
        assert tag.startswith(XHTML), tag
        assert tag.removeprefix(XHTML) in ELEMENTS, tag
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
        href = element.get("href")
        assert href is None or str(href).startswith(LEADS_TO), href


def entries_of(text: str) -> Iterator[tuple[str, str, str]]:
    """The id, the kind and the words of each entry, the newest first."""
    for entry in read_atom(text).iter(f"{ATOM}entry"):
        category = entry.find(f"{ATOM}category")
        assert category is not None
        words = " ".join("".join(map(str, entry.itertext())).split())
        yield str(entry.findtext(f"{ATOM}id")), str(category.get("term")), words
