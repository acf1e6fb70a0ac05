"""Records in the words of schema.org: organisations, reports, agreements and meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pledgebook.model.actor import Actor, ActorKind, Contact
from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import PartialDate, Period
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.meeting import Meeting, MeetingKind
from pledgebook.model.reference import Reference
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition

Thing = dict[str, object]

_PUBLIC = (ActorKind.POLICE, ActorKind.MUNICIPALITY, ActorKind.AUTHORITY)
_SWEDEN = ZoneInfo("Europe/Stockholm")


def organisation(edition: Edition, root: str, actor: Actor) -> Thing:
    found: Thing = {
        "@type": "GovernmentOrganization" if actor.kind in _PUBLIC else "Organization",
        "@id": root + addresses.of_actor(actor.id),
        "name": edition.plain(actor.present_name),
    }
    if actor.renamed:
        found["alternateName"] = [edition.plain(name) for name, _ in actor.earlier_names]
    if actor.url:
        found["url"] = actor.url
    return found


def contact_points(edition: Edition, contacts: Iterable[Contact]) -> list[Thing]:
    """The functions that can be reached. Who holds one now is on the page, for people."""
    reachable = (contact for contact in contacts if contact.email or contact.phone)
    return [_without_unknown(_contact_point(edition, contact)) for contact in reachable]


def _contact_point(edition: Edition, contact: Contact) -> Thing:
    return {
        "@type": "ContactPoint",
        "contactType": edition.plain(contact.role),
        "email": contact.email,
        "telephone": contact.phone,
        "areaServed": [_place(edition, area) for area in contact.areas],
    }


def report(edition: Edition, url: str, root: str, name: str, follow_up: FollowUp) -> Thing:
    agreement = edition.register.agreements[follow_up.agreement.id]
    return {
        "@type": "Report",
        "name": name,
        "url": url,
        "datePublished": str(follow_up.date),
        "inLanguage": edition.language,
        "author": [organisation(edition, root, edition.actor(one)) for one in follow_up.by],
        "about": _named_agreement(edition, root, agreement),
    }


def signed_agreement(edition: Edition, root: str, agreement: Agreement) -> Thing:
    """The document as it was signed, with the period that holds now."""
    stands = agreement.stands
    return _without_unknown(
        {
            **_named_agreement(edition, root, agreement),
            "inLanguage": edition.language,
            "dateCreated": str(stands.signed) if stands.signed else None,
            "temporalCoverage": _interval(stands.period),
            "spatialCoverage": [_place(edition, area) for area in stands.areas],
            "author": [organisation(edition, root, edition.actor(one)) for one in stands.parties],
        }
    )


def event(edition: Edition, root: str, meeting: Meeting) -> Thing | None:
    """A meeting whose first day is known at least roughly. To be asked in a survey is no event."""
    start = meeting.date.start or meeting.date.end
    if meeting.kind is MeetingKind.SURVEY or start is None:
        return None
    kind, areas = edition.say(f"meeting.{meeting.kind.value}"), edition.names_of_areas(meeting.areas)
    agreements = edition.register.agreements
    end = meeting.date.end or start
    return _without_unknown(
        {
            "@type": "Event",
            "name": f"{kind}, {areas}" if areas else kind,
            "startDate": _moment(start, meeting.times.start if meeting.times else None),
            "endDate": _moment(end, meeting.times.end if meeting.times else None),
            "eventStatus": f"https://schema.org/Event{'Cancelled' if meeting.is_cancelled else 'Scheduled'}",
            "location": {"@type": "Place", "name": meeting.place or areas} if meeting.place or areas else None,
            "url": meeting.url,
            "about": [
                _named_agreement(edition, root, agreements[one.id])
                for one in meeting.agreements
                if one.id in agreements
            ],
        }
    )


def _named_agreement(edition: Edition, root: str, agreement: Agreement) -> Thing:
    return {
        "@type": "CreativeWork",
        "name": edition.agreement_title(agreement),
        "url": root + addresses.of_agreement(agreement.id),
    }


def _place(edition: Edition, area: Reference) -> Thing:
    return {"@type": "Place", "name": edition.plain(edition.area(area).present_name)}


def _interval(period: Period) -> str | None:
    """ISO 8601, as https://schema.org/temporalCoverage has it: `..` where an end is open or not known."""
    if not period.is_known:
        return None
    return f"{period.start or '..'}/{period.end or '..'}"


def _moment(day: PartialDate, clock: time | None) -> str:
    """A day as precise as it is known, or a moment in Sweden."""
    if clock is None or day.day is None:
        return str(day)
    known: date = day.first_day
    return datetime.combine(known, clock, tzinfo=_SWEDEN).isoformat()


def _without_unknown(found: Mapping[str, object]) -> Thing:
    return {name: value for name, value in found.items() if value not in (None, [], "")}
