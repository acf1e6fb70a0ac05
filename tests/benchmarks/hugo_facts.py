"""What Hugo is told of each record and page: facts as data, in the words of one language, for its templates to show.

What follows from the records by rule (statuses, whether a report is overdue, what a page leads to) is given, for Hugo
has no rules. Links, lists, tables, pictures and the frame around them are left to the templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pledgebook.language import Text
from pledgebook.model.actor import Contact
from pledgebook.model.dates import Period
from pledgebook.model.follow_up import FollowUp, Result, Statement
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference, ids
from pledgebook.model.reporting_state import ReportingState
from pledgebook.model.source import Source
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.lists_of_pledges import ListedPledge
from pledgebook.publishing.pages_of_records import follow_up_title
from pledgebook.publishing.pictures.timeline import timeline
from pledgebook.publishing.sources import source_details, source_href

Facts = dict[str, Any]


def without_nothing(facts: Mapping[str, Any]) -> Facts:
    """Only what there is: what a template finds missing it leaves out."""
    return {name: value for name, value in facts.items() if value not in (None, "", (), [], {}, False)}


def period(edition: Edition, told: Period) -> Facts:
    return without_nothing({"iso": str(told.start or told.end or ""), "words": edition.saying.period_in_words(told)})


def actor(edition: Edition, actor_id: str) -> Facts:
    return {"name": edition.plain(edition.actor(actor_id).present_name)}


def area(edition: Edition, area_id: str) -> Facts:
    return name_of(edition, edition.area(area_id).present_name)


def name_of(edition: Edition, text: Text) -> Facts:
    """A name with its language where that is another than the page's."""
    version = text.version_in(edition.language)
    return {"name": version.words, **({"lang": version.language} if version.language != edition.language else {})}


def contact(edition: Edition, one: Contact) -> Facts:
    return without_nothing(
        {
            "role": edition.plain(one.role),
            "party": one.party.id,
            "areas": ids(one.areas),
            "name": one.name,
            "email": one.email,
            "phone": one.phone,
            "invitation": edition.plain(one.invitation) if one.invitation else "",
        }
    )


def source(edition: Edition, one: Source) -> Facts:
    return without_nothing(
        {
            "title": one.title,
            "href": source_href(one, "/"),
            "lang": one.language or edition.register.original_language,
            "publisher": one.publisher.id if one.publisher and one.publisher.id in edition.register.actors else "",
            "details": source_details(edition, one),
            "archived": one.archived,
            "quote": one.quote,
            "note": edition.plain(one.note) if one.note else "",
        }
    )


def agreement(edition: Edition, facts: AgreementFacts) -> Facts:
    """What other pages name of an agreement."""
    stands = facts.agreement.stands
    return without_nothing(
        {
            "title": edition.agreement_title(facts.agreement),
            "period": period(edition, stands.period),
            "state": facts.period_state.value,
            "parties": ids(stands.parties),
            "focus": {focus.id: edition.plain(focus.name) for focus in facts.agreement.focus_areas},
            "pledges": [one.pledge.full_id for one in facts.pledges],
            "counts": [[status.value, number] for status, number in facts.status_counts],
            "overdue": bool(facts.reporting.overdue),
            "documents": [source(edition, one) for one in facts.agreement.documents],
            "reporting": reporting(facts.reporting),
        }
    )


def reporting(state: ReportingState) -> Facts:
    last, due = state.last_report, state.next_due
    return without_nothing(
        {
            "last": str(last.date) if last else "",
            "days": state.days_since_last,
            "overdue": [{"day": str(one.day), "promised": one.is_promised} for one in state.overdue],
            "next": {"day": str(due.day), "promised": due.is_promised} if due else None,
        }
    )


