"""The pages from which a change is proposed: ready texts, and links that open them in the editor of the host.

They stand apart from the pages of the records, so that those stay as light as they are. No search lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pledgebook.model.actor import Contact
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.chapter import Redirect
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts
from pledgebook.publishing.page import Crumb, Page
from pledgebook.publishing.pages_of_records import follow_up_title
from pledgebook.publishing.ready_texts import (
    ReadyText,
    ready_amendment,
    ready_correction,
    ready_report,
    ready_revision,
    ready_typo,
)

# The forms of the repository, by their file names, and the fields in them that are filled in.
REPORT_FORM = "uppfoljning"
AMENDMENT_FORM = "andring"
CORRECTION_FORM = "rattelse"
AGREEMENT_FIELD, PARTY_FIELD, RECORD_FIELD, WORDING_FIELD = "medborgarlofte", "part", "post", "ny-lydelse"

# The place of the amendment of a whole agreement; those of its pledges begin with it.
AMEND = "amend"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to propose, with the pledge that it is about, if one.

    `anchor` is its place on the page, and `act` the key of the words on it in the phrases. `form` is the name of a form
    at the host, for who would rather not edit files.
    """

    anchor: str
    act: str
    title: str
    ready: ReadyText
    pledge: Pledge | None = None
    form: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def pages_of_proposals(edition: Edition, facts: AgreementFacts) -> Iterator[Page | Redirect]:
    """What can be proposed of an agreement, and of each of its reports.

    A report that has been corrected is corrected no more, but where that was proposed is an address all the same.
    """
    yield proposals_page(edition, facts.agreement)
    for follow_up in facts.follow_ups:
        last = edition.register.corrected_last(follow_up)
        if last is follow_up:
            yield correction_page(edition, follow_up)
        else:
            yield Redirect(addresses.of_correction(follow_up.id), addresses.of_correction(last.id))


def proposals_page(edition: Edition, agreement: Agreement) -> Page:
    name = edition.agreement_title(agreement)
    parties, areas = ids(agreement.stands.parties), ids(agreement.stands.areas)
    return Page(
        address=addresses.of_proposals(agreement.id),
        template="proposals.html",
        title=edition.say("proposal.of_agreement", name=name),
        description=edition.say("proposal.description"),
        shown={
            "groups": (
                ("report", tuple(_reports(edition, agreement))),
                ("amend", tuple(_amendments(edition, agreement))),
            ),
        },
        contacts=_to_write_to(edition.register, parties, areas),
        trail=(Crumb(name, addresses.of_agreement(agreement.id)),),
        is_indexed=False,
        kind="",
        is_draft=edition.is_draft(RecordKind.AGREEMENT, agreement.id),
    )


def correction_page(edition: Edition, follow_up: FollowUp) -> Page:
    agreement = edition.register.agreements[follow_up.agreement.id]
    name = f"{follow_up_title(edition, follow_up)}, {edition.saying.day_in_words(follow_up.date)}"
    return Page(
        address=addresses.of_correction(follow_up.id),
        template="proposals.html",
        title=edition.say("proposal.of_follow_up", name=name, id=follow_up.id),
        description=edition.say("proposal.description"),
        shown={"groups": (("correct", tuple(_corrections(edition, follow_up))),)},
        contacts=_to_write_to(edition.register, ids(follow_up.by or agreement.parties), ids(agreement.areas)),
        trail=(Crumb(follow_up_title(edition, follow_up), addresses.of_follow_up(follow_up.id)),),
        is_indexed=False,
        kind="",
        is_draft=edition.is_draft(RecordKind.FOLLOW_UP, follow_up.id),
    )


def place_of_amendment(pledge_id: str) -> str:
    return f"{AMEND}-{pledge_id}"


def _reports(edition: Edition, agreement: Agreement) -> Iterator[Proposal]:
    for party in ids(agreement.stands.parties):
        theirs = [pledge for pledge in agreement.pledges if party in ids(pledge.stands.by)]
        name = edition.plain(edition.actor(party).present_name)
        yield Proposal(
            anchor=f"report-{party}",
            act="report",
            title=edition.say("proposal.report_by", name=name),
            ready=ready_report(edition, agreement, party, theirs),
            form=REPORT_FORM,
            fields={AGREEMENT_FIELD: agreement.id, PARTY_FIELD: party},
        )


def _amendments(edition: Edition, agreement: Agreement) -> Iterator[Proposal]:
    ready = ready_amendment(edition, agreement)
    title = edition.say("proposal.whole_agreement")
    yield Proposal(AMEND, "amend", title, ready, form=AMENDMENT_FORM, fields={RECORD_FIELD: agreement.id})
    for number, pledge in enumerate(agreement.pledges, start=1):
        fields = {RECORD_FIELD: pledge.full_id}
        if not pledge.redactions:
            fields[WORDING_FIELD] = pledge.stands.wording.original.words
        title = edition.say("pledge.number", number=number)
        ready = ready_amendment(edition, pledge)
        yield Proposal(place_of_amendment(pledge.id), "amend", title, ready, pledge, AMENDMENT_FORM, fields)


def _corrections(edition: Edition, follow_up: FollowUp) -> Iterator[Proposal]:
    say, known = edition.say, {RECORD_FIELD: follow_up.id}
    correction = ready_correction(edition, follow_up)
    title = say("proposal.new_report")
    yield Proposal("correction", "correct", title, correction, form=CORRECTION_FORM, fields=known)
    yield Proposal("typo", "typo", say("proposal.typo_in_report"), ready_typo(follow_up))
    for translation in follow_up.translations:
        title = say("proposal.translation", language=edition.language_name(translation.language))
        yield Proposal(f"translation-{translation.language}", "revise", title, ready_revision(edition, translation))


def _to_write_to(register: Register, parties: tuple[str, ...], areas: tuple[str, ...]) -> tuple[Contact, ...]:
    """Those who answer for the record, or else for the whole register."""
    return register.contacts_for(parties, areas) or register.contacts_of(register.publisher.id)
