"""Each amendment names the entry before it, so that two changes made at the same time cannot both slip in.

The first comes after `signed`, the next after the first one's id, and so on: the list can only grow at its
end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.amendment import SIGNED, Amendment
from pledgebook.model.register import Register


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, _, _ in amendment_lists(register):
        yield from _breaks(amendments)


def _breaks(amendments: tuple[Amendment, ...]) -> Iterator[Diagnostic]:
    first_places = {SIGNED: amendments[0].span} if amendments else {}
    expected = SIGNED
    for amendment in amendments:
        if amendment.id in first_places:
            # With two of one name, no `after` can be right: that is told once the name is mended.
            yield complaint("duplicate-id", amendment.span, id=amendment.id, other=str(first_places[amendment.id]))
            return
        if amendment.after.id != expected:
            yield complaint(
                "amendment-chain-broken",
                amendment.after.span,
                amendment=amendment.id,
                after=amendment.after.id,
                expected=expected,
            )
        first_places[amendment.id] = amendment.span
        expected = amendment.id
