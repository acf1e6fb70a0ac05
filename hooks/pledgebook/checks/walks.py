"""Ways through a register that several rules take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.language import Text, Version
from pledgebook.model.agreement import Agreement
from pledgebook.model.amendment import Amendment
from pledgebook.model.follow_up import FollowUp, Statement
from pledgebook.model.pledge import Pledge
from pledgebook.model.redactable import RedactableRecord
from pledgebook.model.register import Register
from pledgebook.reading.pledge_headings import headings_in


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


def texts_of_agreement(agreement: Agreement) -> Iterator[Text]:
    """The texts of an agreement and its pledges as they are here, without their amendments. Notes on sources are
    ours, and may well speak of others.
    """
    yield from _given(_texts_of_agreement(agreement))


def texts_of_follow_up(follow_up: FollowUp) -> Iterator[Text]:
    yield from _given(_texts_of_follow_up(follow_up))


def _given(texts: Iterable[Text | None]) -> Iterator[Text]:
    yield from (text for text in texts if text is not None)


def _texts_of_agreement(agreement: Agreement) -> Iterator[Text | None]:
    yield from (agreement.title, agreement.words, *agreement.groups, *agreement.not_chosen)
    yield agreement.situation.words if agreement.situation else None
    yield agreement.reporting.words if agreement.reporting else None
    for focus in agreement.focus_areas:
        yield from (focus.name, focus.about)
    for goal in agreement.goals:
        yield goal.words
    for pledge in agreement.pledges:
        yield from (pledge.title, pledge.wording, *pledge.groups)


def _texts_of_follow_up(follow_up: FollowUp) -> Iterator[Text | None]:
    yield from (follow_up.title, follow_up.body, follow_up.forum, follow_up.reason)
    results = list(follow_up.other_results)
    for statement in follow_up.statements:
        yield statement.text
        results += statement.results
    for result in results:
        yield from (result.of, result.caveat)


def texts_with_headings(follow_up: FollowUp) -> Iterator[Version]:
    """The texts of a report that may have headings in them."""
    texts = [follow_up.body, *(statement.text for statement in follow_up.statements)]
    return (version for text in texts if text for version in text.versions if "#" in version.words)


def pledges_in_headings(follow_up: FollowUp) -> frozenset[str]:
    """The ids of pledges of which a heading speaks, though in other words: their texts are there, and reach none."""
    found = (heading for version in texts_with_headings(follow_up) for heading in headings_in(version.words))
    return frozenset(heading.meant for heading in found)
