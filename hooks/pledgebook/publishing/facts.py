"""What is computed once for every record and shown on many pages, in every language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pledgebook.model.agreement import Agreement
from pledgebook.model.dates import PartialDate
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.pledge import Pledge
from pledgebook.model.redactable import RedactableRecord
from pledgebook.model.reference import Reference, ids
from pledgebook.model.register import Register
from pledgebook.model.reporting_state import ReportingState, days_since, reporting_state_on
from pledgebook.model.status import Report, Standing, standing_on
from pledgebook.model.target_outcome import TargetOutcome, target_outcome
from pledgebook.model.verdict import Status


class PeriodState(StrEnum):
    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PledgeFacts:
    """`number` is the pledge's place in its agreement; `reports` holds corrected statements too.

    `silent_follow_ups` are those of the agreement that say nothing of the pledge.
    """

    pledge: Pledge
    number: int
    standing: Standing
    outcome: TargetOutcome | None
    reports: tuple[Report, ...]
    last_report: FollowUp | None
    days_since_report: int | None
    silent_follow_ups: tuple[FollowUp, ...]
    changed: PartialDate | None

    @property
    def status(self) -> Status:
        return self.standing.status

    def is_superseded(self, report: Report) -> bool:
        return report not in self.standing.reports and not report.statement.is_withdrawn


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """`follow_ups` are oldest first; `status_counts` in the order of the scale, without empty ones."""

    agreement: Agreement
    pledges: tuple[PledgeFacts, ...]
    follow_ups: tuple[FollowUp, ...]
    reporting: ReportingState
    period_state: PeriodState
    status_counts: tuple[tuple[Status, int], ...]
    changed: PartialDate | None

    @property
    def by_givers(self) -> tuple[tuple[tuple[Reference, ...], tuple[PledgeFacts, ...]], ...]:
        """The pledges under those who gave them, in the order in which the givers first appear."""
        found: dict[tuple[str, ...], list[PledgeFacts]] = defaultdict(list)
        for facts in self.pledges:
            found[ids(facts.pledge.stands.by)].append(facts)
        return tuple((pledges[0].pledge.stands.by, tuple(pledges)) for pledges in found.values())

    @property
    def applies_now(self) -> bool:
        return self.period_state is PeriodState.RUNNING


class Facts:
    """The facts of a whole register on one day."""

    def __init__(self, register: Register, today: date) -> None:
        self.today = today
        self._register = register
        self.agreements = {a.id: self._agreement(a) for a in register.agreements_newest_first}
        # Asked by pages of other agreements, which tell nothing else of these.
        self.period_states = {agreement_id: facts.period_state for agreement_id, facts in self.agreements.items()}
        self.pledges = {p.pledge.full_id: p for a in self.agreements.values() for p in a.pledges}

    def _agreement(self, agreement: Agreement) -> AgreementFacts:
        follow_ups = self._register.follow_ups_on(agreement.id)
        pledges = tuple(self._pledge(p, i, agreement, follow_ups) for i, p in enumerate(agreement.pledges, start=1))
        counts = Counter(pledge.status for pledge in pledges)
        dates = [
            *_dates_of_agreement(agreement),
            *(p.changed for p in pledges),
            *(f.date for f in follow_ups),
        ]
        return AgreementFacts(
            agreement=agreement,
            pledges=pledges,
            follow_ups=follow_ups,
            reporting=reporting_state_on(self.today, agreement, self._register, follow_ups),
            period_state=self._period_state(agreement),
            status_counts=tuple((status, counts[status]) for status in Status if counts[status]),
            changed=latest(dates),
        )

    def _pledge(
        self, pledge: Pledge, number: int, agreement: Agreement, follow_ups: tuple[FollowUp, ...]
    ) -> PledgeFacts:
        standing = standing_on(self.today, pledge, agreement, self._register)
        reports = tuple(Report(*said) for said in self._register.statements_on(pledge.full_id))
        speaking = {report.follow_up.id for report in reports}
        last = max((r.follow_up for r in standing.reports), key=lambda f: f.date.last_day, default=None)
        dates = [
            *_dates_of_agreement(agreement),
            *_dates_of_pledge(pledge),
            *(r.follow_up.date for r in reports),
        ]
        return PledgeFacts(
            pledge=pledge,
            number=number,
            standing=standing,
            outcome=target_outcome(pledge, agreement, standing.own_reports),
            reports=reports,
            last_report=last,
            days_since_report=days_since(last, self.today),
            silent_follow_ups=tuple(f for f in follow_ups if f.id not in speaking and _is_owed(pledge, f)),
            changed=latest(dates),
        )

    def _period_state(self, agreement: Agreement) -> PeriodState:
        period = agreement.stands.period
        if not period.is_known:
            return PeriodState.UNKNOWN
        if period.is_over_on(self.today) or agreement.has_ended:
            return PeriodState.OVER
        return PeriodState.RUNNING if period.has_begun_on(self.today) else PeriodState.NOT_BEGUN


def _is_owed(pledge: Pledge, follow_up: FollowUp) -> bool:
    """Whether a report on the agreement could have spoken of the pledge; a correction speaks of what it mends."""
    return pledge.has_joined_by(follow_up.date.last_day) and follow_up.corrects is None


def latest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The latest of the dates that are known. Everything that changes after signing is dated in the records."""
    known = [day for day in dates if day is not None]
    return max(known, key=lambda day: (day.last_day, str(day))) if known else None


def _dates_of_agreement(agreement: Agreement) -> Iterable[PartialDate | None]:
    yield agreement.signed
    yield from (document.date for document in agreement.documents)
    yield from (amendment.entered or amendment.date for amendment in agreement.amendments)
    yield from dates_of_removals(agreement)


def _dates_of_pledge(pledge: Pledge) -> Iterable[PartialDate | None]:
    yield pledge.added.date if pledge.added else None
    yield from (amendment.entered or amendment.date for amendment in pledge.amendments)
    yield from dates_of_removals(pledge)


def dates_of_removals(record: RedactableRecord) -> Iterable[PartialDate | None]:
    for redaction in record.redactions:
        yield redaction.date
        yield redaction.confirmed.date if redaction.confirmed else None
