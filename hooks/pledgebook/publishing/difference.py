"""What citizens will see another way: two states of a register compared on one day, in the words of the site.

Wordings are not compared here: whether something published was reworded is for the history to say. But where a record
is another than before and no more is told of it, that much is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.model.actor import Named
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.published import Key
from pledgebook.publishing import addresses
from pledgebook.publishing.declared_changes import DeclaredChange, OtherKind
from pledgebook.publishing.differences_by_address import of_contacts, of_prose
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.one_difference import Difference, DifferenceKind
from pledgebook.publishing.pages_of_records import follow_up_title


def differences(earlier: Edition, later: Edition) -> Iterator[Difference]:
    """Both editions are of one language and one day. First agreements and their pledges, newest first."""
    told = [*_told(earlier, later)]
    yield from told
    yield from _of_records_not_told_of(earlier, later, {one.address for one in told})


def _told(earlier: Edition, later: Edition) -> Iterator[Difference]:
    before, after = earlier.facts.agreements, later.facts.agreements
    for agreement_id, facts in after.items():
        yield from _of_agreement(earlier, later, before.get(agreement_id), facts)
    for agreement_id, gone in before.items():
        if agreement_id not in after:
            title = earlier.agreement_title(gone.agreement)
            yield Difference(DifferenceKind.GONE, addresses.of_agreement(agreement_id), {"title": title})
    yield from _of_follow_ups(earlier, later)
    yield from _of_other_changes(earlier, later)
    yield from _of_names(earlier, later)
    yield from of_contacts(earlier, later)
    yield from of_prose(earlier, later)


def _of_agreement(
    earlier: Edition, later: Edition, before: AgreementFacts | None, after: AgreementFacts
) -> Iterator[Difference]:
    agreement = after.agreement
    address, title = addresses.of_agreement(agreement.id), later.agreement_title(agreement)
    if before is None:
        number = later.say.counted("pledge.number_of", len(after.pledges))
        yield Difference(DifferenceKind.AGREEMENT_NEW, address, {"title": title, "pledges": number})
        return
    for kind in _new_amendments(later, before.agreement, agreement):
        yield Difference(DifferenceKind.AGREEMENT_AMENDED, address, {"title": title, "change": kind})
    earlier_pledges = {facts.pledge.id: facts for facts in before.pledges}
    for facts in after.pledges:
        yield from _of_pledge(later, earlier_pledges.get(facts.pledge.id), facts, agreement)
    for pledge_id, gone in earlier_pledges.items():
        if agreement.pledge(pledge_id) is None:
            facts_of_gone = {"title": earlier.pledge_label(gone.pledge.stands)}
            yield Difference(DifferenceKind.GONE, addresses.of_pledge(gone.pledge.full_id), facts_of_gone)


def _of_pledge(
    later: Edition, before: PledgeFacts | None, after: PledgeFacts, agreement: Agreement
) -> Iterator[Difference]:
    pledge = after.pledge
    address = addresses.of_pledge(pledge.full_id)
    number = later.say("pledge.number", number=after.number)
    title = f"{number}: {later.pledge_label(pledge.stands)} ({later.agreement_title(agreement)})"
    if before is None:
        yield Difference(DifferenceKind.PLEDGE_NEW, address, {"title": title})
        return
    for kind in _new_amendments(later, before.pledge, pledge):
        yield Difference(DifferenceKind.PLEDGE_AMENDED, address, {"title": title, "change": kind})
    if before.status is not after.status:
        words = {
            "title": title,
            "was": later.say(f"status.{before.status.value}"),
            "now": later.say(f"status.{after.status.value}"),
        }
        decisive = after.standing.decisive
        if decisive is None:
            yield Difference(DifferenceKind.STATUS, address, words)
        else:
            words["report"] = follow_up_title(later, decisive.follow_up)
            words["day"] = later.saying.day_in_words(decisive.follow_up.date)
            yield Difference(DifferenceKind.STATUS_BY_REPORT, address, words)


def _new_amendments(edition: Edition, before: Agreement | Pledge, after: Agreement | Pledge) -> Iterator[str]:
    known = {amendment.id for amendment in before.amendments}
    for amendment in after.amendments:
        if amendment.id not in known:
            yield edition.say(f"amendment.kind.{amendment.kind.value}")


def _of_follow_ups(earlier: Edition, later: Edition) -> Iterator[Difference]:
    before, after = earlier.register.follow_ups, later.register.follow_ups
    for follow_up in after.values():
        if follow_up.id not in before:
            is_correction = follow_up.corrects is not None
            kind = DifferenceKind.CORRECTION_NEW if is_correction else DifferenceKind.FOLLOW_UP_NEW
            yield Difference(kind, addresses.of_follow_up(follow_up.id), _facts_of_report(later, follow_up))
    for follow_up in before.values():
        if follow_up.id not in after:
            title = follow_up_title(earlier, follow_up)
            yield Difference(DifferenceKind.GONE, addresses.of_follow_up(follow_up.id), {"title": title})


def _facts_of_report(edition: Edition, follow_up: FollowUp) -> Mapping[str, str]:
    return {
        "title": follow_up_title(edition, follow_up),
        "by": edition.names_of_actors(follow_up.by) or edition.say("giver_unstated"),
        "day": edition.saying.day_in_words(follow_up.date),
        "pledges": edition.say.counted("pledge.number_of", len(follow_up.statements)),
    }


# What is told above in its own way, as a pledge, an agreement or a follow-up.
_TOLD_OTHERWISE = (OtherKind.ADDED, OtherKind.REPORT_CORRECTED, OtherKind.STATEMENTS_WITHDRAWN)


def _of_other_changes(earlier: Edition, later: Edition) -> Iterator[Difference]:
    """Declared changes that are no amendments: what was mended in a report, translated anew or removed by law."""
    known = {(change.record_id, change.kind, change.place) for change in earlier.changes}
    for change in later.changes:
        is_other = isinstance(change.kind, OtherKind) and change.kind not in _TOLD_OTHERWISE
        if is_other and (change.record_id, change.kind, change.place) not in known:
            words = _words_for(later, change)
            title = _title_of(later, change.record)
            yield Difference(DifferenceKind.DECLARED, change.address, {"title": title, "change": words})


def _words_for(edition: Edition, change: DeclaredChange) -> str:
    if change.redaction is not None:
        return edition.say("redaction.heading", what=edition.say(f"redaction.what.{change.redaction.what.value}"))
    return edition.say(f"change.kind.{change.kind.value}")


def _of_names(earlier: Edition, later: Edition) -> Iterator[Difference]:
    actors, areas = earlier.register.actors, earlier.register.areas
    for actor in later.register.actors.values():
        yield from _renamed(later, actors.get(actor.id), actor, addresses.of_actor(actor.id))
    for area in later.register.areas.values():
        yield from _renamed(later, areas.get(area.id), area, addresses.of_area(area.id))


def _renamed(edition: Edition, before: Named | None, after: Named, address: str) -> Iterator[Difference]:
    was, now = (edition.plain(one.name_on(edition.today)) for one in (before or after, after))
    if was != now:
        yield Difference(DifferenceKind.RENAMED, address, {"was": was, "now": now})


def _of_records_not_told_of(earlier: Edition, later: Edition, told: set[str]) -> Iterator[Difference]:
    """A pledge is sealed with its agreement, so what is told of one is told of the other."""
    records: list[Agreement | FollowUp] = [*later.register.agreements.values(), *later.register.follow_ups.values()]
    for record in records:
        is_report = isinstance(record, FollowUp)
        name = str(Key(RecordKind.FOLLOW_UP if is_report else RecordKind.AGREEMENT, record.id))
        before = earlier.digests.get(name)
        is_other = before is not None and before != later.digests.get(name)
        address = addresses.of_follow_up(record.id) if is_report else addresses.of_agreement(record.id)
        if is_other and not any(one.startswith(address) for one in told):
            yield Difference(DifferenceKind.RECORD_CHANGED, address, {"title": _title_of(later, record)})


def _title_of(edition: Edition, record: Agreement | Pledge | FollowUp) -> str:
    match record:
        case FollowUp():
            return follow_up_title(edition, record)
        case Agreement():
            return edition.agreement_title(record)
        case Pledge():
            return edition.pledge_label(record)
