"""A follow-up as JSON: who reported what, when, on which pledges, and what has been said of it since."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key
from pledgebook.publishing import addresses
from pledgebook.publishing.api.shapes.decisions import redactions
from pledgebook.publishing.api.shapes.statements import results, statements
from pledgebook.publishing.api.shapes.values import Json, known, period, text
from pledgebook.publishing.api.telling import Telling
from pledgebook.publishing.facts import AgreementFacts, dates_of_removals, latest
from pledgebook.publishing.pages_of_records import follow_up_title, left_out


def follow_ups_of_agreement(telling: Telling, facts: AgreementFacts) -> Iterator[Json]:
    """The oldest first."""
    for it in facts.follow_ups:
        yield _follow_up(telling, it, facts)


def _follow_up(telling: Telling, it: FollowUp, facts: AgreementFacts) -> Json:
    corrections = telling.contents.register.corrections.get(it.id, ())
    return known(
        {
            **telling.head("follow-up", "follow-ups", it.id, addresses.of_follow_up(it.id)),
            "name": {language: follow_up_title(edition, it) for language, edition in telling.editions.items()},
            "agreement": telling.link("agreements", it.agreement.id),
            "reported_by": telling.actors(it.by),
            "date": str(it.date),
            "covers": period(it.covers),
            "forum": text(it.forum),
            "overall": it.overall and it.overall.value,
            "corrects": telling.link("follow-ups", it.corrects.id) if it.corrects else None,
            "corrected_by": telling.links("follow-ups", (one.id for one in corrections)),
            "reason": telling.markdown(it.reason),
            "title": text(it.title),
            "body": telling.markdown(it.body),
            "statements": list(statements(telling, it)),
            "leaves_out": telling.links("pledges", (one.pledge.full_id for one in left_out(it, facts))),
            "other_results": results(telling, it.agreement.id, it.other_results),
            "sources": telling.sources(it.sources),
            "transcription": "summary" if it.is_summary else "verbatim",
            "incomplete": it.is_incomplete,
            "typos": [{"entered": str(one.entered), "was": one.was, "now": one.now} for one in it.typos],
            "revised_translations": list(_revisions(it)),
            "redactions": redactions(telling, it.redactions),
            "stale_translations": telling.stale_translations(RecordKind.FOLLOW_UP, it.id),
            "changed": str(latest([it.date, *dates_of_removals(it)])),
            "first_published": telling.first_published(it.id),
            "digest": telling.sealed(str(Key(RecordKind.FOLLOW_UP, it.id))),
        }
    )


def _revisions(it: FollowUp) -> Iterator[Json]:
    for translation in it.translations:
        for revision in translation.revised:
            yield {"language": translation.language, "date": str(revision.date), "reason": text(revision.why)}
