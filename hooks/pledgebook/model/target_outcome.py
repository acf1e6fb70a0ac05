"""Whether a pledge's number was reached: computed from the figures, whatever the parties' verdict says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import Period
from pledgebook.model.follow_up import FollowUp, Result
from pledgebook.model.pledge import Pledge
from pledgebook.model.status import Report
from pledgebook.model.target import Per, Target


class TargetOutcome(StrEnum):
    REACHED = "reached"
    NOT_REACHED = "not-reached"
    UNDECIDED = "undecided"


def target_outcome(pledge: Pledge, agreement: Agreement, reports: Sequence[Report]) -> TargetOutcome | None:
    """None without a target or figures. Follow-ups are never added up: a single result must reach the number.

    Only results in the target's own unit (without `of`) and for the same `per` are compared. A number that
    is too low counts as not reached only when it covers the whole period.
    """
    target = pledge.stands.target
    if target is None:
        return None
    outcomes = [
        outcome_of(target, result, report.follow_up, agreement)
        for report in reports
        for result in report.statement.results
    ]
    for outcome in (TargetOutcome.REACHED, TargetOutcome.NOT_REACHED):
        if outcome in outcomes:
            return outcome
    return TargetOutcome.UNDECIDED if outcomes else None


def outcome_of(target: Target, result: Result, follow_up: FollowUp, agreement: Agreement) -> TargetOutcome:
    if not is_comparable(target, result, follow_up, agreement):
        return TargetOutcome.UNDECIDED
    is_within = _keeps_within(target, result)
    is_enough = _is_enough(target, result)
    is_whole = _covers_the_period(result, follow_up, agreement)
    if is_within is False:
        return TargetOutcome.NOT_REACHED
    if is_enough is False:
        return TargetOutcome.NOT_REACHED if is_whole else TargetOutcome.UNDECIDED
    # A number of things done only grows, so it may be reached early. A share, an average, so many a week, or at
    # most so many may not.
    is_of_a_time = target.per not in (None, Per.AREA) or target.is_average
    is_lasting = target.up_to is not None or target.is_percent or is_of_a_time
    if is_lasting and not is_whole:
        return TargetOutcome.UNDECIDED
    return TargetOutcome.REACHED if is_enough and is_within else TargetOutcome.UNDECIDED


def is_comparable(target: Target, result: Result, follow_up: FollowUp, agreement: Agreement) -> bool:
    """Whether a result counts what the target counts, per the same time, in the agreement's own period."""
    is_alike = result.of is None and result.per is target.per and not result.areas
    is_about_time = target.within is not None or target.deadline is not None
    return is_alike and not is_about_time and _is_inside_the_period(result, follow_up, agreement)


def _is_enough(target: Target, result: Result) -> bool | None:
    count = result.count
    if target.covers_all:
        return count.reaches(count.out_of or Decimal(100)) if count.out_of or count.is_percent else None
    if target.at_least is not None:
        return count.reaches(target.at_least) if count.is_percent == target.is_percent else None
    return True if target.up_to is not None else None


def _keeps_within(target: Target, result: Result) -> bool | None:
    if target.up_to is None:
        return True
    exceeded = result.count.exceeds(target.up_to) if result.count.is_percent == target.is_percent else None
    return None if exceeded is None else not exceeded


def _is_inside_the_period(result: Result, follow_up: FollowUp, agreement: Agreement) -> bool:
    """Whether a number of a stated time is of the agreement's own; one without is taken to be."""
    covered, period = result.when or follow_up.covers, agreement.stands.period
    if covered is None:
        return True
    begins_before = covered.first_day and period.first_day and covered.first_day < period.first_day
    ends_after = covered.last_day and period.last_day and covered.last_day > period.last_day
    return not (begins_before or ends_after)


def _covers_the_period(result: Result, follow_up: FollowUp, agreement: Agreement) -> bool:
    """Whether a number is of the whole period of the agreement."""
    period = agreement.stands.period
    covered = result.when or follow_up.covers or Period(period.start, follow_up.date)
    begins_in_time = period.first_day is None or (
        covered.first_day is not None and covered.first_day <= period.first_day
    )
    if period.last_day is None or covered.last_day is None:
        return False
    return begins_in_time and covered.last_day >= period.last_day
