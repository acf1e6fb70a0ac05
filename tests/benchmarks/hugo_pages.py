"""Every page that Hugo publishes: its address, what its frame says, and what is told on it and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import Period
from pledgebook.model.redaction import Redaction
from pledgebook.model.reference import ids
from pledgebook.model.target import Target
from pledgebook.publishing.changed_values import ChangedValue
from pledgebook.publishing.declared_changes import DeclaredChange
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.page import Page
from pledgebook.publishing.pages_of_lists import ListPart
from pledgebook.publishing.pages_of_proposals import RECORD_FIELD, Proposal
from tests.benchmarks import hugo_facts as told
from tests.benchmarks.hugo_facts import Facts, without_nothing


def page_facts(edition: Edition, page: Page, kind: str) -> Facts:
    """`kind` is the name of the template of ours, and of Hugo's as well."""
    place, shown = page.written_at, page.shown
    own = _OWN[kind](edition, shown) if kind in _OWN else {}
    return {"address": page.address} | without_nothing(
        {
            "kind": kind,
            "title": page.title,
            "description": page.description,
            "changed": str(page.changed or ""),
            "lastmod": str(page.changed.last_day if page.changed else edition.today),
            "trail": [[crumb.title, crumb.address] for crumb in page.trail],
            "contacts": [contact.id for contact in page.contacts],
            "file": place.path if place else "",
            "line": place.line if place else 0,
            "proposals": page.proposals,
            "hidden": not page.is_indexed,
            "search": page.kind,
            "scripts": page.scripts,
            "reference": page.reference,
            "subject": page.subject,
            "sealed": page.sealed,
            "digest": edition.digests.get(page.sealed, "")[:16],
            **own,
        }
    )


