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
