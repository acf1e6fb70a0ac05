"""What can be a typing mistake, and what is a change of meaning: a figure, a date, a "not", a "may", or more of a word.

Source: the design of trust, which lets typing mistakes be mended without a decision, and nothing else.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from pledgebook.model.weighty_words import WORD, is_weighty

MOST_LETTERS = 3


def changed_meaning(before: str, after: str) -> str | None:
    """The first place in which more changed than a typing mistake can be, as it is now; None if there is none."""
    old, new = WORD.findall(before), WORD.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = old[a:b], new[c:d]
        is_more = _weighs(was) or _weighs(now) or _letters("".join(was), "".join(now)) > MOST_LETTERS
        if tag != "equal" and is_more:
            return " ".join(now or was)
    return None


def _weighs(words: list[str]) -> bool:
    return any(map(is_weighty, words))


def _letters(was: str, now: str) -> int:
    """How many letters differ, without regard to capitals."""
    matcher = SequenceMatcher(None, was.casefold(), now.casefold(), autojunk=False)
    return sum(max(b - a, d - c) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
