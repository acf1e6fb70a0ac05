"""The lists that prose pages embed by a directive: which records, in which order, shown by which template."""

from __future__ import annotations

from itertools import islice

from pledgebook.model.dates import Period
from pledgebook.model.prose import Directive, DirectiveKind
from pledgebook.model.reference import ids
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts


def embedded_list(edition: Edition, directive: Directive) -> tuple[str, dict[str, object]]:
    """The template and what it shows."""
    match directive.kind:
        case DirectiveKind.PLEDGES:
            found = [p for f in _agreements(edition, directive) for p in f.pledges if _is_wanted(p, directive)]
            return "embedded_pledges.html", {"pledges": found[: directive.limit]}
        case DirectiveKind.AGREEMENTS:
            return "embedded_agreements.html", {"agreements": _agreements(edition, directive)[: directive.limit]}
        case DirectiveKind.FOLLOW_UPS:
            wanted = {f.agreement.id for f in _agreements(edition, directive)}
            newest = sorted(edition.register.follow_ups.values(), key=lambda f: (f.date.last_day, f.id), reverse=True)
            found_reports = (
                f for f in newest if f.agreement.id in wanted and (not directive.by or directive.by in ids(f.by))
            )
            return "embedded_follow_ups.html", {"follow_ups": list(islice(found_reports, directive.limit))}
        case DirectiveKind.CONTACTS:
            register = edition.register
            parties = [directive.by] if directive.by else list(register.actors)
            areas = [directive.area] if directive.area else list(register.areas)
            return "embedded_contacts.html", {"contacts": register.contacts_for(parties, areas)[: directive.limit]}


def _agreements(edition: Edition, directive: Directive) -> list[AgreementFacts]:
    register = edition.register
    of_area = register.agreements_by_area.get(directive.area or "", ())
    among = of_area if directive.area else register.agreements_newest_first
    return [
        edition.facts.agreements[a.id]
        for a in among
        if (not directive.agreement or a.id == directive.agreement)
        and (not directive.period or _overlap(a.stands.period, directive.period))
        and (
            directive.kind is not DirectiveKind.AGREEMENTS or not directive.by or directive.by in ids(a.stands.parties)
        )
    ]


def _is_wanted(facts: PledgeFacts, directive: Directive) -> bool:
    pledge = facts.pledge.stands
    return (
        (not directive.by or directive.by in ids(pledge.by))
        and (not directive.status or facts.status is directive.status)
        and (not directive.focus or directive.focus in (f"{pledge.agreement_id}/{f.id}" for f in pledge.focus))
    )


def _overlap(one: Period, other: Period) -> bool:
    starts_in_time = one.first_day is None or other.last_day is None or one.first_day <= other.last_day
    ends_in_time = one.last_day is None or other.first_day is None or one.last_day >= other.first_day
    return one.is_known and starts_in_time and ends_in_time
