"""An address that led to one record never comes to lead to another: no alias is the id of something published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from pledgebook.model.agreement import Agreement
from pledgebook.model.mention import RecordKind
from pledgebook.model.published import Key, Record, Records
from pledgebook.model.reference import Reference


def aliases_of_others(earlier: Record | None, later: Record | None, published: Records) -> Iterator[Reference]:
    """The new aliases of an agreement and its pledges that are the id of an agreement or pledge published before."""
    known = {alias.id for alias in _aliases(earlier)}
    for alias in _aliases(later):
        if alias.id not in known and _is_published(alias.id.strip("/"), published):
            yield alias


def without_aliases(record: Record, taken: Collection[str]) -> Record:
    """The record without those of its aliases."""
    if not taken or not isinstance(record, Agreement):
        return record
    pledges = tuple(replace(pledge, aliases=_but(taken, pledge.aliases)) for pledge in record.pledges)
    return replace(record, aliases=_but(taken, record.aliases), pledges=pledges)


def _but(taken: Collection[str], aliases: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(alias for alias in aliases if alias.id not in taken)


def _aliases(record: Record | None) -> Iterator[Reference]:
    if isinstance(record, Agreement):
        yield from record.aliases
        for pledge in record.pledges:
            yield from pledge.aliases


def _is_published(full_id: str, published: Records) -> bool:
    agreement_id, _, pledge_id = full_id.partition("/")
    agreement = published.get(Key(RecordKind.AGREEMENT, agreement_id))
    return isinstance(agreement, Agreement) and (not pledge_id or agreement.pledge(pledge_id) is not None)