def pledge(edition: Edition, listed: ListedPledge) -> Facts:
    """What lists and other pages tell of a pledge."""
    one, stands = listed.facts, listed.stands
    language = edition.language_of_label(stands)
    return without_nothing(
        {
            "label": edition.pledge_label(stands),
            "lang": language if language != edition.language else "",
            "title": edition.plain(stands.title) if stands.title else "",
            "number": one.number,
            "text": edition.plain(stands.wording),
            "agreement": stands.agreement_id,
            "by": ids(stands.by),
            "areas": ids(listed.areas),
            "found_in": listed.found_in,
            "focus": ids(stands.focus),
            "years": listed.years,
            "start": str(listed.period.first_day or ""),
            "status": one.status.value,
            "rank": listed.rank,
            "states": listed.states,
            "changed": any(not amendment.is_light for amendment in one.pledge.amendments),
            "last": str(one.last_report.date) if one.last_report else "",
        }
    )


def follow_up(edition: Edition, one: FollowUp) -> Facts:
    return without_nothing(
        {
            "title": follow_up_title(edition, one),
            "date": str(one.date),
            "by": ids(one.by),
            "agreement": one.agreement.id,
            "sources": [source(edition, found) for found in one.sources],
        }
    )


def statement(edition: Edition, said: Statement, target_of: Text | None) -> Facts:
    return without_nothing(
        {
            "pledge": said.pledge.id,
            "withdrawn": said.is_withdrawn,
            "verdict": said.verdict.value if said.verdict else "",
            "results": [result(edition, one, target_of) for one in said.results],
            "text": edition.plain(said.text) if said.text else "",
            "sources": [source(edition, one) for one in said.sources],
        }
    )


def result(edition: Edition, one: Result, target_of: Text | None = None) -> Facts:
    of, saying = one.of or target_of, edition.saying
    return without_nothing(
        {
            "count": saying.count(one.count),
            "number": float(one.count.value) if one.count.value is not None else None,
            "of": edition.plain(of) if of else "",
            "per": one.per.value if one.per else "",
            "when": period(edition, one.when) if one.when else None,
            "where": ids(one.areas),
            "before": saying.count(one.before) if one.before else "",
            "parts": [{"count": saying.count(part.count), "of": edition.plain(part.of)} for part in one.of_which],
            "caveat": edition.plain(one.caveat) if one.caveat else "",
        }
    )


def line_of_time(edition: Edition, facts: PledgeFacts, whole: AgreementFacts) -> Facts:
    """The events of a pledge, each with its day as a number, so that a template can place it on a line."""
    told = timeline(facts, whole, edition)
    days = [d.toordinal() for event in told.events for d in (event.first_day, event.last_day) if d]
    if not days:
        return {}
    return {
        "first": min(*days, edition.today.toordinal()),
        "last": max(*days, edition.today.toordinal()),
        "today": edition.today.toordinal(),
        "years": [
            {"year": year, "day": date(year, 1, 1).toordinal()}
            for year in range(date.fromordinal(min(days)).year + 1, date.fromordinal(max(days)).year + 1)
        ],
        "folded": told.is_long,
        "events": [
            without_nothing(
                {
                    "kind": event.kind.value,
                    "symbol": event.symbol.value,
                    "day": event.last_day.toordinal() if event.last_day else 0,
                    "begin": event.first_day.toordinal() if event.first_day else 0,
                    "when": str(event.when or ""),
                    "period": period(edition, event.period) if event.period else None,
                    "by": ids(event.follow_up.by) if event.follow_up else (),
                    "amendment": event.amendment.kind.value if event.amendment else "",
                }
            )
            for event in told.events
        ],
    }


def references(edition: Edition, full_ids: Iterable[Reference | Pledge | str]) -> Iterator[Facts]:
    """Pledges or agreements that a page names, by their ids."""
    for one in full_ids:
        full_id = one.full_id if isinstance(one, Pledge) else str(one)
        kind = "pledge" if full_id in edition.register.pledges else "agreement"
        yield {"id": full_id, "kind": kind}
