"""What was withdrawn is over: only our copy of it can still be mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pledgebook.checks.walks import amendment_lists
from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.model.amendment import Amendment, AmendmentKind
from pledgebook.model.register import Register

_MENDING = (AmendmentKind.TYPO, AmendmentKind.TRANSLATION)


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    for amendments, _, _ in amendment_lists(register):
        withdrawal: Amendment | None = None
        for amendment in amendments:
            if withdrawal is not None and amendment.kind not in _MENDING:
                yield complaint(
                    "amended-after-withdrawal",
                    amendment.span,
                    amendment=amendment.id,
                    kind=amendment.kind.value,
                    withdrawal=withdrawal.id,
                )
            if amendment.kind is AmendmentKind.WITHDRAWN and withdrawal is None:
                withdrawal = amendment
