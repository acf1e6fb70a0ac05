"""One row for each agreement: where it holds, who has signed it, for which period, and how it is reported on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.model.agreement import Agreement
from pledgebook.model.reference import ids
from pledgebook.publishing import addresses
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.facts import AgreementFacts, PeriodState
from pledgebook.publishing.tables.cells import actor_names, area_names, municipality_codes, own_markdown, source_urls
from pledgebook.publishing.tables.column import (
    Column,
    Editions,
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
class AgreementRow:
    facts: AgreementFacts
    agreement: Agreement
    stands: Agreement
    municipality_codes: tuple[str, ...]


def agreements_table(editions: Editions, site_url: str) -> Table[AgreementRow]:
    columns: Sequence[Column[AgreementRow]] = joined(
        key("id", lambda row: row.agreement.id),
        in_each_language("title", editions, lambda row, edition: edition.agreement_title(row.agreement)),
        column("areas", Kind.LIST, lambda row: ids(row.stands.areas)),
        in_each_language("area_names", editions, lambda row, one: area_names(row.stands.areas, one), Kind.LIST),
        column("municipality_codes", Kind.LIST, lambda row: row.municipality_codes),
        column("parties", Kind.LIST, lambda row: ids(row.stands.parties)),
        in_each_language("party_names", editions, lambda row, one: actor_names(row.stands.parties, one), Kind.LIST),
        column("supporting_actors", Kind.LIST, lambda row: ids(row.stands.helpers)),
        first_day("period_start", lambda row: row.stands.period.start),
        last_day("period_end", lambda row: row.stands.period.end),
        column("period_is_open", Kind.BOOLEAN, lambda row: row.stands.period.is_open),
        column("period_state", Kind.STRING, lambda row: row.facts.period_state.value, choices=PeriodState),
        last_day("signed", lambda row: row.stands.signed),
        in_each_language("text", editions, lambda row, edition: own_markdown(row.stands.words, edition, site_url)),
        column("is_summary", Kind.BOOLEAN, lambda row: row.agreement.is_summary),
        column("is_incomplete", Kind.BOOLEAN, lambda row: row.agreement.is_incomplete),
        column("number_of_pledges", Kind.INTEGER, lambda row: len(row.facts.pledges)),
        column("number_of_follow_ups", Kind.INTEGER, lambda row: len(row.facts.follow_ups)),
        column("number_of_amendments", Kind.INTEGER, lambda row: len(row.agreement.amendments)),
        last_day(
            "last_report", lambda row: row.facts.reporting.last_report.date if row.facts.reporting.last_report else None
        ),
        column("report_overdue_since", Kind.DATE, lambda row: next((d.day for d in row.facts.reporting.overdue), None)),
        column(
            "next_report_due",
            Kind.DATE,
            lambda row: row.facts.reporting.next_due.day if row.facts.reporting.next_due else None,
        ),
        column("source_urls", Kind.LIST, lambda row: source_urls(row.agreement.documents)),
        in_each_language(
            "url", editions, lambda row, one: site_url + one.home + addresses.of_agreement(row.agreement.id)
        ),
    )
    return Table("agreements", columns, ("id",), (), _rows)


def _rows(contents: Contents) -> Iterator[AgreementRow]:
    for _, facts in sorted(contents.facts.agreements.items()):
        stands = facts.agreement.stands
        yield AgreementRow(facts, facts.agreement, stands, municipality_codes(stands.areas, contents.register))
