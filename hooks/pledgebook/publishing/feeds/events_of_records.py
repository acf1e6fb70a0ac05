"""What happens as records come or do not: new agreements, follow-ups, changed statuses, overdue reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pledgebook.history.first_seen import name_of_amendment
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.dates import exact
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.register import Register
from pledgebook.model.reporting_state import Due, passed_due_days
from pledgebook.model.status_changes import StatusChange, counts_from, status_changes
from pledgebook.publishing.feeds.event import Event, EventKind
from pledgebook.publishing.feeds.known_days import KnownDays


def events_of_records(register: Register, known: KnownDays, today: date) -> Iterator[Event]:
    for agreement in register.agreements.values():
        yield Event(
            EventKind.NEW_AGREEMENT,
            name_of_agreement(agreement.id),
            agreement.signed or agreement.period.start,
            known.agreement(agreement),
            agreement.id,
            agreement.id,
        )
        yield from _overdue_reports(agreement, register, known, today)
        for pledge in agreement.pledges:
            yield from _changed_statuses(pledge, agreement, register, known, today)
    for follow_up in register.follow_ups.values():
        # What it corrects is told as a declared change.
        if follow_up.corrects is None:
            yield _follow_up(follow_up, known)


def name_of_agreement(agreement_id: str) -> str:
    return f"{EventKind.NEW_AGREEMENT}/{agreement_id}"


def _follow_up(follow_up: FollowUp, known: KnownDays) -> Event:
    agreement = follow_up.agreement.id
    return Event(
        EventKind.FOLLOW_UP,
        f"{EventKind.FOLLOW_UP}/{follow_up.id}",
        follow_up.date,
        known.follow_up(follow_up),
        agreement,
        follow_up.id,
        pledges=tuple(f"{agreement}/{statement.pledge.id}" for statement in follow_up.statements),
    )


def _changed_statuses(
    pledge: Pledge, agreement: Agreement, register: Register, known: KnownDays, today: date
) -> Iterator[Event]:
    """Until today: a report of a month or a year that is not over has come, but does not count before its end."""
    if not (register.statements_on(pledge.full_id) or pledge.amendments or agreement.amendments):
        return
    for change in status_changes(pledge, agreement, register, _Known(known).day):
        if change.cause.day > today:
            return
        what = change.cause.what
        yield Event(
            EventKind.CHANGED_STATUS,
            f"{EventKind.CHANGED_STATUS}/{pledge.full_id}/{_named(change)}",
            what.date,
            change.cause.day,
            agreement.id,
            pledge.full_id,
            pledges=(pledge.full_id,),
            before=change.before,
            after=change.after,
            cause=what.id if isinstance(what, FollowUp) else name_of_amendment(_amended(change, pledge), what.id),
        )


class _Known:
    def __init__(self, known: KnownDays) -> None:
        self._known = known

    def day(self, record_id: str, what: FollowUp | Amendment) -> date:
        return self._known.follow_up(what) if isinstance(what, FollowUp) else self._known.amendment(record_id, what)


def _named(change: StatusChange) -> str:
    if isinstance(change.cause.what, FollowUp):
        return f"follow-up/{change.cause.what.id}"
    return f"{'agreement' if change.cause.is_of_agreement else 'amendment'}/{change.cause.what.id}"


def _amended(change: StatusChange, pledge: Pledge) -> str:
    return pledge.agreement_id if change.cause.is_of_agreement else pledge.full_id


def _overdue_reports(agreement: Agreement, register: Register, known: KnownDays, today: date) -> Iterator[Event]:
    """Each due day after which no report had come here.

    Neither a report that came later undoes that, nor an amendment that moves the day when it has passed.
    """
    settled: set[Due] = set()
    ended = _known_to_have_ended(agreement, known)
    for stood, since, until in _as_it_stood(agreement, known):
        for due, answers in passed_due_days(today, stood, register, register.follow_ups_on(agreement.id)):
            told = min(max(due.day + timedelta(days=1), since), today)
            if told >= until or due.day > ended or due in settled:
                continue
            settled.add(due)
            if not any(_had_come(follow_up, due, told, known) for follow_up in answers):
                yield _overdue_report(agreement.id, due, told, answers, known)


def _known_to_have_ended(agreement: Agreement, known: KnownDays) -> date:
    """Since when nothing more is expected, or never. What was told before it was known stays."""
    endings = (one for one in agreement.amendments if one.is_ending)
    return min((counts_from(one, known.amendment(agreement.id, one)) for one in endings), default=date.max)


def _as_it_stood(agreement: Agreement, known: KnownDays) -> Iterator[tuple[Agreement, date, date]]:
    """The agreement before each amendment that sets such days, and now; from which day, and until which.

    What our copy had wrong was never promised: as mended, it has been so from the start.
    """
    since = known.agreement(agreement)
    for number, amendment in enumerate(agreement.amendments):
        if amendment.sets_days and not amendment.is_light:
            until = max(since, counts_from(amendment, known.amendment(agreement.id, amendment)))
            earlier = (a for place, a in enumerate(agreement.amendments) if place < number or a.is_light)
            yield replace(agreement, amendments=tuple(earlier)), since, until
            since = until
    yield agreement, since, date.max


def _overdue_report(agreement: str, due: Due, told: date, answers: Sequence[FollowUp], known: KnownDays) -> Event:
    first = min(answers, key=lambda f: (known.follow_up(f), f.date.last_day, f.id), default=None)
    return Event(
        EventKind.OVERDUE_REPORT,
        f"{EventKind.OVERDUE_REPORT}/{agreement}/{'promised' if due.is_promised else 'final'}/{due.day}",
        exact(due.day),
        told,
        agreement,
        agreement,
        due=due,
        answer=first.id if first else "",
        updated=known.follow_up(first) if first else date.min,
    )


def _had_come(follow_up: FollowUp, due: Due, told: date, known: KnownDays) -> bool:
    """Whether a report is of the day or an earlier one, and was here by the day on which its absence would be told."""
    return follow_up.date.first_day <= due.day and known.follow_up(follow_up) <= told
