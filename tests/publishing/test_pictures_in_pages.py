"""What holds for every picture: a name, words beside it, no styles or ids in it, and all from records escaped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from pledgebook.model.verdict import Status
from pledgebook.publishing import pictures
from pledgebook.publishing.phrases import phrase_languages
from pledgebook.publishing.pictures.drawing import text
from pledgebook.publishing.pictures.timeline_events import EventKind
from tests.publishing.reported_site import agreement, follow_up, site_with
from tests.publishing.small_site import built

WITHOUT_SYMBOL = {EventKind.REPORTED, EventKind.SILENT}


def images() -> Iterator[tuple[str, Tag]]:
    """Every picture of a site that has all kinds of them."""
    target = """target: {at_least: 20, of: {sv: 'patruller & "x"', en: 'patrols & "x"'}}"""
    report = follow_up("2021-12-01", "{p1: {verdict: fulfilled, result: 22}}")
    site = site_with(agreement(2020, 3), report, pledge=target)
    for page in built(site).pages.values():
        for image in page.soup.select("svg[role=img]"):
            yield page.address, image


def test_every_picture_has_a_name_and_stands_in_a_figure_with_the_same_in_words() -> None:
    found = list(images())
    assert {address.removeprefix("en/") for address, _ in found} >= {
        "exempelby-2021/",
        "exempelby-2021/p1/",
        "omraden/exempelby/",
        "tidigare/",
    }
    for address, image in found:
        figure = image.find_parent("figure")
        assert str(image["aria-label"]).strip().endswith("."), address
        assert figure is not None
        assert figure.select("table, ul"), address


def test_a_picture_has_no_style_script_or_id_and_words_of_records_are_escaped() -> None:
    for address, image in images():
        assert image.select("style, script, [style], [id]") == [], address
    assert any('at least 20 patrols & "x"' in str(image["aria-label"]) for _, image in images())


@pytest.mark.parametrize("name", [*Status, *(kind for kind in EventKind if kind not in WITHOUT_SYMBOL)])
def test_every_status_and_event_has_a_symbol_of_its_own(name: Status | EventKind) -> None:
    every = [*Status, *(kind for kind in EventKind if kind not in WITHOUT_SYMBOL)]
    drawn = pictures.symbol(name)
    assert BeautifulSoup(drawn, "html5lib").select("svg[aria-hidden=true] > *")
    assert [other for other in every if pictures.symbol(other) == drawn] == [name]


def test_words_in_a_picture_are_escaped() -> None:
    assert "&lt;b&gt;&amp;&#34;" in text('<b>&"', 0, 0)


@pytest.mark.parametrize("language", phrase_languages())
def test_every_event_can_be_said(language: str) -> None:
    edition = site_with().editions[language]
    for kind in EventKind:
        if kind is not EventKind.CHANGED:
            assert edition.say(f"picture.event.{kind.value}")
    for kind in (EventKind.ANSWERED, EventKind.MISSING, EventKind.DUE):
        assert edition.say(f"picture.event.final_{kind.value}")
