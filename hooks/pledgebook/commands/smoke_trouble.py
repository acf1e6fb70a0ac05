"""What keeps a site from being published: what kind of trouble it is, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.diagnostics.wording_file import wording

# Of each kind. A site whose pages all lost their styles would otherwise fill the log.
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class SmokeTrouble:
    """`kind` names its sentence under `smoke` in wording/, which tells the two facts where it has blanks for them."""

    kind: str
    path: str = ""
    detail: str = ""


def in_sentences(troubles: Iterable[SmokeTrouble], language: str) -> Iterator[str]:
    say = wording(language)["smoke"]
    told: Counter[str] = Counter()
    for trouble in troubles:
        told[trouble.kind] += 1
        if told[trouble.kind] <= _MOST_NAMED:
            yield str(say[trouble.kind].format(path=_shown(trouble.path), detail=_shown(trouble.detail)))
    for kind, number in told.items():
        if number > _MOST_NAMED:
            yield str(say["more"].format(number=number - _MOST_NAMED, like=say["short"][kind]))


def _shown(text: str) -> str:
    """What comes from a site may not steer a terminal, or speak to the program that reads a log."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
