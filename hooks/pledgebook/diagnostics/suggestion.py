"""Did you mean …? The known word nearest to the one written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

# Comparing costs time for each known word, so in a large register only a first part is looked at.
_MOST_COMPARED = 2_000


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word most like the written one, or None where none is much alike."""
    candidates = list(dict.fromkeys(known))[:_MOST_COMPARED]
    found = difflib.get_close_matches(written.casefold(), candidates, n=1, cutoff=0.6)
    return found[0] if found else None


class FewSuggestions:
    """Suggestions for the first of many lost words: who has dozens of them needs no hint to each."""

    def __init__(self, most: int = 25) -> None:
        self._left = most

    def nearest(self, written: str, known: Iterable[str]) -> str | None:
        self._left -= 1
        return nearest(written, known) if self._left >= 0 else None
