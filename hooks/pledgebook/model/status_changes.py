"""Each time that the status of a pledge became another, in the order in which the causes became known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.model.status import counted_reports, ending_on, status_after
from pledgebook.model.verdict import Status


@dataclass(frozen=True, slots=True)
class Cause:
    """A follow-up, or an amendment of the pledge or of its agreement, and the day from which it counts and is known."""

    what: FollowUp | Amendment
    day: date
    is_of_agreement: bool = False

    @property
    def place(self) -> tuple[date, date, bool, str]:
        """Of one day, what is dated earlier comes first, and a report before an amendment."""
        stated = self.what.date.last_day if self.what.date else date.min
        return (self.day, stated, isinstance(self.what, Amendment), self.what.id)


@dataclass(frozen=True, slots=True)
class StatusChange:
    before: Status
    after: Status
    cause: Cause


# On which day a follow-up or an amendment of a record, by its id, became known.
Known = Callable[[str, FollowUp | Amendment], date]


def status_changes(pledge: Pledge, agreement: Agreement, register: Register, known: Known) -> Iterator[StatusChange]:
    """What became of the status with each cause, given only what was known by then: it is never told anew.

    A report that came late changes the status on the day it came, if it does. The last status is today's.
    """
    causes = sorted(_causes(pledge, agreement, register, known), key=lambda cause: cause.place)
    places = {cause.what.id: cause.place for cause in causes if isinstance(cause.what, FollowUp)}
    before = Status.NOT_REPORTED
    for number, cause in enumerate(causes, start=1):
        after = _status(pledge, agreement, register, causes[:number], _has_come(places, cause))
        if after is not before:
            yield StatusChange(before, after, cause)
            before = after


def _has_come(places: dict[str, tuple[date, date, bool, str]], last: Cause) -> Callable[[FollowUp], bool]:
    """A report that is no cause can only stand between others that correct each other, and says nothing itself."""
    return lambda follow_up: follow_up.id not in places or places[follow_up.id] <= last.place


def _status(
    pledge: Pledge,
    agreement: Agreement,
    register: Register,
    causes: list[Cause],
    has_come: Callable[[FollowUp], bool],
) -> Status:
    amendments = [cause for cause in causes if isinstance(cause.what, Amendment)]
    if pledge.amendments:
        mine = {cause.what.id for cause in amendments if not cause.is_of_agreement}
        pledge = replace(pledge, amendments=tuple(a for a in pledge.amendments if a.id in mine))
    if agreement.amendments:
        its = {cause.what.id for cause in amendments if cause.is_of_agreement}
        agreement = replace(agreement, amendments=tuple(a for a in agreement.amendments if a.id in its))
    reports = counted_reports(pledge, register, has_come)
    return status_after(pledge, agreement, reports, ending_on(date.max, pledge, agreement), register)


def _causes(pledge: Pledge, agreement: Agreement, register: Register, known: Known) -> Iterator[Cause]:
    for follow_up, _ in register.statements_on(pledge.full_id):
        yield Cause(follow_up, max(known(follow_up.id, follow_up), follow_up.date.last_day))
    for amendment in pledge.amendments:
        yield Cause(amendment, counts_from(amendment, known(pledge.full_id, amendment)))
    for amendment in agreement.amendments:
        yield Cause(amendment, counts_from(amendment, known(agreement.id, amendment)), is_of_agreement=True)


def counts_from(amendment: Amendment, known: date) -> date:
    """Mended copies count as soon as they are known; a change from the day it applies from, if that comes later."""
    if amendment.is_light or amendment.date is None:
        return known
    return max(known, amendment.date.last_day)
