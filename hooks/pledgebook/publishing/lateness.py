"""Changes that came when the period was already over: a reader should know it, whatever day they apply from."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.dates import PartialDate, Period


class Late(StrEnum):
    """Which day of a change is later than the end of the period."""

    DECIDED = "decided"
    ENTERED = "entered"
    DATED = "dated"


# The periods that an agreement has had: as signed (no amendment), then after each amendment.
Periods = Sequence[tuple[Amendment | None, Period]]


def periods_of(agreement: Agreement) -> Periods:
    return tuple((amendment, state.period) for amendment, state in agreement.states)


def period_on(day: PartialDate | None, periods: Periods) -> Period:
    """The period as it stood on the day, whatever else was changed that day; in the end where no day is known."""
    if day is None:
        return periods[-1][1]
    return [period for amendment, period in periods if amendment is None or amendment.is_in_force_on(day.last_day)][-1]


def lateness(amendment: Amendment, period: Period) -> Late | None:
    """How an amendment by the parties was late. A copy of an old document is mended late, and that is no matter."""
    if amendment.is_light:
        return None
    decided = amendment.decision.date if amendment.decision else None
    if is_after(decided, period):
        return Late.DECIDED
    if is_after(amendment.entered, period):
        return Late.ENTERED
    # From when it applies tells of the day of the change only where no other day does. An extension applies from the
    # end of the period, whenever it was decided.
    has_other_day = decided is not None or amendment.entered is not None or amendment.kind is AmendmentKind.EXTENDED
    return Late.DATED if not has_other_day and is_after(amendment.applies_from, period) else None


def is_after(day: PartialDate | None, period: Period) -> bool:
    return day is not None and period.is_over_on(day.first_day)
