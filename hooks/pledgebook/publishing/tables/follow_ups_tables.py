"""One row for each follow-up, and one for what each says of each pledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.reference import ids
from pledgebook.model.verdict import Verdict
from pledgebook.publishing import addresses
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.pages_of_records import follow_up_title
from pledgebook.publishing.tables.cells import actor_names, own_markdown, own_words, source_urls
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
class FollowUpRow:
    follow_up: FollowUp
    corrected_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """`counts`: it is one of those from which the status of the pledge follows, or could."""

    follow_up: FollowUp
    statement: Statement
    pledge: str
    counts: bool


def follow_ups_table(editions: Editions, site_url: str) -> Table[FollowUpRow]:
    columns: Sequence[Column[FollowUpRow]] = joined(
        key("id", lambda row: row.follow_up.id),
        key("agreement", lambda row: row.follow_up.agreement.id),
        in_each_language("title", editions, lambda row, edition: follow_up_title(edition, row.follow_up)),
        column("reported_by", Kind.LIST, lambda row: ids(row.follow_up.by)),
        in_each_language("reported_by_names", editions, lambda row, one: actor_names(row.follow_up.by, one), Kind.LIST),
        last_day("date", lambda row: row.follow_up.date),
        first_day("covers_start", lambda row: row.follow_up.covers.start if row.follow_up.covers else None),
        last_day("covers_end", lambda row: row.follow_up.covers.end if row.follow_up.covers else None),
        in_each_language("forum", editions, lambda row, edition: own_words(row.follow_up.forum, edition)),
        column("overall_verdict", Kind.STRING, lambda row: row.follow_up.overall, choices=Verdict),
        column("corrects", Kind.STRING, lambda row: row.follow_up.corrects.id if row.follow_up.corrects else None),
        column("corrected_by", Kind.LIST, lambda row: row.corrected_by),
        in_each_language("reason", editions, lambda row, one: own_markdown(row.follow_up.reason, one, site_url)),
        in_each_language("text", editions, lambda row, edition: own_markdown(row.follow_up.body, edition, site_url)),
        column("is_summary", Kind.BOOLEAN, lambda row: row.follow_up.is_summary),
        column("is_incomplete", Kind.BOOLEAN, lambda row: row.follow_up.is_incomplete),
        column("number_of_statements", Kind.INTEGER, lambda row: len(row.follow_up.statements)),
        column("source_urls", Kind.LIST, lambda row: source_urls(row.follow_up.sources)),
        in_each_language(
            "url", editions, lambda row, one: site_url + one.home + addresses.of_follow_up(row.follow_up.id)
        ),
    )
    keys = (ForeignKey("agreement", "agreements"), ForeignKey("corrects", ""))
    return Table("follow-ups", columns, ("id",), keys, _follow_ups)


def statements_table(editions: Editions, site_url: str) -> Table[StatementRow]:
    columns: Sequence[Column[StatementRow]] = joined(
        key("follow_up", lambda row: row.follow_up.id),
        key("pledge", lambda row: row.pledge),
        last_day("date", lambda row: row.follow_up.date),
        column("reported_by", Kind.LIST, lambda row: ids(row.follow_up.by)),
        column("verdict", Kind.STRING, lambda row: row.statement.verdict, choices=Verdict),
        in_each_language(
            "verdict_name",
            editions,
            lambda row, one: one.say(f"status.{row.statement.verdict.value}") if row.statement.verdict else None,
        ),
        column("is_withdrawn", Kind.BOOLEAN, lambda row: row.statement.is_withdrawn),
        column("counts", Kind.BOOLEAN, lambda row: row.counts),
        in_each_language("text", editions, lambda row, edition: own_markdown(row.statement.text, edition, site_url)),
        column("number_of_results", Kind.INTEGER, lambda row: len(row.statement.results)),
        column("source_urls", Kind.LIST, lambda row: source_urls(row.statement.sources)),
    )
    keys = (ForeignKey("follow_up", "follow-ups"), ForeignKey("pledge", "pledges"))
    return Table("statements", columns, ("follow_up", "pledge"), keys, _statements)


def _follow_ups(contents: Contents) -> Iterator[FollowUpRow]:
    corrections = contents.register.corrections
    for _, follow_up in sorted(contents.register.follow_ups.items()):
        yield FollowUpRow(follow_up, tuple(later.id for later in corrections.get(follow_up.id, ())))


def _statements(contents: Contents) -> Iterator[StatementRow]:
    counting = counting_statements(contents)
    for _, follow_up in sorted(contents.register.follow_ups.items()):
        for statement in follow_up.statements:
            pledge = f"{follow_up.agreement.id}/{statement.pledge.id}"
            yield StatementRow(follow_up, statement, pledge, (pledge, follow_up.id) in counting)


def counting_statements(contents: Contents) -> frozenset[tuple[str, str]]:
    """Pledge and follow-up of each statement that has been neither corrected nor withdrawn."""
    return frozenset(
        (facts.pledge.full_id, report.follow_up.id)
        for facts in contents.facts.pledges.values()
        for report in facts.standing.reports
    )
