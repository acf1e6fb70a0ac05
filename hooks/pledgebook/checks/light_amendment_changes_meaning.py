"""An amendment that mends our copy changes no promise: a typing mistake has no figure in it, and no "not".

Source: the design of trust, which refuses a `typo` where digits or negations change, or more than three letters
of a word, and a `translation` of the original itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.language import Text
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register

MOST_LETTERS = 3

_NEGATIONS = frozenset(
    {"inte", "ej", "ingen", "inget", "inga", "utan", "aldrig", "icke", "not", "no", "never", "without", "none"}
)
_WORD = re.compile(r"\w+")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, agreement, pledge in amendment_lists(register):
        if any(amendment.is_light for amendment in amendments):
            texts = [_texts(state) for _, state in (pledge or agreement).states]
            for amendment, before, after in zip(amendments, texts, texts[1:], strict=False):
                for was, now in zip(before, after, strict=True):
                    yield from _troubles(amendment, was, now)


def _texts(record: Pledge | Agreement) -> tuple[Text | None, Text | None]:
    return (record.wording if isinstance(record, Pledge) else record.words), record.title


def _troubles(amendment: Amendment, was: Text | None, now: Text | None) -> Iterator[Diagnostic]:
    if was is None or now is None or was == now:
        return
    if amendment.kind is AmendmentKind.TRANSLATION and was.original.words != now.original.words:
        yield complaint("translation-changes-original", now.original.span, language=was.original.language)
    if amendment.kind is AmendmentKind.TYPO:
        for version in now.versions:
            word = _changed_word(was.words_in(version.language), version.words)
            if word is not None:
                yield complaint("typo-changes-meaning", version.span, text=word)


def _changed_word(before: str, after: str) -> str | None:
    """The first place in which more changed than a typing mistake can be."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = old[a:b], new[c:d]
        is_more = _weighs(was) or _weighs(now) or _letters("".join(was), "".join(now)) > MOST_LETTERS
        if tag != "equal" and is_more:
            return " ".join(now or was)
    return None


def _weighs(words: list[str]) -> bool:
    return any(word.casefold() in _NEGATIONS or any(map(str.isdigit, word)) for word in words)


def _letters(was: str, now: str) -> int:
    """How many letters differ, without regard to capitals."""
    matcher = SequenceMatcher(None, was.casefold(), now.casefold(), autojunk=False)
    return sum(max(b - a, d - c) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
