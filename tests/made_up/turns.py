"""What comes every so often: rare shapes come by turns, so that a small register has all of them.

Chance alone would leave them out of some. The seed moves the turns, so that other records get them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Turns:
    seed: int

    def come(self, what: str, number: int, every: int) -> bool:
        """Whether it is the turn of `what` at the record of this number: one of every so many."""
        return (number + self.seed + _own_beginning(what)) % every == 0


@cache
def _own_beginning(what: str) -> int:
    return crc32(what.encode())
