"""How a pledge stands on a day. Nobody writes this down: it follows from the follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import ids
from pledgebook.model.register import Register
from pledgebook.model.verdict import IS_UNFINISHED, MOST_CAUTIOUS_FIRST, Status, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """A statement on a pledge with the follow-up it stands in."""

    follow_up: FollowUp
    statement: Statement

    @property
    def verdict(self) -> Verdict | None:
        return self.statement.verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a pledge with what it rests on.

    `reports` are all statements that count, oldest first, and `own_reports` those by the givers. `verdicts`
    holds each giver's latest one, and `silent` the givers without any. `decisive` is the report from which the
    status follows, if one does; `ended_by` the amendment that ended the pledge.
    """

    status: Status
    decisive: Report | None
    reports: tuple[Report, ...]
    own_reports: tuple[Report, ...]
    verdicts: Mapping[str, Report]
    silent: tuple[str, ...]
    ended_by: Amendment | None
    is_final_report_missing: bool


def standing_on(day: date, pledge: Pledge, agreement: Agreement, register: Register) -> Standing:
    """The rules of the record format, section "Verdict and status", in their order."""
    pledge, agreement = pledge.as_of(day), agreement.as_of(day)
    reports = reports_on(day, pledge, register)
    givers = ids(pledge.stands.by) or ids(agreement.stands.parties)
    own = [report for report in reports if _reporters(report, givers, register)]
    verdicts = _latest_verdicts(givers, own, register)
    decisive = _decisive(verdicts, own)
    ended_by = ending_on(day, pledge, agreement)
    status = _status(decisive, ended_by)
    unstated = not pledge.stands.by
    return Standing(
        status=status,
        decisive=decisive,
        reports=tuple(reports),
        own_reports=tuple(own),
        verdicts=verdicts,
        silent=() if unstated else tuple(g for g in givers if not _has_spoken(g, own, register)),
        ended_by=ended_by,
        is_final_report_missing=_is_unfinished(status) and day > final_report_due(agreement, register),
    )


def reports_on(day: date, pledge: Pledge, register: Register) -> list[Report]:
    """Every statement on the pledge that counts on this day, oldest first: corrected ones no longer do.

    A correction stands where the report stood that it corrects: it does not outdo what was said later.
    """
    return counted_reports(pledge, register, lambda follow_up: follow_up.date.last_day <= day)


def counted_reports(pledge: Pledge, register: Register, has_come: Callable[[FollowUp], bool]) -> list[Report]:
    """The same where only some follow-ups have come yet."""
    found = []
    for follow_up, statement in register.statements_on(pledge.full_id):
        if statement.is_withdrawn or follow_up.is_draft or not has_come(follow_up):
            continue
        if not _is_superseded(follow_up, pledge.id, register, has_come):
            found.append(Report(follow_up, statement))
    return sorted(found, key=lambda report: register.corrected_in_the_end(report.follow_up).date.last_day)


def status_after(
    pledge: Pledge, agreement: Agreement, reports: Sequence[Report], ended_by: Amendment | None, register: Register
) -> Status:
    """The status that follows from these reports, oldest first, for who gives the pledge as it stands."""
    givers = ids(pledge.stands.by) or ids(agreement.stands.parties)
    own = [report for report in reports if _reporters(report, givers, register)]
    return _status(_decisive(_latest_verdicts(givers, own, register), own), ended_by)


def _is_superseded(
    follow_up: FollowUp, pledge_id: str, register: Register, has_come: Callable[[FollowUp], bool]
) -> bool:
    """Whether a correction that has come says something else of the pledge."""
    pending = list(register.corrections.get(follow_up.id, ()))
    seen = {follow_up.id}
    while pending:
        correction = pending.pop()
        if correction.id in seen or correction.is_draft or not has_come(correction):
            continue
        if correction.statement_on(pledge_id) is not None:
            return True
        seen.add(correction.id)
        pending += register.corrections.get(correction.id, ())
    return False


def final_report_due(agreement: Agreement, register: Register) -> date:
    """The last day on which the report after the period's end is in time; an open period has none yet."""
    last_day = agreement.stands.period.last_day
    return register.report_within.after(last_day) if last_day else date.max


def _latest_verdicts(givers: Sequence[str], reports: Sequence[Report], register: Register) -> dict[str, Report]:
    latest: dict[str, Report] = {}
    for report in reports:
        if report.verdict is not None:
            for giver in _reporters(report, givers, register):
                latest[giver] = report
    return {giver: latest[giver] for giver in givers if giver in latest}


def _decisive(verdicts: Mapping[str, Report], own: Sequence[Report]) -> Report | None:
    """The report from which a status follows: the most cautious verdict, or else the latest report without any."""
    return _most_cautious(verdicts) or (own[-1] if own else None)


def _most_cautious(verdicts: Mapping[str, Report]) -> Report | None:
    for verdict in MOST_CAUTIOUS_FIRST:
        for report in verdicts.values():
            if report.verdict is verdict:
                return report
    return None


def _has_spoken(giver: str, reports: Sequence[Report], register: Register) -> bool:
    return any(_reporters(report, (giver,), register) for report in reports)


def _reporters(report: Report, givers: Sequence[str], register: Register) -> tuple[str, ...]:
    """Which of the givers a report speaks for; one that does not say whose it is speaks for them all.

    A correction speaks for those whose report it corrects, also if the publisher made it.
    """
    by = ids(register.corrected_in_the_end(report.follow_up).by)
    return tuple(giver for giver in givers if giver in by or not by)


def ending_on(day: date, pledge: Pledge, agreement: Agreement) -> Amendment | None:
    """The amendment of the pledge, or else of its agreement, that ended it by this day."""
    for amendment in (*pledge.amendments, *agreement.amendments):
        if amendment.is_ending and (amendment.date is None or amendment.date.last_day <= day):
            return amendment
    return None


def _status(decisive: Report | None, ended_by: Amendment | None) -> Status:
    if ended_by is not None:
        is_withdrawn = ended_by.kind is AmendmentKind.WITHDRAWN
        return Status.DISCONTINUED if is_withdrawn else Status.REPLACED
    if decisive is None:
        return Status.NOT_REPORTED
    if decisive.verdict is None:
        return Status.REPORTED_NOT_JUDGED
    return Status(decisive.verdict.value)


def _is_unfinished(status: Status) -> bool:
    return status.value in {verdict.value for verdict in IS_UNFINISHED}
