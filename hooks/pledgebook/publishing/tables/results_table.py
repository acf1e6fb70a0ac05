"""One row for each number in a follow-up, and for each number that is a part of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pledgebook.language import Text
from pledgebook.model.count import Count, Qualifier
from pledgebook.model.follow_up import FollowUp, Result
from pledgebook.model.reference import ids
from pledgebook.model.target import Per
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.tables.cells import own_words
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
from pledgebook.publishing.tables.follow_ups_tables import counting_statements


@dataclass(frozen=True, slots=True)
class ResultRow:
    """`result` is that of which `count` is the number, or a part: then `part_of` is its number in the follow-up.

    `counts` is that of the statement it belongs to; None where it is about no pledge.
    """

    follow_up: FollowUp
    number: int
    part_of: int | None
    pledge: str | None
    counts: bool | None
    result: Result
    count: Count
    of: Text | None

    @property
    def before(self) -> Count | None:
        """The number to compare with: it is of the whole, so a part has none."""
        return self.result.before if self.part_of is None else None


def results_table(editions: Editions) -> Table[ResultRow]:
    columns: Sequence[Column[ResultRow]] = joined(
        key("follow_up", lambda row: row.follow_up.id),
        key("result", lambda row: row.number, Kind.INTEGER),
        column("part_of", Kind.INTEGER, lambda row: row.part_of),
        key("agreement", lambda row: row.follow_up.agreement.id),
        column("pledge", Kind.STRING, lambda row: row.pledge),
        column("counts", Kind.BOOLEAN, lambda row: row.counts),
        column("goal", Kind.STRING, lambda row: row.result.goal.id if row.result.goal else None),
        column("qualifier", Kind.STRING, lambda row: row.count.qualifier, choices=Qualifier, is_required=True),
        column("value", Kind.NUMBER, lambda row: row.count.value),
        column("out_of", Kind.NUMBER, lambda row: row.count.out_of),
        column("is_percent", Kind.BOOLEAN, lambda row: row.count.is_percent),
        in_each_language("unit", editions, lambda row, edition: own_words(row.of, edition)),
        in_each_language("in_words", editions, lambda row, edition: edition.saying.count(row.count)),
        first_day("counted_from", lambda row: row.result.when.start if row.result.when else None),
        last_day("counted_to", lambda row: row.result.when.end if row.result.when else None),
        column("per", Kind.STRING, lambda row: row.result.per, choices=Per),
        column("areas", Kind.LIST, lambda row: ids(row.result.areas)),
        column("compared_with", Kind.NUMBER, lambda row: row.before.value if row.before else None),
        in_each_language(
            "compared_with_in_words", editions, lambda row, one: one.saying.count(row.before) if row.before else None
        ),
        in_each_language("caveat", editions, lambda row, edition: own_words(row.result.caveat, edition)),
    )
    keys = (
        ForeignKey("follow_up", "follow-ups"),
        ForeignKey("agreement", "agreements"),
        ForeignKey("pledge", "pledges"),
    )
    return Table("results", columns, ("follow_up", "result"), keys, _rows)


def _rows(contents: Contents) -> Iterator[ResultRow]:
    counting = counting_statements(contents)
    for _, follow_up in sorted(contents.register.follow_ups.items()):
        numbers = count(1)
        for pledge, result in _results(follow_up):
            counts = (pledge, follow_up.id) in counting if pledge else None
            unit = result.of or (_unit(contents, pledge) if pledge else None)
            whole = next(numbers)
            yield ResultRow(follow_up, whole, None, pledge, counts, result, result.count, unit)
            for part in result.of_which:
                yield ResultRow(follow_up, next(numbers), whole, pledge, counts, result, part.count, part.of)


def _results(follow_up: FollowUp) -> Iterator[tuple[str | None, Result]]:
    for statement in follow_up.statements:
        for result in statement.results:
            yield f"{follow_up.agreement.id}/{statement.pledge.id}", result
    for result in follow_up.other_results:
        yield None, result


def _unit(contents: Contents, pledge_id: str) -> Text | None:
    """A number without a unit is in that of the pledge's target."""
    pledge = contents.register.pledges.get(pledge_id)
    target = pledge.stands.target if pledge else None
    return target.of if target else None