def _agreement(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    facts: AgreementFacts = shown["facts"]
    agreement, stands = facts.agreement, facts.agreement.stands
    plain = edition.plain
    return {
        "id": agreement.id,
        "helpers": ids(stands.helpers),
        "areas": ids(stands.areas),
        "groups": [plain(group) for group in stands.groups],
        "signed": str(stands.signed or ""),
        "signatories": [{"role": plain(s.role), "party": s.party.id} for s in agreement.signatories],
        "under": told.source(edition, agreement.under) if agreement.under else None,
        "summary": agreement.is_summary,
        "incomplete": agreement.is_incomplete,
        "as_signed": stands.period_as_signed,
        "givers": [{"by": ids(by), "pledges": [p.pledge.full_id for p in group]} for by, group in facts.by_givers],
        "follow_ups": [one.id for one in reversed(facts.follow_ups)],
        "overall": [{"id": f.id, "verdict": f.overall.value} for f in facts.follow_ups if f.overall],
        "text": plain(stands.words) if stands.words else "",
        "planned": plain(stands.reporting.words) if stands.reporting and stands.reporting.words else "",
        "due": [str(day) for day in stands.reporting.due] if stands.reporting else [],
        **_situation(edition, agreement),
        "not_chosen": [plain(problem) for problem in agreement.not_chosen],
        "goals": [
            {"words": plain(g.words), "target": edition.saying.target(g.target) if g.target else ""}
            for g in agreement.goals
        ],
        "changes": _changes(edition, agreement.id),
        **_around(shown),
    }


def _situation(edition: Edition, agreement: Agreement) -> Facts:
    found = agreement.situation
    if found is None:
        return {}
    return {
        "situation": edition.plain(found.words) if found.words else "",
        "evidence": [
            without_nothing(
                {
                    "words": edition.plain(one.words) if one.words else edition.say(f"evidence.{one.kind.value}"),
                    "count": edition.saying.count(one.count) if one.count else "",
                    "of": edition.plain(one.of) if one.of else "",
                    "date": told.period(edition, one.date) if one.date else None,
                    "sources": [told.source(edition, source) for source in one.sources],
                }
            )
            for one in found.built_on
        ],
    }


def _pledge(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    facts: PledgeFacts = shown["facts"]
    pledge, stands, standing = facts.pledge, facts.pledge.stands, facts.standing
    original = pledge.wording.original
    ended, decisive = standing.ended_by, standing.decisive
    agreement = shown["agreement"]
    target_of = stands.target.of if stands.target else None
    return {
        "id": pledge.full_id,
        "signed": edition.plain(pledge.wording),
        "original": original.words if edition.language != original.language and not agreement.is_summary else "",
        "summary": agreement.is_summary,
        "helpers": ids(stands.helpers),
        "places": ids(stands.areas),
        "groups": [edition.plain(group) for group in stands.groups],
        "conditional": bool(stands.is_conditional),
        "target": edition.saying.target(stands.target) if stands.target else "",
        "outcome": facts.outcome.value if facts.outcome else "",
        "limit": float(stands.target.at_least or stands.target.up_to or 0) if stands.target else 0,
        "replaces": list(told.references(edition, pledge.replaces)),
        "continues": list(told.references(edition, pledge.continues)),
        "earlier": list(told.references(edition, shown["earlier"])),
        "later": list(told.references(edition, shown["later"])),
        "according_to": decisive.follow_up.id if decisive else "",
        "ended": {"kind": ended.kind.value, "date": str(ended.date or "")} if ended else None,
        "missing": standing.is_final_report_missing,
        "verdicts": [
            {"party": party, "verdict": r.verdict.value, "id": r.follow_up.id}
            for party, r in standing.verdicts.items()
            if r.verdict
        ],
        "days": facts.days_since_report,
        "time": told.line_of_time(edition, facts, shown["agreement_facts"]),
        "reports": [
            {
                "id": r.follow_up.id,
                "superseded": facts.is_superseded(r),
                **told.statement(edition, r.statement, target_of),
            }
            for r in facts.reports
        ],
        "silent": [one.id for one in facts.silent_follow_ups],
        "other_wordings": [told.source(edition, one) for one in pledge.other_wordings],
        "changes": _changes(edition, pledge.full_id),
        **_around(shown),
    }


def _around(shown: Mapping[str, Any]) -> Facts:
    newest = shown["newest"]
    return {"newer": [one.id for one in shown["newer"]], "newest": newest.id if newest else ""}


def _focus_area(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    focus = shown["focus"]
    return {
        "agreement": shown["agreement"].id,
        "about": edition.plain(focus.about) if focus.about else "",
        "owners": ids(focus.owners),
        "pledges": [pledge.full_id for pledge in shown["pledges"]],
    }


def _follow_up(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    one, plain = shown["follow_up"], edition.plain
    return {
        "id": one.id,
        "summary": one.is_summary,
        "incomplete": one.is_incomplete,
        "covers": told.period(edition, one.covers) if one.covers else None,
        "forum": plain(one.forum) if one.forum else "",
        "overall": one.overall.value if one.overall else "",
        "corrects": one.corrects.id if one.corrects else "",
        "reason": plain(one.reason) if one.reason else "",
        "corrected_by": [correction.id for correction in shown["corrected_by"]],
        "text": plain(one.body) if one.body else "",
        "statements": [
            told.statement(edition, said, p.pledge.stands.target.of if p.pledge.stands.target else None)
            for p, said in shown["statements"]
        ],
        "other_results": [told.result(edition, found) for found in one.other_results],
        "left_out": [p.pledge.full_id for p in shown["left_out"]],
        "typos": [{"was": typo.was, "now": typo.now, "day": str(typo.entered)} for typo in one.typos],
    }


def _area(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    area = shown["area"]
    return {
        "area_kind": area.kind.value,
        "code": area.code,
        "part_of": ids(area.part_of),
        "agreements": [facts.agreement.id for facts in shown["agreements"]],
        "parts": [part.id for part in shown["parts_of_area"]],
        **_list(edition, shown["list"]),
    }


def _party(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    actor = shown["actor"]
    return {
        "actor_kind": actor.kind.value,
        "also": actor.also,
        "url": actor.url,
        "follow_ups": [one.id for one in shown["follow_ups"]],
        "agreements": [facts.agreement.id for facts in shown["agreements"]],
        "helps": [one.stands.full_id for one in shown["helps"]],
        **_list(edition, shown["list"]),
    }


def _list(edition: Edition, part: ListPart) -> Facts:
    filters = part.filters
    kinds = [
        {"kind": f.kind, "choices": [[c.value, c.name, c.number, c.language] for c in f.choices]}
        for f in (filters.every if filters else ())
    ]
    return {
        "list": {
            "address": part.address,
            "pledges": [one.stands.full_id for one in part.pledges],
            "number": part.number,
            "of": part.of,
            "place": part.place,
            "whole": part.whole,
            "filters": kinds,
            "focus": dict(filters.focus_values) if filters else {},
        }
    }


def _changes(edition: Edition, record_id: str) -> list[Facts]:
    return [_change(edition, one) for one in edition.changes_of.get(record_id, ())]


def _change(edition: Edition, one: DeclaredChange) -> Facts:
    redaction, decision = one.redaction, one.decision
    family = "amendment" if one.amendment else "change"
    return without_nothing(
        {
            "kind": f"redaction.what.{redaction.what.value}" if redaction else f"{family}.kind.{one.kind.value}",
            "day": str(one.day or ""),
            "at": one.told_at,
            "address": one.address,
            "id": one.record_id,
            "by": [decider.party.id for decider in decision.by] if decision else [],
            "decided": str(decision.date or "") if decision else "",
            "source": told.source(edition, decision.source) if decision and decision.source else None,
            "reason": edition.plain(one.reason) if one.reason else "",
            "family": one.family.value,
            "corrects": one.corrected.id if one.corrected else "",
            "typo": [one.typo.was, one.typo.now] if one.typo else [],
            "removal": _removal(edition, redaction) if redaction else None,
            "values": [_value(edition, value) for value in one.values],
            "statements": [
                {
                    "pledge": changed.pledge.full_id,
                    "before": told.statement(edition, changed.before, None) if changed.before else None,
                    "after": told.statement(edition, changed.after, None),
                }
                for changed in one.statements
            ],
        }
    )


def _removal(edition: Edition, redaction: Redaction) -> Facts:
    decision, confirmed = redaction.decision, redaction.confirmed
    return without_nothing(
        {
            "ground": redaction.ground.value,
            "whole": redaction.is_whole,
            "by": [decider.party.id for decider in decision.by],
            "case": decision.case,
            "confirmed": [decider.party.id for decider in confirmed.by] if confirmed else [],
            "confirmed_on": str(confirmed.date) if confirmed else "",
            "note": edition.plain(redaction.note) if redaction.note else "",
        }
    )


def _value(edition: Edition, value: ChangedValue) -> Facts:
    return {"field": value.field, "before": _words(edition, value.before), "after": _words(edition, value.after)}


def _words(edition: Edition, value: object) -> str:
    match value:
        case Text():
            return edition.plain(value)
        case Target():
            return edition.saying.target(value)
        case Period():
            return edition.saying.period_in_words(value)
        case tuple():
            return ", ".join(_words(edition, one) for one in value)
        case _:
            return str(value or "")


def _changes_page(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    part = shown["part"]
    return {
        "name": shown["name"],
        "other": shown["other"],
        "part": {"address": part.address, "number": part.number, "of": part.of, "first": part.first, "last": part.last},
        "whole": part.whole,
        "groups": [
            {"id": g.id, "heading": g.heading, "changes": [_change(edition, one) for one in g.changes]}
            for g in part.groups
        ],
    }


def _pledges_page(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    lists = shown["ready_made"]
    if not lists:
        return _list(edition, shown["part"])
    named = {name: [[c.value, c.name, c.number] for c in lists[name]] for name in ("years", "areas", "parties")}
    statuses = [[status.value, number] for status, number in lists["statuses"]]
    return {**_list(edition, shown["part"]), "ready": {**named, "statuses": statuses, "overdue": lists["overdue"]}}


def _follow_ups_page(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    years = [{"year": year, "follow_ups": [one.id for one in found]} for year, found in shown["by_year"]]
    return {"years": years, "unreported": [facts.agreement.id for facts in shown["unreported"]]}


def _earlier(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    return {"agreements": [facts.agreement.id for facts in shown["agreements"]]}


def _proposals(edition: Edition, shown: Mapping[str, Any]) -> Facts:
    """What stands in the texts that are filled in is written by the templates."""
    groups = [{"name": name, "proposals": [_proposal(one) for one in group]} for name, group in shown["groups"]]
    known = [one.fields.get(RECORD_FIELD) for _, group in shown["groups"] for one in group if one.act == "correct"]
    said = [said.pledge.id for known_id in known for said in edition.register.follow_ups[str(known_id)].statements]
    return {"groups": groups, "said": said}


def _proposal(one: Proposal) -> Facts:
    record, texts = one.pledge, {}
    if record is not None:
        texts = {version.language: version.words for version in record.stands.wording.versions}
    return without_nothing(
        {
            "anchor": one.anchor,
            "act": one.act,
            "title": one.title,
            "pledge": record.full_id if record else "",
            "file": one.ready.place.path,
            "line": one.ready.place.line,
            "new": one.ready.is_new_file,
            "texts": texts,
            "fields": dict(one.fields),
        }
    )


_OWN: Mapping[str, Callable[[Edition, Mapping[str, Any]], Facts]] = {
    "agreement": _agreement,
    "pledge": _pledge,
    "focus_area": _focus_area,
    "follow_up": _follow_up,
    "area": _area,
    "party": _party,
    "pledges": _pledges_page,
    "changes": _changes_page,
    "follow_ups": _follow_ups_page,
    "earlier": _earlier,
    "proposals": _proposals,
}
