"""The page that searches the pages of its language; and, for who has no script, leads to all lists of what there is."""

from __future__ import annotations

from pledgebook import RELEASED
from pledgebook.model.dates import exact
from pledgebook.model.verdict import Status
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.page import Page

# By what a search can be narrowed, in the order shown: `kind` of each Page, with its words under `kind` in the phrases.
KINDS = ("pledge", "agreement", "follow_up", "focus_area", "area", "party", "page")

# Endings that the word forms of Pagefind lack: it would find few pages for `löftet`, `löftena` and `skolan`.
_ENDINGS = {"sv": ("ena", "et", "an")}


def search_page(edition: Edition) -> Page:
    """Its own kind is empty: it is not found by itself."""
    register = edition.register
    return Page(
        address=addresses.SEARCH,
        template="search.html",
        title=edition.say("search.heading"),
        description=edition.say("search.description"),
        shown={
            "kinds": KINDS,
            "endings": _ENDINGS.get(edition.language, ()),
            "statuses": tuple(Status),
            "indexes": (
                (edition.say("search.every_pledge"), addresses.PLEDGES),
                (edition.say("search.current"), addresses.START),
                (edition.say("earlier.heading"), addresses.EARLIER),
                (edition.say("follow_ups.heading"), addresses.FOLLOW_UPS),
                (edition.say("contacts.heading"), addresses.CONTACTS),
                (edition.say("glossary.heading"), addresses.GLOSSARY),
            ),
            "areas": tuple(register.areas.values()),
            "parties": tuple(register.actors.values()),
        },
        changed=latest([exact(RELEASED), register.updated]),
        kind="",
        scripts=("search.js",),
    )
