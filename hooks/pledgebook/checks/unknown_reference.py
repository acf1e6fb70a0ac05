"""A word that names another record must name one that exists: citizens would meet a dead end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, Term, complaint
from pledgebook.diagnostics.suggestion import nearest
from pledgebook.model.register import Mention, RecordKind, Register

# Looking for the nearest id takes time, and who has hundreds of lost references needs no hint to each.
_MOST_SUGGESTIONS = 100


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    lost = (m for m in register.mentions if m.kind is not RecordKind.FILE and _is_lost(m, register))
    for number, mention in enumerate(lost):
        written = mention.reference.id
        suggestion = nearest(written, _known(mention, register)) if number < _MOST_SUGGESTIONS else None
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
