"""Cards: small pages that another site shows within its own, with how a pledge or an agreement stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pledgebook.model.reference import ids
from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import FileChapter
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.security import card_security_policy
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.writer import Writer


def card_chapters(contents: Contents, writers: Mapping[str, Writer]) -> Iterator[FileChapter]:
    """One for each agreement, with the cards of its pledges, in every language."""
    for agreement_id in contents.facts.agreements:
        yield FileChapter(addresses.of_card("", agreement_id), partial(_cards, contents, writers, agreement_id))


def _cards(contents: Contents, writers: Mapping[str, Writer], agreement_id: str) -> Iterator[SiteFile]:
    facts = contents.facts.agreements[agreement_id]
    for writer in writers.values():
        yield from _card_of_agreement(writer, facts)
        for pledge in facts.pledges:
            yield from _card_of_pledge(writer, facts, pledge)


def _card_of_agreement(writer: Writer, facts: AgreementFacts) -> Iterator[SiteFile]:
    edition, agreement = writer.edition, facts.agreement
    shown = {
        "title": edition.say("agreement.heading", name=edition.agreement_title(agreement)),
        "link": edition.say("card.to_agreement"),
        "address": addresses.of_agreement(agreement.id),
        "agreement": agreement,
        "facts": facts,
    }
    return _cards_of(writer, "card_agreement.html", (agreement.id, *ids(agreement.aliases)), shown)


def _card_of_pledge(writer: Writer, agreement_facts: AgreementFacts, facts: PledgeFacts) -> Iterator[SiteFile]:
    edition, pledge = writer.edition, facts.pledge
    shown = {
        "title": f"{edition.say('pledge.number', number=facts.number)}: {edition.pledge_label(pledge.stands)}",
        "label_language": edition.language_of_label(pledge.stands),
        "link": edition.say("card.to_pledge"),
        "address": addresses.of_pledge(pledge.full_id),
        "agreement": agreement_facts.agreement,
        "agreement_facts": agreement_facts,
        "pledge": pledge,
        "facts": facts,
    }
    return _cards_of(writer, "card_pledge.html", (pledge.full_id, *ids(pledge.aliases)), shown)


def _cards_of(
    writer: Writer, template: str, record_ids: Iterable[str], shown: Mapping[str, object]
) -> Iterator[SiteFile]:
    """One for each id that the record has or had: where it is framed, nothing leads on from one to the other."""
    more = {"card_security_policy": card_security_policy()}
    for record_id in record_ids:
        address = addresses.of_card(writer.edition.language, record_id.rstrip("/"))
        html = writer.fragment(template, addresses.root_from(address), {**shown, **more})
        yield SiteFile(addresses.file_of(address), html)
