"""A word that names another record must name one that exists: citizens would meet a dead end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, Term, complaint
from pledgebook.diagnostics.suggestion import FewSuggestions
from pledgebook.model.mention import Mention, RecordKind
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    suggestions = FewSuggestions()
    for mention in register.mentions:
        if mention.kind is RecordKind.FILE or not _is_lost(mention, register):
            continue
        written = mention.reference.id
        suggestion = suggestions.nearest(written, _known(mention, register))
        facts = {"suggestion": suggestion} if suggestion else {}
        yield complaint("unknown-reference", mention.reference.span, kind=Term(mention.kind.value), id=written, **facts)


def _is_lost(mention: Mention, register: Register) -> bool:
    """What belongs to an agreement that is itself lost is not complained about a second time."""
    if register.knows(mention.kind, mention.full_id):
        return False
    return not _is_short(mention) or register.knows(RecordKind.AGREEMENT, _owner(mention))


def _is_short(mention: Mention) -> bool:
    """Whether it was named by its id within the agreement: `trafik`, not `vara-2021/trafik`."""
    return mention.full_id != mention.reference.id


def _owner(mention: Mention) -> str:
    return mention.full_id.partition("/")[0]


def _known(mention: Mention, register: Register) -> Iterable[str]:
    agreement = register.agreements.get(_owner(mention)) if _is_short(mention) else None
    if agreement is None:
        return register.ids_of(mention.kind)
    match mention.kind:
        case RecordKind.FOCUS_AREA:
            return [focus.id for focus in agreement.focus_areas]
        case RecordKind.GOAL:
            return [goal.id for goal in agreement.goals]
        case _:
            return [pledge.id for pledge in agreement.pledges]
