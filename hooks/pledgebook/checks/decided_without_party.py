"""Who promised is named among those who decided to change it, and it says where the decision can be read.

Who decided is a claim that nobody can prove from the records: a party that is not named, or a decision without a
source, is what a citizen should be told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.amendment_laws import DECIDED_SOURCE, LAWS
from pledgebook.model.deciding import left_out_of_addition, left_out_of_amendment
from pledgebook.model.pledge import Added, Pledge
from pledgebook.model.reference import Reference, ids
from pledgebook.model.register import Register
from pledgebook.span import Span


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, agreement, pledge in amendment_lists(register):
        if not amendments:
            continue
        states: Sequence[tuple[Amendment | None, Pledge | Agreement]] = (pledge or agreement).states
        for amendment, (_, before) in zip(amendments, states, strict=False):
            yield from _without_party(left_out_of_amendment(amendment, before), amendment.span, amendment.id)
            if _lacks_source(amendment):
                yield complaint("decision-without-source", amendment.span, change=amendment.id)
    for pledge in register.pledges.values():
        if pledge.added is not None and pledge.added.decision is not None:
            yield from _of_addition(pledge, pledge.added)


def _lacks_source(amendment: Amendment) -> bool:
    """Where the kind demands it, that it is missing is an error already."""
    is_demanded = DECIDED_SOURCE in LAWS[amendment.kind].must_have
    return amendment.decision is not None and amendment.decision.source is None and not is_demanded


def _of_addition(pledge: Pledge, added: Added) -> Iterator[Diagnostic]:
    yield from _without_party(left_out_of_addition(pledge), pledge.span, "added")
    if added.source is None and added.decision is not None and added.decision.source is None:
        yield complaint("decision-without-source", pledge.span, change="added")


def _without_party(left_out: tuple[Reference, ...], place: Span, change: str) -> Iterator[Diagnostic]:
    if left_out:
        yield complaint("decided-without-party", place, change=change, parties=ids(left_out))
