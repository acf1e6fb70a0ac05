"""A municipality named in a text though the register has none of that name: other people's text, copied in.

Found in real agreements: one municipality's pledge that speaks of its neighbour (Hammarö in another's text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Text
from pledgebook.model.actor import ActorKind
from pledgebook.model.agreement import Agreement
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.register import Register

_NAME = r"(?P<{group}>(?:(?:Lilla|Östra|Upplands) )?[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)"
_MUNICIPALITY = re.compile(
    rf"\b(?:{_NAME.format(group='before')} (?:kommuns?|[Mm]unicipality(?! of ))|"
    rf"[Mm]unicipality of {_NAME.format(group='after')})\b"
)
_KIND = re.compile(r" (?:kommun|municipality)$|^municipality of ")
# Words that begin a sentence before a municipality without a name.
_NOT_NAMES = re.compile(
    r"annan|berörd|både|den|denna|din|egen|en|er|hela|ingen|någon|polis|respektive|samma|svensk|varje|vår"
    r"|a|another|any|both|each|every|neighbouring|no|our|other|the|their|this|your",
    re.IGNORECASE,
)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    known = _known_names(register)
    for agreement in register.agreements.values():
        yield from _strangers(_texts_of_agreement(agreement), known)
    for follow_up in register.follow_ups.values():
        yield from _strangers(_texts_of_follow_up(follow_up), known)


def _known_names(register: Register) -> frozenset[str]:
    names: list[str] = []
    for actor in register.actors.values():
        if actor.kind is ActorKind.MUNICIPALITY:
            names += [version.words for version in actor.name.versions]
            names += actor.also
    return frozenset(_stem(_KIND.sub("", name.casefold())) for name in names)


def _stem(name: str) -> str:
    """The name without a genitive: `Grästorps kommun` and `Grästorp Municipality` are one."""
    return name.casefold().rstrip("s")


def _strangers(texts: Iterable[Text | None], known: frozenset[str]) -> Iterator[Diagnostic]:
    """Each unknown name once a record, in whichever text or language it stands first."""
    told: set[str] = set()
    for text in texts:
        for version in text.versions if text else ():
            for match in _MUNICIPALITY.finditer(version.words):
                name = match["before"] or match["after"]
                stem = _stem(name)
                if stem in known or stem in told or _NOT_NAMES.fullmatch(name):
                    continue
                told.add(stem)
                yield complaint("municipality-not-a-party", version.span_at(match.start()), name=match.group())


def _texts_of_agreement(agreement: Agreement) -> Iterator[Text | None]:
    """The agreement's own texts. Notes on sources are ours, and may well speak of others."""
    yield from (agreement.title, agreement.words, *agreement.groups, *agreement.not_chosen)
    yield agreement.situation.words if agreement.situation else None
    yield agreement.reporting.words if agreement.reporting else None
    for focus in agreement.focus_areas:
        yield from (focus.name, focus.about)
    for goal in agreement.goals:
        yield goal.words
    for pledge in agreement.pledges:
        yield from (pledge.title, pledge.wording, *pledge.groups)
        yield from (amendment.now.words for amendment in pledge.amendments if amendment.now)


def _texts_of_follow_up(follow_up: FollowUp) -> Iterator[Text | None]:
    yield from (follow_up.title, follow_up.body, follow_up.forum, follow_up.reason)
    results = list(follow_up.other_results)
    for statement in follow_up.statements:
        yield statement.text
        results += statement.results
    for result in results:
        yield from (result.of, result.caveat)
