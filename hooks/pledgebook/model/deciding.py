"""Whose decision a change needs, and whom the decision leaves out. A decision is a claim with a source, not a proof."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind, Decision
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference


def left_out_of_amendment(amendment: Amendment, before: Pledge | Agreement) -> tuple[Reference, ...]:
    """The parties of an agreement, or the givers of a pledge, whom the decision does not name.

    `before` is the record as it stood. Those who join take on something too. Mending our copy takes no decision.
    """
    if amendment.is_light or amendment.decision is None:
        return ()
    needed = before.by if isinstance(before, Pledge) else before.parties
    if amendment.kind is AmendmentKind.PARTIES_CHANGED and amendment.now is not None:
        needed = (*needed, *amendment.now.by)
    return _left_out(needed, amendment.decision)


def left_out_of_addition(pledge: Pledge) -> tuple[Reference, ...]:
    """The givers of a pledge that joined later whom the decision does not name."""
    decision = pledge.added.decision if pledge.added else None
    return _left_out(pledge.by, decision) if decision else ()


def _left_out(needed: Iterable[Reference], decision: Decision) -> tuple[Reference, ...]:
    named = {decider.party.id for decider in decision.by}
    by_id = {party.id: party for party in reversed(tuple(needed))}
    return tuple(party for party_id, party in reversed(by_id.items()) if party_id not in named)
