"""A number as it was reported: exactly, about, at least … or done but not counted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Count:
    """`value` is None only for `unknown`: done, not counted. `out_of` is the 14 of `12 of 14`."""

    qualifier: Qualifier
    value: Decimal | None
    out_of: Decimal | None = None
    is_percent: bool = False

    def reaches(self, wanted: Decimal) -> bool | None:
        """Whether the number is at least `wanted`; None where the qualifier leaves it undecided."""
        if self.value is None:
            return None
        match self.qualifier:
            case Qualifier.EXACTLY:
                return self.value >= wanted
            case Qualifier.AT_LEAST:
                return True if self.value >= wanted else None
            case Qualifier.MORE_THAN:
                return True if self.value >= wanted else None
            case Qualifier.AT_MOST:
                return False if self.value < wanted else None
            case Qualifier.FEWER_THAN:
                return False if self.value <= wanted else None
            case _:
                return None

    def exceeds(self, limit: Decimal) -> bool | None:
        """Whether the number is above `limit`; None where undecided."""
        if self.value is None:
            return None
        match self.qualifier:
            case Qualifier.EXACTLY:
                return self.value > limit
            case Qualifier.AT_LEAST:
                return True if self.value > limit else None
            case Qualifier.MORE_THAN:
                return True if self.value >= limit else None
            case Qualifier.AT_MOST | Qualifier.FEWER_THAN:
                return False if self.value <= limit else None
            case _:
                return None
