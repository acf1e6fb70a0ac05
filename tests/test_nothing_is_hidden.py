"""Each page of a record says, where a reader sees it, what was promised, how it stands and what became of it.

A template that leaves something out, or hides it, would otherwise be a way past the history, which knows only records.
"""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from pledgebook.publishing.site import Site
from tests.built_site import BuiltPage, site_of_files
from tests.test_cases import ALL_CASES, outcome_of

# What is in the page and not shown, or not told to everyone.
UNSEEN = "script, style, template, [hidden], [aria-hidden=true], details > :not(summary)"


def words_in(text: str) -> str:
    """The words alone, for spaces, marks and the form of the text do not matter here."""
    without_addresses = re.sub(r"\]\([^)]*\)", "]", text)
    return " ".join(re.findall(r"\w+", without_addresses))


def seen_of(page: BuiltPage) -> Tag:
    """What the page holds between header and footer, without what is unseen."""
    main = BeautifulSoup(page.html, "html5lib").main
    assert main is not None
    for element in main.select(UNSEEN):
        element.decompose()
    return main


def seen_on(page: BuiltPage) -> str:
    return f" {words_in(seen_of(page).get_text(' '))} "


def lacking(site: Site, pages: dict[str, BuiltPage]) -> list[tuple[str, str]]:
    """What the pages of pledges and follow-ups do not say, by their address."""
    found = []
    for language, edition in site.editions.items():
        for facts in (one for agreement in edition.facts.agreements.values() for one in agreement.pledges):
            pledge = facts.pledge
            wanted = [pledge.wording.words_in(language), edition.say(f"status.{facts.status.value}")]
            wanted += [edition.say(f"amendment.kind.{a.kind.value}") for a in pledge.amendments]
            wanted += [a.now.words.words_in(language) for a in pledge.amendments if a.now and a.now.words]
            found += _lacking(pages[f"{edition.home}{pledge.full_id}/"], wanted)
        for follow_up in edition.register.follow_ups.values():
            texts = [follow_up.body, *(statement.text for statement in follow_up.statements)]
            wanted = [text.words_in(language) for text in texts if text is not None]
            wanted += [edition.say(f"status.{s.verdict.value}") for s in follow_up.statements if s.verdict]
            found += _lacking(pages[f"{edition.home}uppfoljningar/{follow_up.id}/"], wanted)
    return found


def _lacking(page: BuiltPage, wanted: list[str]) -> list[tuple[str, str]]:
    seen = seen_on(page)
    return [(page.address, text) for text in wanted if f" {words_in(text)} " not in seen]


@pytest.mark.parametrize("case", ALL_CASES)
def test_wording_status_amendments_and_reports_are_seen_on_their_pages(case: str) -> None:
    site = outcome_of(case).site
    assert site is not None
    assert lacking(site, dict(site_of_files(site.files()).pages)) == []


def test_what_is_hidden_is_not_taken_for_seen() -> None:
    html = "<main><p hidden>Löftet</p><details><summary>Mer</summary><p>Löftet</p></details></main>"
    assert "Löftet" not in seen_on(BuiltPage("x/", html))
