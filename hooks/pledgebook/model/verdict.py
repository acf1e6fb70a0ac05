"""The words for how a pledge stands: a verdict is written in a follow-up, a status is computed from verdicts."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a party says of a pledge."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    PARTLY_FULFILLED = "partly-fulfilled"
    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not-fulfilled"
    NOT_TRIGGERED = "not-triggered"
    CANNOT_BE_JUDGED = "cannot-be-judged"


# When the givers of one pledge differ, the first of these that any of them said is shown.
MOST_CAUTIOUS_FIRST = (
    Verdict.NOT_FULFILLED,
    Verdict.CANNOT_BE_JUDGED,
    Verdict.PARTLY_FULFILLED,
    Verdict.NOT_STARTED,
    Verdict.IN_PROGRESS,
    Verdict.NOT_TRIGGERED,
    Verdict.FULFILLED,
)

NEEDS_REASON = frozenset({Verdict.PARTLY_FULFILLED, Verdict.NOT_FULFILLED, Verdict.CANNOT_BE_JUDGED})
IS_UNFINISHED = frozenset({Verdict.NOT_STARTED, Verdict.IN_PROGRESS})


class Status(StrEnum):
    """One of the verdicts, or what follows from there being none."""

    NOT_REPORTED = "not-reported"
    REPORTED_NOT_JUDGED = "reported-not-judged"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    PARTLY_FULFILLED = "partly-fulfilled"
    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not-fulfilled"
    NOT_TRIGGERED = "not-triggered"
    CANNOT_BE_JUDGED = "cannot-be-judged"
    REPLACED = "replaced"
    DISCONTINUED = "discontinued"
