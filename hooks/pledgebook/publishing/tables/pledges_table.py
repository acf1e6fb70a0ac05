"""One row for each pledge: its words as they stand and as they were signed, who gave it, its target and its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.model.agreement import Agreement
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference, ids
from pledgebook.model.target import Per
from pledgebook.model.target_outcome import TargetOutcome
from pledgebook.model.verdict import Status
from pledgebook.publishing import addresses
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import PledgeFacts
from pledgebook.publishing.tables.cells import (
    actor_names,
    all_own_words,
    area_names,
    municipality_codes,
    own_markdown,
    own_words,
)
from pledgebook.publishing.tables.column import (
    Column,
    Editions,
    ForeignKey,
    Kind,
    Table,
    column,
    first_day,
    in_each_language,
    joined,
    key,
    last_day,
)


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """`agreement` and `stands` are as they stand, `areas` those of the pledge, or else of its agreement."""

    facts: PledgeFacts
    agreement: Agreement
    pledge: Pledge
    stands: Pledge
    areas: tuple[Reference, ...]
    municipality_codes: tuple[str, ...]
    focus_names: dict[str, tuple[str, ...]]
    today: date


def pledges_table(editions: Editions, site_url: str) -> Table[PledgeRow]:
    columns: Sequence[Column[PledgeRow]] = joined(
        key("id", lambda row: row.pledge.full_id),
        key("agreement", lambda row: row.pledge.agreement_id),
        column("number", Kind.INTEGER, lambda row: row.facts.number),
        in_each_language("title", editions, lambda row, edition: own_words(row.stands.title, edition)),
        in_each_language("wording", editions, lambda row, edition: own_markdown(row.stands.wording, edition, site_url)),
        in_each_language("signed_wording", editions, lambda row, one: own_markdown(row.pledge.wording, one, site_url)),
        column("number_of_amendments", Kind.INTEGER, lambda row: len(row.pledge.amendments)),
        column("given_by", Kind.LIST, lambda row: ids(row.stands.by)),
        in_each_language("given_by_names", editions, lambda row, one: actor_names(row.stands.by, one), Kind.LIST),
        column("supporting_actors", Kind.LIST, lambda row: ids(row.stands.helpers)),
        column("areas", Kind.LIST, lambda row: ids(row.areas)),
        in_each_language("area_names", editions, lambda row, one: area_names(row.areas, one), Kind.LIST),
        column("municipality_codes", Kind.LIST, lambda row: row.municipality_codes),
        column("focus_areas", Kind.LIST, lambda row: ids(row.stands.focus)),
        in_each_language("focus_area_names", editions, lambda row, one: row.focus_names[one.language], Kind.LIST),
        in_each_language("groups", editions, lambda row, one: all_own_words(row.stands.groups, one), Kind.LIST),
        first_day("period_start", lambda row: row.agreement.period.start),
        last_day("period_end", lambda row: row.agreement.period.end),
        last_day("added", lambda row: row.pledge.added.date if row.pledge.added else None),
        column("is_conditional", Kind.BOOLEAN, lambda row: row.stands.is_conditional),
        _target(editions),
        column("replaces", Kind.LIST, lambda row: ids(row.pledge.replaces)),
        column("continues", Kind.LIST, lambda row: ids(row.pledge.continues)),
        column("status", Kind.STRING, lambda row: row.facts.status.value, choices=Status, is_required=True),
        in_each_language("status_name", editions, lambda row, one: one.say(f"status.{row.facts.status.value}")),
        column("status_on", Kind.DATE, lambda row: row.today, is_required=True),
        column("status_follow_up", Kind.STRING, lambda row: _decisive(row.facts)),
        column("final_report_is_missing", Kind.BOOLEAN, lambda row: row.facts.standing.is_final_report_missing),
        column("silent_parties", Kind.LIST, lambda row: row.facts.standing.silent),
        last_day("last_report", lambda row: row.facts.last_report.date if row.facts.last_report else None),
        column("days_since_last_report", Kind.INTEGER, lambda row: row.facts.days_since_report),
        in_each_language(
            "url", editions, lambda row, one: site_url + one.home + addresses.of_pledge(row.pledge.full_id)
        ),
    )
    keys = (ForeignKey("agreement", "agreements"), ForeignKey("status_follow_up", "follow-ups"))
    return Table("pledges", columns, ("id",), keys, lambda contents: _rows(contents, editions))


def _target(editions: Editions) -> tuple[Column[PledgeRow], ...]:
    return tuple(
        joined(
            in_each_language(
                "target", editions, lambda row, one: one.saying.target(row.stands.target) if row.stands.target else None
            ),
            column(
                "target_at_least", Kind.NUMBER, lambda row: row.stands.target.at_least if row.stands.target else None
            ),
            column("target_up_to", Kind.NUMBER, lambda row: row.stands.target.up_to if row.stands.target else None),
            column(
                "target_covers_all",
                Kind.BOOLEAN,
                lambda row: row.stands.target.covers_all if row.stands.target else None,
            ),
            column(
                "target_is_percent",
                Kind.BOOLEAN,
                lambda row: row.stands.target.is_percent if row.stands.target else None,
            ),
            column(
                "target_is_average",
                Kind.BOOLEAN,
                lambda row: row.stands.target.is_average if row.stands.target else None,
            ),
            column(
                "target_per", Kind.STRING, lambda row: row.stands.target.per if row.stands.target else None, choices=Per
            ),
            column("target_within", Kind.STRING, _within),
            last_day("target_deadline", lambda row: row.stands.target.deadline if row.stands.target else None),
            in_each_language(
                "target_unit",
                editions,
                lambda row, one: own_words(row.stands.target.of if row.stands.target else None, one),
            ),
            column("target_outcome", Kind.STRING, lambda row: row.facts.outcome, choices=TargetOutcome),
        )
    )


def _within(row: PledgeRow) -> str | None:
    target = row.stands.target
    return str(target.within) if target and target.within else None


def _decisive(facts: PledgeFacts) -> str | None:
    return facts.standing.decisive.follow_up.id if facts.standing.decisive else None


def _rows(contents: Contents, editions: Editions) -> Iterator[PledgeRow]:
    for _, of_agreement in sorted(contents.facts.agreements.items()):
        agreement = of_agreement.agreement.stands
        codes = municipality_codes(agreement.areas, contents.register)
        names = {
            language: {focus.id: edition.plain(focus.name) for focus in agreement.focus_areas}
            for language, edition in editions.items()
        }
        for facts in of_agreement.pledges:
            stands = facts.pledge.stands
            focus = ids(stands.focus)
            yield PledgeRow(
                facts=facts,
                agreement=agreement,
                pledge=facts.pledge,
                stands=stands,
                areas=stands.areas or agreement.areas,
                municipality_codes=municipality_codes(stands.areas, contents.register) if stands.areas else codes,
                focus_names={lang: tuple(known[one] for one in focus if one in known) for lang, known in names.items()},
                today=contents.today,
            )
