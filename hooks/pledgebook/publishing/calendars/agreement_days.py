"""The days of an agreement: when it begins and ends, and when reports are due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.reporting_state import due_days, has_ended_before
from pledgebook.publishing import addresses
from pledgebook.publishing.calendars.event import Event
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.settings import Settings


class DayKind(StrEnum):
    FIRST = "first-day"
    LAST = "last-day"
    REPORT = "report"
    FINAL_REPORT = "final-report"


@dataclass(frozen=True, slots=True)
class AgreementDay:
    """`number` is the place of a promised report among all of them, from 1; of any other day it is 0."""

    kind: DayKind
    number: int
    day: date

    @property
    def name(self) -> str:
        """What it is called in the agreement. If its day is set anew, it is still the same."""
        return f"{self.kind.value}-{self.number}" if self.number else self.kind.value


def days_of_agreement(edition: Edition, agreement: Agreement) -> Iterator[AgreementDay]:
    """Those that are known. A period of a year begins with its first day, and ends with its last."""
    period = agreement.stands.period
    if period.first_day:
        yield AgreementDay(DayKind.FIRST, 0, period.first_day)
    number = 0
    for due in due_days(agreement, edition.register, edition.today):
        number += due.is_promised
        if due.is_promised:
            yield AgreementDay(DayKind.REPORT, number, due.day)
        else:
            yield AgreementDay(DayKind.FINAL_REPORT, 0, due.day)
    if period.last_day:
        yield AgreementDay(DayKind.LAST, 0, period.last_day)


def agreement_events(
    edition: Edition, settings: Settings, agreement: Agreement, is_shown: Callable[[date], bool]
) -> Iterator[Event]:
    """Of the days that are shown. Each knows how often an amendment has set such days anew, or taken them away."""
    days = [day for day in days_of_agreement(edition, agreement) if is_shown(day.day)]
    if not days:
        return
    say, address = edition.say, addresses.of_agreement(agreement.id)
    title = edition.agreement_title(agreement)
    page = settings.site_url + edition.home + address
    more = say("calendar.page", address=page)
    period = edition.saying.period_in_words(agreement.stands.period)
    setting = [amendment for amendment in agreement.amendments if amendment.is_ending or amendment.sets_days]
    changed = max((day for amendment in setting if (day := _entered(amendment))), default=None)
    for one in days:
        what = say(f"calendar.{one.kind.value}", agreement=title)
        is_cancelled = has_ended_before(one.day, agreement, edition.today)
        yield Event(
            uid=f"{settings.ids_begin_with}{address}#{one.name}",
            first_day=one.day,
            last_day=one.day,
            times=None,
            summary=say("calendar.no_longer", what=what) if is_cancelled else what,
            description=f"{say(f'calendar.about.{one.kind.value}', period=period)}\n{more}",
            category=say(f"calendar.category.{one.kind.value}"),
            url=page,
            stamp=changed or agreement.first_day or one.day,
            sequence=len(setting),
            changed=changed,
            is_cancelled=is_cancelled,
        )


def _entered(amendment: Amendment) -> date | None:
    day = amendment.entered or amendment.date
    return day.first_day if day else None
