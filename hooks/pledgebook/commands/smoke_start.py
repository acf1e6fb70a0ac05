"""Whether the start page of each language says what a start page is for: what is in force now, and who publishes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.commands.finished_site import FinishedSite
from pledgebook.commands.smoke_trouble import SmokeTrouble
from pledgebook.model.drafts import without_drafts
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.facts import Facts
from pledgebook.publishing.in_force import in_force_on
from pledgebook.publishing.phrases import Phrases
from pledgebook.publishing.start_page import MOST_NAMED


def start_troubles(site: FinishedSite, register: Register, day: date) -> Iterator[SmokeTrouble]:
    shown = in_force_on(day, without_drafts(register))
    current = [facts.agreement.id for facts in Facts(shown, day).agreements.values() if facts.applies_now]
    for language in register.languages:
        root = addresses.language_root(language, register.languages)
        start = addresses.file_of(root)
        for path in (start, f"{root}404.html"):
            if path not in site.files:
                yield SmokeTrouble("missing", path)
        if start in site.files:
            yield from _of_one(site, shown, current, language, start)


def _of_one(
    site: FinishedSite, register: Register, current: list[str], language: str, start: str
) -> Iterator[SmokeTrouble]:
    page, root = site.pages[start], start.removesuffix("index.html")
    if not page.stylesheets:
        yield SmokeTrouble("no-styles", start)
    if not current and Phrases(language)("start.nothing_now") not in page.text:
        yield SmokeTrouble("nothing-in-force-not-said", start)
    # Where there are more, the page counts them and leads to the list of pledges.
    for agreement_id in current if len(current) <= MOST_NAMED else ():
        if not site.leads_to(start, addresses.file_of(root + addresses.of_agreement(agreement_id))):
            yield SmokeTrouble("agreement-not-named", start, agreement_id)
    publisher = register.actors[register.publisher.id]
    name = " ".join(publisher.present_name.words_in(language).split())
    if name not in page.text or not site.leads_to(start, addresses.file_of(root + addresses.of_actor(publisher.id))):
        yield SmokeTrouble("publisher-not-named", start, name)
