"""One row for each amendment: what was changed in an agreement or a pledge after signing, by whom, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.language import Text
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.publishing.contents import Contents
from pledgebook.publishing.declared_changes import DeclaredChange
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.lateness import Late
from pledgebook.publishing.tables.cells import own_markdown, source_urls
from pledgebook.publishing.tables.column import (
    Column,
    Editions,
    ForeignKey,
    Kind,
    Table,
    column,
    in_each_language,
    joined,
    key,
    last_day,
)


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    change: DeclaredChange
    amendment: Amendment

    @property
    def agreement(self) -> str:
        return self.change.record.agreement_id if isinstance(self.change.record, Pledge) else self.change.record_id

    @property
    def pledge(self) -> str | None:
        return self.change.record_id if isinstance(self.change.record, Pledge) else None

    def words(self, edition: Edition, site_url: str, *, is_after: bool) -> str | None:
        """The words that were changed, before or after."""
        for value in self.change.values:
            text = value.after if is_after else value.before
            if value.field == "text" and isinstance(text, Text):
                return own_markdown(text, edition, site_url)
        return None


def amendments_table(editions: Editions, site_url: str) -> Table[AmendmentRow]:
    columns: Sequence[Column[AmendmentRow]] = joined(
        key("record", lambda row: row.change.record_id),
        key("amendment", lambda row: row.amendment.id),
        key("agreement", lambda row: row.agreement),
        column("pledge", Kind.STRING, lambda row: row.pledge),
        column("place", Kind.INTEGER, lambda row: row.change.place),
        column("kind", Kind.STRING, lambda row: row.amendment.kind, choices=AmendmentKind, is_required=True),
        in_each_language("kind_name", editions, lambda row, one: one.say(f"amendment.kind.{row.amendment.kind.value}")),
        column("is_our_copy", Kind.BOOLEAN, lambda row: row.amendment.is_light),
        column("is_in_force", Kind.BOOLEAN, lambda row: not row.change.is_coming),
        last_day("applies_from", lambda row: row.amendment.applies_from),
        last_day("decided", lambda row: row.change.decision.date if row.change.decision else None),
        column("decided_by", Kind.LIST, lambda row: _deciders(row.change)),
        column("not_named", Kind.LIST, lambda row: ids(row.change.unnamed)),
        last_day("entered", lambda row: row.amendment.entered),
        column("late", Kind.STRING, lambda row: row.change.late, choices=Late),
        column("changed_fields", Kind.LIST, lambda row: tuple(value.field for value in row.change.values)),
        in_each_language("wording_before", editions, lambda row, edition: row.words(edition, site_url, is_after=False)),
        in_each_language("wording_after", editions, lambda row, edition: row.words(edition, site_url, is_after=True)),
        column("goes_on_as", Kind.LIST, lambda row: ids(row.amendment.successors)),
        in_each_language("reason", editions, lambda row, edition: own_markdown(row.change.reason, edition, site_url)),
        column("source_urls", Kind.LIST, lambda row: _sources(row.change)),
        in_each_language("url", editions, lambda row, one: site_url + one.home + row.change.told_at),
    )
    keys = (ForeignKey("agreement", "agreements"), ForeignKey("pledge", "pledges"))
    return Table("amendments", columns, ("record", "amendment"), keys, _rows)


def _rows(contents: Contents) -> Iterator[AmendmentRow]:
    rows = [AmendmentRow(change, change.amendment) for change in contents.changes.every if change.amendment]
    return iter(sorted(rows, key=lambda row: (row.change.record_id, row.change.place)))


def _deciders(change: DeclaredChange) -> tuple[str, ...]:
    return tuple(decider.party.id for decider in change.decision.by) if change.decision else ()


def _sources(change: DeclaredChange) -> tuple[str, ...]:
    found = (change.decision.source if change.decision else None, change.source)
    return source_urls(filter(None, found))
