"""The questions that can be asked of everything published by one site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pledgebook.model.actor import Actor, Area, Contact
from pledgebook.model.agreement import Agreement, FocusArea
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.meeting import Meeting
from pledgebook.model.mention import RecordKind
from pledgebook.model.pledge import Pledge
from pledgebook.model.records import Records
from pledgebook.model.reference import ids

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Register(Records):
    """The records of one site, with indexes: each is made when it is first asked for."""

    def knows(self, kind: RecordKind, record_id: str) -> bool:
        """Whether there is such a record, read or not. Pledges and focus areas by their full id."""
        return record_id in self._ids[kind] or (kind, record_id) in self.unread or self._is_in_unread(record_id)

    def _is_in_unread(self, record_id: str) -> bool:
        owner, slash, _ = record_id.partition("/")
        return bool(slash) and (RecordKind.AGREEMENT, owner) in self.unread

    def ids_of(self, kind: RecordKind) -> Iterable[str]:
        return self._ids[kind]

    @cached_property
    def _ids(self) -> Mapping[RecordKind, Mapping[str, object]]:
        return {
            RecordKind.ACTOR: self.actors,
            RecordKind.AREA: self.areas,
            RecordKind.CONTACT: self.contacts,
            RecordKind.AGREEMENT: self.agreements,
            RecordKind.PLEDGE: self.pledges,
            RecordKind.FOCUS_AREA: self.focus_areas,
            RecordKind.FOLLOW_UP: self.follow_ups,
            RecordKind.GOAL: {f"{a.id}/{g.id}": g for a in self.agreements.values() for g in a.goals},
            RecordKind.TERM: self.terms,
            RecordKind.PAGE: {page.body_span.path: page for page in self.prose},
            RecordKind.FILE: self.attachments,
        }

    @cached_property
    def pledges(self) -> Mapping[str, Pledge]:
        """Every pledge by its full id, such as `vara-2021/p1`."""
        return {p.full_id: p for agreement in self.agreements.values() for p in agreement.pledges}

    @cached_property
    def focus_areas(self) -> Mapping[str, FocusArea]:
        return {f.full_id: f for agreement in self.agreements.values() for f in agreement.focus_areas}

    def follow_ups_on(self, agreement_id: str) -> tuple[FollowUp, ...]:
        """The follow-ups of an agreement, oldest first."""
        return self._follow_ups_by_agreement.get(agreement_id, ())

    @cached_property
    def _follow_ups_by_agreement(self) -> Mapping[str, tuple[FollowUp, ...]]:
        return _grouped((follow_up.agreement.id, follow_up) for follow_up in self._follow_ups_oldest_first)

    def statements_on(self, pledge_id: str) -> tuple[tuple[FollowUp, Statement], ...]:
        """What follow-ups say of a pledge, by its full id, oldest first; corrected statements too."""
        return self._statements_by_pledge.get(pledge_id, ())

    @cached_property
    def _statements_by_pledge(self) -> Mapping[str, tuple[tuple[FollowUp, Statement], ...]]:
        return _grouped(
            (f"{follow_up.agreement.id}/{statement.pledge.id}", (follow_up, statement))
            for follow_up in self._follow_ups_oldest_first
            for statement in follow_up.statements
        )

    @cached_property
    def _follow_ups_oldest_first(self) -> tuple[FollowUp, ...]:
        return tuple(sorted(self.follow_ups.values(), key=lambda f: (f.date.last_day, f.id)))

    @cached_property
    def corrections(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups that correct a follow-up, by its id, oldest first."""
        return _grouped((f.corrects.id, f) for f in self._follow_ups_oldest_first if f.corrects is not None)

    def corrected_last(self, follow_up: FollowUp) -> FollowUp:
        """The report that stands in its place now: the one that a further correction has to name."""
        seen = {follow_up.id}
        while (later := self.corrections.get(follow_up.id)) and later[-1].id not in seen:
            follow_up = later[-1]
            seen.add(follow_up.id)
        return follow_up

    def corrected_in_the_end(self, follow_up: FollowUp) -> FollowUp:
        """The report at the beginning of a chain of corrections; the follow-up itself if it corrects none."""
        seen = {follow_up.id}
        while follow_up.corrects is not None:
            earlier = self.follow_ups.get(follow_up.corrects.id)
            if earlier is None or earlier.id in seen:
                break
            seen.add(earlier.id)
            follow_up = earlier
        return follow_up

    def areas_around(self, area_id: str) -> tuple[str, ...]:
        """The area and every area it is part of, nearest first. Survives cycles, which are an error elsewhere."""
        around = [area_id]
        for current in around:
            area = self.areas.get(current)
            around += [up for up in ids(area.part_of) if up not in around] if area else []
        return tuple(around)

    @cached_property
    def agreements_by_area(self) -> Mapping[str, tuple[Agreement, ...]]:
        """The agreements that hold in an area or in an area within it, newest first."""
        return _grouped(
            (area_id, agreement)
            for agreement in self.agreements_newest_first
            for area_id in dict.fromkeys(up for a in agreement.areas for up in self.areas_around(a.id))
        )

    @cached_property
    def agreements_newest_first(self) -> tuple[Agreement, ...]:
        """By the first day of the period, then by id; those without a known period last."""
        by_id = sorted(self.agreements.values(), key=lambda a: a.id)
        return tuple(
            sorted(by_id, key=lambda a: a.period.first_day.toordinal() if a.period.first_day else 0, reverse=True)
        )

    @cached_property
    def pledges_by_party(self) -> Mapping[str, tuple[Pledge, ...]]:
        """The pledges a party has given, those of the newest agreement first."""
        return _grouped(
            (party, pledge)
            for agreement in self.agreements_newest_first
            for pledge in agreement.pledges
            for party in ids(pledge.stands.by)
        )

    @cached_property
    def continued_by(self) -> Mapping[str, tuple[Pledge, ...]]:
        """Which later pledges say that they continue or replace a pledge, by its full id."""
        return _grouped((earlier, p) for p in self.pledges.values() for earlier in ids(p.replaces + p.continues))

    def contacts_for(self, parties: Iterable[str], area_ids: Iterable[str]) -> tuple[Contact, ...]:
        """Contacts of these parties that answer for one of these areas, or for an area around it."""
        around = [None, *(up for area_id in area_ids for up in self.areas_around(area_id))]
        found = [c for party in parties for area in around for c in self._contacts.get((party, area), ())]
        return tuple(dict.fromkeys(found))

    def contacts_of(self, party: str) -> tuple[Contact, ...]:
        return self._contacts_by_party.get(party, ())

    @cached_property
    def _contacts_by_party(self) -> Mapping[str, tuple[Contact, ...]]:
        return _grouped((contact.party.id, contact) for contact in self.contacts.values())

    @cached_property
    def _contacts(self) -> Mapping[tuple[str, str | None], tuple[Contact, ...]]:
        """Contacts by party and area; those for all areas under None."""
        return _grouped(
            ((contact.party.id, area), contact)
            for contact in self.contacts.values()
            for area in (ids(contact.areas) or (None,))
        )

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[Area, ...]]:
        """The areas that lie directly in an area."""
        return _grouped((up, area) for area in self.areas.values() for up in ids(area.part_of))

    @cached_property
    def succeeded_actors(self) -> Mapping[str, tuple[Actor, ...]]:
        """Those that an actor took over from, by its id."""
        return _grouped((actor.succeeded_by.id, actor) for actor in self.actors.values() if actor.succeeded_by)

    @cached_property
    def succeeded_areas(self) -> Mapping[str, tuple[Area, ...]]:
        return _grouped((area.succeeded_by.id, area) for area in self.areas.values() if area.succeeded_by)

    @cached_property
    def meetings_in(self) -> Mapping[str, tuple[Meeting, ...]]:
        return _grouped((area, meeting) for meeting in self.meetings for area in ids(meeting.areas))

    @cached_property
    def meetings_by_name(self) -> Mapping[str, Meeting]:
        return {meeting.name: meeting for meeting in self.meetings}

    @cached_property
    def meetings_within(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings that are for an area or for an area within it."""
        return _grouped(
            (area_id, meeting)
            for meeting in self.meetings
            for area_id in dict.fromkeys(up for a in meeting.areas for up in self.areas_around(a.id))
        )

    @cached_property
    def meetings_on(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings that belong to an agreement, by its id."""
        return _grouped((agreement, meeting) for meeting in self.meetings for agreement in ids(meeting.agreements))

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """The full ids of what says, by an amendment, that it goes on as an agreement or pledge; by the id of that."""
        agreements = ((later, a.id) for a in self.agreements.values() for later in ids(a.successors))
        pledges = ((later, p.full_id) for p in self.pledges.values() for later in ids(p.successors))
        return _grouped([*agreements, *pledges])

    @cached_property
    def agreements_by_actor(self) -> Mapping[str, tuple[Agreement, ...]]:
        """The agreements that an actor is a party to or helps with, newest first."""
        return _grouped(
            (actor, agreement)
            for agreement in self.agreements_newest_first
            for actor in dict.fromkeys(ids(agreement.stands.parties + agreement.stands.helpers))
        )

    @cached_property
    def pledges_by_helper(self) -> Mapping[str, tuple[Pledge, ...]]:
        return _grouped((helper, p) for p in self.pledges.values() for helper in ids(p.stands.helpers))

    @cached_property
    def follow_ups_by_party(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """Newest first."""
        return _grouped((party, f) for f in reversed(self._follow_ups_oldest_first) for party in ids(f.by))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
