"""Words that no text can lose or get without meaning something else: figures, dates, a "not", a "may", an "at most"."""

from __future__ import annotations

import re

from pledgebook.model.date_words import MONTHS, WEEKDAYS

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
WORD = re.compile(r"\w+(?:['’]t\b)?|[%‰]")


def is_weighty(word: str) -> bool:
    plain = word.casefold()
    return plain in _WEIGHTY or plain.endswith(("n't", "n’t")) or any(map(str.isdigit, plain))


def has_weighty_words(words: str) -> bool:
    return any(map(is_weighty, WORD.findall(words)))
