"""What can be chosen from a register, each id with the words that a person knows it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pledgebook.model.actor import Actor, Area
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import AmendmentKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.reference import Reference, ids
from pledgebook.model.register import Register
from pledgebook.model.verdict import Verdict
from pledgebook.publishing.phrases import Phrases
from pledgebook.publishing.saying import Saying

_LONGEST = 90


class InWords:
    """A register in the words of one language, or in those of its first where it has no others."""

    def __init__(self, register: Register, language: str) -> None:
        self._register, self._language = register, language
        self._say = Phrases(language)

    def actors(self, chosen: Iterable[Reference] = ()) -> Mapping[str, str]:
        """These, or else all."""
        return {actor: self._name(self._register.actors.get(actor)) for actor in ids(chosen) or self._register.actors}

    def areas(self, chosen: Iterable[Reference] = ()) -> Mapping[str, str]:
        return {area: self._name(self._register.areas.get(area)) for area in ids(chosen) or self._register.areas}

    def agreements(self) -> Mapping[str, str]:
        """Newest first: `Vara 2021 – Polisen, Vara kommun`."""
        return {agreement.id: self.agreement(agreement) for agreement in self._register.agreements_newest_first}

    def agreement(self, agreement: Agreement) -> str:
        stands = agreement.stands
        places = ", ".join(self.areas(stands.areas).values())
        name = stands.title.words_in(self._language) if stands.title else places
        period = Saying(self._say).period_in_words(stands.period)
        return f"{name} {period} – {', '.join(self.actors(stands.parties).values())}"

    def amendable(self) -> Mapping[str, str]:
        """Agreements, newest first, each with its pledges after it."""
        found = {}
        for agreement in self._register.agreements_newest_first:
            found[agreement.id] = self.agreement(agreement)
            found |= {pledge.full_id: self.pledge(pledge) for pledge in agreement.pledges}
        return found

    def kinds_of_amendment(self) -> Mapping[str, str]:
        return {kind.value: self._say(f"amendment.kind.{kind.value}") for kind in AmendmentKind}

    def follow_ups(self) -> Mapping[str, str]:
        """Newest first."""
        reports = sorted(self._register.follow_ups.values(), key=lambda one: (one.date.last_day, one.id), reverse=True)
        return {report.id: self._agreement_called(report.agreement.id) for report in reports}

    def pledge(self, pledge: Pledge) -> str:
        """As it stands, cut where it is long."""
        words = " ".join(pledge.stands.wording.words_in(self._language).split())
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"

    def focus_areas(self, agreement: Agreement) -> Mapping[str, str]:
        return {focus.id: focus.name.words_in(self._language) for focus in agreement.focus_areas}

    def verdicts(self, pledge: Pledge) -> Mapping[str, str]:
        """Those that may be said of it."""
        return {
            verdict.value: self._say(f"status.{verdict.value}")
            for verdict in Verdict
            if verdict is not Verdict.NOT_TRIGGERED or pledge.stands.is_conditional
        }

    def _agreement_called(self, agreement_id: str) -> str:
        agreement = self._register.agreements.get(agreement_id)
        return self.agreement(agreement) if agreement else ""

    def _name(self, named: Actor | Area | None) -> str:
        return named.present_name.words_in(self._language) if named else ""


def current_agreement(register: Register, today: date) -> str | None:
    """The newest that runs on the day; or else that has begun, or else of all."""
    newest_first = register.agreements_newest_first
    running = [one for one in newest_first if one.stands.period.is_running_on(today)]
    begun = [one for one in newest_first if one.stands.period.has_begun_on(today)]
    return next((one.id for one in (*running, *begun, *newest_first)), None)
