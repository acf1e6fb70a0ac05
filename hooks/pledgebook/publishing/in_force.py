"""What is in force on a day, and what was decided but is not yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pledgebook.model.amendment import Amendment
from pledgebook.model.register import Register


def in_force_on(day: date, register: Register) -> Register:
    """The register without what was decided but is not yet in force."""
    return replace(register, agreements={a.id: a.as_of(day) for a in register.agreements.values()})


def coming_on(day: date, register: Register) -> Mapping[str, tuple[Amendment, ...]]:
    """What was decided but is not yet in force, by the full id of the pledge or the id of the agreement."""
    amended = [(pledge.full_id, pledge.amendments) for pledge in register.pledges.values()]
    amended += [(agreement.id, agreement.amendments) for agreement in register.agreements.values()]
    coming = {record_id: tuple(a for a in found if not a.is_in_force_on(day)) for record_id, found in amended}
    return {record_id: amendments for record_id, amendments in coming.items() if amendments}
