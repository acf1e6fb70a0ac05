"""The pages of single records: agreements, pledges, focus areas and follow-ups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pledgebook.model.agreement import Agreement, FocusArea
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key
from pledgebook.model.reference import ids
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition, shortened
from pledgebook.publishing.facts import AgreementFacts, PeriodState, PledgeFacts, dates_of_removals, latest
from pledgebook.publishing.forms import forms
from pledgebook.publishing.page import Crumb, Page

_LONGEST_DESCRIPTION = 155


def pages_of_agreement(edition: Edition, facts: AgreementFacts) -> Iterator[Page]:
    """Its own page, and those of its pledges, focus areas and follow-ups."""
    yield agreement_page(edition, facts)
    for pledge in facts.pledges:
        yield pledge_page(edition, facts, pledge)
    by_focus = _by_focus(facts)
    for focus in facts.agreement.focus_areas:
        yield focus_area_page(edition, facts, focus, by_focus.get(focus.id, ()))
    for follow_up in facts.follow_ups:
        yield follow_up_page(edition, follow_up)


def agreement_page(edition: Edition, facts: AgreementFacts) -> Page:
    agreement = facts.agreement
    stands = agreement.stands
    title = edition.say("agreement.heading", name=edition.agreement_title(agreement))
    return Page(
        address=addresses.of_agreement(agreement.id),
        template="agreement.html",
        title=title,
        description=edition.say.counted(
            "agreement.description", len(facts.pledges), parties=edition.names_of_actors(stands.parties)
        ),
        shown={"facts": facts, "agreement": agreement, "stands": stands, **_since(edition, agreement)},
        changed=facts.changed,
        contacts=edition.register.contacts_for(ids(stands.parties), ids(stands.areas)),
        trail=_trail_to_area(edition, agreement),
        written_at=agreement.span,
        proposals=addresses.of_proposals(agreement.id),
        kind="agreement",
        is_draft=edition.is_draft(RecordKind.AGREEMENT, agreement.id),
        reference=_reference(edition, title),
        subject=title,
        forms=forms(edition, addresses.of_agreement(agreement.id), "agreements", agreement.id),
        sealed=str(Key(RecordKind.AGREEMENT, agreement.id)),
    )


def pledge_page(edition: Edition, facts: AgreementFacts, pledge_facts: PledgeFacts) -> Page:
    pledge, agreement = pledge_facts.pledge, facts.agreement
    stands = pledge.stands
    number = edition.say("pledge.number", number=pledge_facts.number)
    title = f"{number}: {edition.pledge_label(stands)}"
    status = edition.say(f"status.{pledge_facts.status.value}")
    givers = ids(stands.by) or ids(agreement.stands.parties)
    named = ids(pledge.replaces + pledge.continues)
    return Page(
        address=addresses.of_pledge(pledge.full_id),
        template="pledge.html",
        title=title,
        description=shortened(
            f"{status}. {edition.givers(stands)}: {edition.plain(stands.wording)}", _LONGEST_DESCRIPTION
        ),
        shown={
            "facts": pledge_facts,
            "agreement_facts": facts,
            "agreement": agreement,
            "pledge": pledge,
            "stands": stands,
            "earlier": tuple(one for one in edition.register.predecessors.get(pledge.full_id, ()) if one not in named),
            "later": edition.register.continued_by.get(pledge.full_id, ()),
            **_since(edition, agreement),
        },
        changed=pledge_facts.changed,
        contacts=edition.register.contacts_for(givers, ids(stands.areas) or ids(agreement.areas)),
        trail=(*_trail_to_area(edition, agreement), _crumb_of_agreement(edition, agreement)),
        written_at=pledge.span,
        proposals=addresses.of_proposals(agreement.id),
        kind="pledge",
        is_draft=edition.is_draft(RecordKind.AGREEMENT, agreement.id),
        reference=edition.say(
            "cite.pledge",
            givers=edition.givers(stands),
            title=title,
            agreement=edition.agreement_title(agreement),
            status=status,
            date=edition.saying.day_in_words(edition.today),
        ),
        subject=f"{title}, {edition.agreement_title(agreement)}",
        forms=forms(edition, addresses.of_pledge(pledge.full_id), "pledges", pledge.full_id),
        sealed=str(Key(RecordKind.AGREEMENT, agreement.id)),
    )


def focus_area_page(edition: Edition, facts: AgreementFacts, focus: FocusArea, pledges: Sequence[PledgeFacts]) -> Page:
    agreement = facts.agreement
    name = edition.plain(focus.name)
    return Page(
        address=addresses.of_focus_area(focus.full_id),
        template="focus_area.html",
        title=edition.say("focus_area.heading", name=name),
        description=edition.say("focus_area.description", name=name, agreement=edition.agreement_title(agreement)),
        shown={"focus": focus, "agreement": agreement, "pledges": tuple(one.pledge for one in pledges)},
        changed=facts.changed,
        contacts=edition.register.contacts_for(ids(agreement.stands.parties), ids(agreement.areas)),
        trail=(*_trail_to_area(edition, agreement), _crumb_of_agreement(edition, agreement)),
        written_at=focus.span,
        proposals=addresses.of_proposals(agreement.id),
        kind="focus_area",
        is_draft=edition.is_draft(RecordKind.AGREEMENT, agreement.id),
    )


def follow_up_page(edition: Edition, follow_up: FollowUp) -> Page:
    facts = edition.facts.agreements[follow_up.agreement.id]
    agreement = facts.agreement
    title = follow_up_title(edition, follow_up)
    by = edition.names_of_actors(follow_up.by) if follow_up.by else edition.say("giver_unstated")
    said = {statement.pledge.id: statement for statement in follow_up.statements}
    statements = tuple((p, said[p.pledge.id]) for p in facts.pledges if p.pledge.id in said)
    translation = follow_up.translation_in(edition.language)
    return Page(
        address=addresses.of_follow_up(follow_up.id),
        template="follow_up.html",
        title=title,
        description=edition.say(
            "follow_up.description",
            by=by,
            agreement=edition.agreement_title(agreement),
            date=edition.saying.day_in_words(follow_up.date),
        ),
        shown={
            "follow_up": follow_up,
            "agreement": agreement,
            "statements": statements,
            "left_out": tuple(left_out(follow_up, facts)),
            "corrected_by": edition.register.corrections.get(follow_up.id, ()),
        },
        changed=latest([follow_up.date, *dates_of_removals(follow_up)]),
        contacts=edition.register.contacts_for(ids(follow_up.by or agreement.parties), ids(agreement.areas)),
        trail=(
            Crumb(edition.say("follow_ups.heading"), addresses.FOLLOW_UPS),
            _crumb_of_agreement(edition, agreement),
        ),
        written_at=translation.span if translation else follow_up.span,
        proposals=addresses.of_correction(edition.register.corrected_last(follow_up).id),
        kind="follow_up",
        is_draft=edition.is_draft(RecordKind.FOLLOW_UP, follow_up.id),
        reference=_reference(edition, title),
        subject=f"{title}, {edition.agreement_title(agreement)}",
        forms=forms(edition, addresses.of_follow_up(follow_up.id), "follow-ups", follow_up.id),
        sealed=str(Key(RecordKind.FOLLOW_UP, follow_up.id)),
    )


def _reference(edition: Edition, title: str) -> str:
    day = edition.saying.day_in_words(edition.today)
    return edition.say("cite.page", title=title, register=edition.plain(edition.register.title), date=day)


def left_out(follow_up: FollowUp, facts: AgreementFacts) -> Iterator[PledgeFacts]:
    """The pledges of those who report that the report says nothing of, though it was to tell of them all."""
    if follow_up.is_incomplete or follow_up.corrects is not None:
        return
    said = {statement.pledge.id for statement in follow_up.statements}
    reporters = set(ids(follow_up.by) or ids(facts.agreement.stands.parties))
    for one in facts.pledges:
        is_theirs = reporters & set(ids(one.pledge.stands.by))
        if is_theirs and one.pledge.id not in said and one.pledge.has_joined_by(follow_up.date.last_day):
            yield one


def follow_up_title(edition: Edition, follow_up: FollowUp) -> str:
    if follow_up.title is not None:
        return edition.marked(edition.plain(follow_up.title), RecordKind.FOLLOW_UP, follow_up.id)
    agreement = edition.register.agreements[follow_up.agreement.id]
    title = edition.say("follow_up.heading", agreement=edition.agreement_title(agreement))
    if edition.is_draft(RecordKind.AGREEMENT, agreement.id):
        return title  # which says so already
    return edition.marked(title, RecordKind.FOLLOW_UP, follow_up.id)


def _since(edition: Edition, agreement: Agreement) -> dict[str, object]:
    """What came after, in the same areas: what applies now, and the newest agreement of all if none does."""
    by_area = edition.register.agreements_by_area
    # By id: to compare whole agreements would mean going through all that is in them.
    around = {a.id: a for ref in agreement.areas for a in by_area.get(ref.id, ())}
    others = [a for a in around.values() if a.id != agreement.id]
    current = tuple(a for a in others if edition.facts.period_states[a.id] is PeriodState.RUNNING)
    mine = agreement.period.first_day
    newest = next((a for a in others if a.period.first_day and mine and a.period.first_day > mine), None)
    return {"newer": current, "newest": newest}


def _by_focus(facts: AgreementFacts) -> Mapping[str, Sequence[PledgeFacts]]:
    """The pledges of an agreement by the focus areas that they stand under now."""
    found: dict[str, list[PledgeFacts]] = {}
    for pledge in facts.pledges:
        for focus_id in ids(pledge.pledge.stands.focus):
            found.setdefault(focus_id, []).append(pledge)
    return found


def _crumb_of_agreement(edition: Edition, agreement: Agreement) -> Crumb:
    return Crumb(edition.agreement_title(agreement), addresses.of_agreement(agreement.id))


def _trail_to_area(edition: Edition, agreement: Agreement) -> tuple[Crumb, ...]:
    first = edition.area(agreement.areas[0])
    return (Crumb(edition.plain(first.present_name), addresses.of_area(first.id)),)
