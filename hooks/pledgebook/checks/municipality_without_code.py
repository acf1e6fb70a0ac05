"""A municipality has a four-digit code (SCB's kommunkod), by which other open data can be joined to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.actor import AreaKind
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for area in register.areas.values():
        if area.kind is AreaKind.MUNICIPALITY and area.code is None:
            yield complaint("municipality-without-code", area.span, area=area.id)
