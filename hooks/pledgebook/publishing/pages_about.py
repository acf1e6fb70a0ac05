"""The pages on the site itself: how accessible it is, what it does with readers' data, and who publishes it.

They say what the register says, and what is true of every site that is made here. What the register does not say
is shown as not stated yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook import RELEASED
from pledgebook.model.accessibility import AccessibilityStatement, WhyNotAccessible
from pledgebook.model.dates import PartialDate, exact
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import latest
from pledgebook.publishing.page import Page

# Where the agency that supervises the law takes reports; the form is in Swedish.
DIGG_REPORT_FORM = "https://www.digg.se/tdosanmalan"
IMY = "https://www.imy.se/"


def pages_about(edition: Edition) -> Iterator[Page]:
    yield accessibility_page(edition)
    yield privacy_page(edition)
    yield publisher_page(edition)


def accessibility_page(edition: Edition) -> Page:
    register = edition.register
    statement = register.accessibility or AccessibilityStatement(register.span)
    answering = edition.actor(register.answers_for_accessibility)
    tested_by = statement.tested.by.id if statement.tested else ""
    groups = tuple((why, statement.content_that_is(why)) for why in WhyNotAccessible)
    return Page(
        address=addresses.ACCESSIBILITY,
        template="accessibility.html",
        title=edition.say("accessibility.heading"),
        description=edition.say("accessibility.description"),
        shown={
            "statement": statement,
            "answering": answering,
            "groups": tuple((why, contents) for why, contents in groups if contents),
            "contact": register.contacts.get(statement.contact.id) if statement.contact else None,
            "is_own_test": tested_by in (answering.id, register.publisher.id),
            "report_form": DIGG_REPORT_FORM,
        },
        changed=latest([exact(RELEASED), statement.reviewed, statement.tested.date if statement.tested else None]),
        written_at=register.span,
    )


def privacy_page(edition: Edition) -> Page:
    register = edition.register
    return Page(
        address=addresses.PRIVACY,
        template="privacy.html",
        title=edition.say("privacy.heading"),
        description=edition.say("privacy.description"),
        shown={"publisher": edition.actor(register.publisher), "imy": IMY},
        changed=latest([exact(RELEASED), register.updated]),
        contacts=register.contacts_of(register.publisher.id),
        written_at=register.span,
    )


def publisher_page(edition: Edition) -> Page:
    register = edition.register
    return Page(
        address=addresses.PUBLISHER,
        template="publisher.html",
        title=edition.say("publisher.heading"),
        description=edition.say("publisher.description"),
        shown={"publisher": edition.actor(register.publisher), "last_change": _last_change(edition)},
        changed=latest([exact(RELEASED), register.updated]),
        contacts=register.contacts_of(register.publisher.id),
        written_at=register.span,
    )


def _last_change(edition: Edition) -> PartialDate | None:
    """The latest day that any record carries."""
    register = edition.register
    agreements = (facts.changed for facts in edition.facts.agreements.values())
    return latest([register.updated, *agreements, *(page.updated for page in register.prose)])
