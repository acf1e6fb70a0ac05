"""Every page that Hugo publishes: its address, what its frame says, and what is told on it and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pledgebook.model.agreement import Agreement
from pledgebook.model.reference import ids
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts, PledgeFacts
from pledgebook.publishing.page import Form, Page
from tests.benchmarks import hugo_facts as told
from tests.benchmarks.hugo_changes import changes_of
from tests.benchmarks.hugo_facts import Facts, without_nothing
from tests.benchmarks.hugo_lists import (
    area_facts,
    changes_facts,
    earlier_facts,
    follow_ups_facts,
    party_facts,
    pledges_facts,
    proposals_facts,
)


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
            "forms": [[form.media_type, form.value, path] for form, path in page.forms.items() if form.media_type],
            "card": page.forms.get(Form.CARD, ""),
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
        "changes": changes_of(edition, agreement.id),
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
        "changes": changes_of(edition, pledge.full_id),
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


_OWN: Mapping[str, Callable[[Edition, Mapping[str, Any]], Facts]] = {
    "agreement": _agreement,
    "pledge": _pledge,
    "focus_area": _focus_area,
    "follow_up": _follow_up,
    "area": area_facts,
    "party": party_facts,
    "pledges": pledges_facts,
    "changes": changes_facts,
    "follow_ups": follow_ups_facts,
    "earlier": earlier_facts,
    "proposals": proposals_facts,
}
