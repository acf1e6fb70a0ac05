"""Ways through a register that several rules take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.pledge import Pledge
from pledgebook.model.redactable import RedactableRecord
from pledgebook.model.register import Register


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the report it stands in and the pledge it is about."""

    follow_up: FollowUp
    statement: Statement
    pledge: Pledge
    agreement: Agreement


def everything_said(register: Register) -> Iterator[Said]:
    """Every statement on a pledge that exists; statements taken back say nothing and are left out."""
    for follow_up in register.follow_ups.values():
        for statement in follow_up.statements:
            pledge = register.pledges.get(f"{follow_up.agreement.id}/{statement.pledge.id}")
            if pledge is not None and not statement.is_withdrawn:
                yield Said(follow_up, statement, pledge, register.agreements[pledge.agreement_id])


def parties_ever(agreement: Agreement) -> tuple[str, ...]:
    """The ids of all who have been party to the agreement, at signing or by a later amendment."""
    return tuple(dict.fromkeys(party.id for _, state in agreement.states for party in state.parties))


def amendment_lists(register: Register) -> Iterator[tuple[tuple[Amendment, ...], Agreement, Pledge | None]]:
    """Each record's amendments, with the agreement they are in, and the pledge if they are on one."""
    for agreement in register.agreements.values():
        yield agreement.amendments, agreement, None
        for pledge in agreement.pledges:
            yield pledge.amendments, agreement, pledge


def redactable_records(register: Register) -> Iterator[tuple[str, RedactableRecord]]:
    """Each record with a list of its own of what the law took out of it, and its whole id."""
    for agreement in register.agreements.values():
        yield agreement.id, agreement
        for pledge in agreement.pledges:
            yield pledge.full_id, pledge
    for follow_up in register.follow_ups.values():
        yield follow_up.id, follow_up
