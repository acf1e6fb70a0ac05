"""What can be a typing mistake, and what is a change of meaning: a figure, a date, a "not", a "may", or more of a word.

Source: the design of trust, which lets typing mistakes be mended without a decision, and nothing else.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pledgebook.model.date_words import MONTHS, WEEKDAYS

MOST_LETTERS = 3

_NEGATIONS = """
    inte ej icke ingen inget inga ingenting aldrig utan varken
    not cannot no none nothing never without neither nor
"""
_LIMITS = """
    minst högst mer mindre fler färre mest alla kan bör får
    least most more less fewer all each may can should could might
"""
# Not one, which is also an article.
_NUMBERS = """
    två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio hundra tusen
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand
"""
_WEIGHTY = frozenset(
    " ".join(("% ‰", _NEGATIONS, _LIMITS, _NUMBERS, *MONTHS.values(), *WEEKDAYS.values())).casefold().split()
)
_WORD = re.compile(r"\w+(?:['’]t\b)?|[%‰]")


def changed_meaning(before: str, after: str) -> str | None:
    """The first place in which more changed than a typing mistake can be, as it is now; None if there is none."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = old[a:b], new[c:d]
        is_more = _weighs(was) or _weighs(now) or _letters("".join(was), "".join(now)) > MOST_LETTERS
        if tag != "equal" and is_more:
            return " ".join(now or was)
    return None


def _weighs(words: list[str]) -> bool:
    return any(_is_weighty(word.casefold()) for word in words)


def _is_weighty(word: str) -> bool:
    return word in _WEIGHTY or word.endswith(("n't", "n’t")) or any(map(str.isdigit, word))


def _letters(was: str, now: str) -> int:
    """How many letters differ, without regard to capitals."""
    matcher = SequenceMatcher(None, was.casefold(), now.casefold(), autojunk=False)
    return sum(max(b - a, d - c) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
