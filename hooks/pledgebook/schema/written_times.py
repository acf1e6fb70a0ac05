"""What was meant by a time of day that is not written as one here: `kl. 16–18`, `9.30`.

Nothing is read from a guess: it is only suggested to the author.
"""

from __future__ import annotations

import re

from pledgebook.schema.other_words import LONGEST, either_of, other_words, simple

_CLOCK = r"(?P<hour{0}>[01]?[0-9]|2[0-3])(?:[:.,]?(?P<minute{0}>[0-5][0-9]))?"
_LEAD = r"(?:(?:klockan|kl|from|at|från|mellan|between)\b[.:]? *)*"
_END = r"(?: *(?:h|tiden|o'clock))?\.?"


def times_meant(written: str) -> str | None:
    """`16:00 to 18:00` for `kl. 16–18`; None where it cannot be told."""
    if len(written) > LONGEST:
        return None
    to = either_of((*other_words("span-word")["to"], "-"))
    match = re.fullmatch(
        rf"{_LEAD}{_CLOCK.format(1)}(?: *(?:{to}) *(?:kl\.? *)?{_CLOCK.format(2)})?{_END}", simple(written)
    )
    if match is None:
        return None
    start = _clock(match["hour1"], match["minute1"])
    if match["hour2"] is None:
        return start
    end = _clock(match["hour2"], match["minute2"])
    return f"{start} to {end}" if start < end else None


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}"
