"""Ids that no record has: the first that is free, and whether a chosen one is."""

from __future__ import annotations

from collections.abc import Callable, Collection

from pledgebook.commands.answers import UnreadableError, written_as
from pledgebook.model.mention import RecordKind
from pledgebook.model.register import Register
from pledgebook.schema.simple import ID


def free_id(first: str, taken: Collection[str]) -> str:
    """`vara-2021`, or else `vara-2021-2` and so on."""
    number, name = 1, first
    while name in taken:
        number += 1
        name = f"{first}-{number}"
    return name


def next_pledge_id(taken: Collection[str]) -> str:
    """`p9`, after the last with a number: one that was skipped may have been in use."""
    numbers = [int(name[1:]) for name in taken if name[:1] == "p" and name[1:].isdecimal()]
    return f"p{max(numbers, default=0) + 1}"


def is_free(taken: Collection[str]) -> Callable[[str], str]:
    written = written_as(ID)

    def read(answer: str) -> str:
        if written(answer) in taken:
            raise UnreadableError("taken", answer)
        return answer

    return read


def taken_by_agreements(register: Register) -> frozenset[str]:
    """Ids of agreements, read or not, and addresses that led to one before or that a report still names."""
    named = (follow_up.agreement.id for follow_up in register.follow_ups.values())
    return frozenset((*register.agreements, *_unread(register, RecordKind.AGREEMENT), *_aliases(register), *named))


def taken_by_follow_ups(register: Register) -> frozenset[str]:
    return frozenset((*register.follow_ups, *_unread(register, RecordKind.FOLLOW_UP)))


def taken_by_contacts(register: Register) -> frozenset[str]:
    return frozenset((*register.contacts, *_unread(register, RecordKind.CONTACT)))


def taken_by_pledges(register: Register, agreement_id: str) -> frozenset[str]:
    """Within an agreement: ids of pledges, and those under which one was found before or is reported on."""
    agreement = register.agreements[agreement_id]
    before = (alias.partition("/")[2] for alias in _aliases(register) if alias.startswith(f"{agreement_id}/"))
    reports = register.follow_ups_on(agreement_id)
    reported = (statement.pledge.id for report in reports for statement in report.statements)
    unread = (
        name.partition("/")[2] for name in _unread(register, RecordKind.PLEDGE) if name.startswith(f"{agreement_id}/")
    )
    return frozenset((*(pledge.id for pledge in agreement.pledges), *unread, *before, *reported))


def _unread(register: Register, kind: RecordKind) -> list[str]:
    return [name for one, name in register.unread if one is kind]


def _aliases(register: Register) -> list[str]:
    agreements = register.agreements.values()
    found = [alias for agreement in agreements for alias in agreement.aliases]
    found += [alias for agreement in agreements for pledge in agreement.pledges for alias in pledge.aliases]
    return [alias.id.strip("/") for alias in found]
