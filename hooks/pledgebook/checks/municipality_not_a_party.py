"""A municipality named in a text though the register has none of that name: other people's text, copied in.

Found in real agreements: one municipality's pledge that speaks of its neighbour (Hammarö in another's text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pledgebook.checks.walks import texts_of_agreement, texts_of_follow_up
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Text
from pledgebook.model.actor import ActorKind
from pledgebook.model.agreement import Agreement
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
        yield from _strangers([*texts_of_agreement(agreement), *_amended(agreement)], known)
    for follow_up in register.follow_ups.values():
        yield from _strangers(texts_of_follow_up(follow_up), known)


def _known_names(register: Register) -> frozenset[str]:
    names: list[str] = []
    for actor in register.actors.values():
        if actor.kind is ActorKind.MUNICIPALITY:
            for name in (actor.name, *(renaming.name for renaming in actor.renamed)):
                names += [version.words for version in name.versions]
            names += actor.also
    return frozenset(_stem(_KIND.sub("", name.casefold())) for name in names)


def _stem(name: str) -> str:
    """The name without a genitive: `Grästorps kommun` and `Grästorp Municipality` are one."""
    return name.casefold().rstrip("s")


def _strangers(texts: Iterable[Text], known: frozenset[str]) -> Iterator[Diagnostic]:
    """Each unknown name once a record, in whichever text or language it stands first."""
    told: set[str] = set()
    for text in texts:
        for version in text.versions:
            if "ommun" not in version.words and "unicipality" not in version.words:
                continue
            for match in _MUNICIPALITY.finditer(version.words):
                name = match["before"] or match["after"]
                stem = _stem(name)
                if stem in known or stem in told or _NOT_NAMES.fullmatch(name):
                    continue
                told.add(stem)
                yield complaint("municipality-not-a-party", version.span_at(match.start()), name=match.group())


def _amended(agreement: Agreement) -> Iterator[Text]:
    for pledge in agreement.pledges:
        yield from (a.now.words for a in pledge.amendments if a.now and a.now.words)
