"""All pages of an edition that the engine makes, chapter by chapter; prose is the site generator's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.publishing import addresses
from pledgebook.publishing.address_clashes import alias_address
from pledgebook.publishing.chapter import Chapter, Redirect
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.page import Page
from pledgebook.publishing.pages_of_indexes import index_chapters
from pledgebook.publishing.pages_of_lists import list_chapters
from pledgebook.publishing.pages_of_proposals import pages_of_proposals
from pledgebook.publishing.pages_of_records import pages_of_agreement
from pledgebook.publishing.prose_pages import not_found_page
from pledgebook.publishing.start_page import start_page


def chapters(edition: Edition, documentation: Text, repository: str) -> Iterator[Chapter]:
    """In a fixed order. A chapter holds no record: it asks the edition, so that it is noted what it depends on.

    `documentation` is that of the record format, `repository` where the records are kept."""
    yield Chapter("start", lambda: [start_page(edition), not_found_page(edition)])
    yield from index_chapters(edition, documentation, repository)
    yield from list_chapters(edition)
    for agreement_id in edition.facts.agreements:
        yield Chapter(addresses.of_agreement(agreement_id), partial(_of_agreement, edition, agreement_id))


def _of_agreement(edition: Edition, agreement_id: str) -> Iterator[Page | Redirect]:
    facts = edition.facts.agreements[agreement_id]
    yield from pages_of_agreement(edition, facts)
    yield from pages_of_proposals(edition, facts)
    yield from _redirects(facts.agreement)


def _redirects(agreement: Agreement) -> Iterator[Redirect]:
    """From where the agreement and its pledges were published before."""
    for alias in agreement.aliases:
        yield Redirect(alias_address(alias), addresses.of_agreement(agreement.id))
    for pledge in agreement.pledges:
        for alias in pledge.aliases:
            yield Redirect(alias_address(alias), addresses.of_pledge(pledge.full_id))
