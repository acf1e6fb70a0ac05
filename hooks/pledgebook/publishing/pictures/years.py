"""How agreements compare: a row each, with the same statuses in the same order, and always what is not reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.model.verdict import Status
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts
from pledgebook.publishing.pictures.drawing import Drawing
from pledgebook.publishing.pictures.status_strip import status_strip

# More than anybody compares by eye; a national register has thousands.
MOST_ROWS = 30
_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """`counts` are in the order of the columns. Nothing is counted or drawn where the pledges are not known."""

    facts: AgreementFacts
    counts: tuple[tuple[Status, int], ...]
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Years:
    """`rows` are the first of `number` agreements."""

    number: int
    statuses: tuple[Status, ...]
    rows: tuple[AgreementRow, ...]

    @property
    def has_columns(self) -> bool:
        """Whether the statuses are so few that each has room for a column on a wide screen."""
        return len(self.statuses) <= _MOST_COLUMNS


def years(agreements: Sequence[AgreementFacts], edition: Edition) -> Years:
    """In the order given. In every row a pledge is drawn as wide, so that their numbers can be compared too."""
    shown = agreements[:MOST_ROWS]
    found = {status for facts in shown for status, _ in facts.status_counts}
    statuses = tuple(status for status in Status if status in found or status is Status.NOT_REPORTED)
    most = max((len(facts.pledges) for facts in shown), default=0)
    return Years(len(agreements), statuses, tuple(_row(facts, statuses, most, edition) for facts in shown))


def _row(facts: AgreementFacts, statuses: Sequence[Status], most: int, edition: Edition) -> AgreementRow:
    if not facts.pledges:
        return AgreementRow(facts, (), None)
    counts = dict(facts.status_counts)
    drawing = status_strip(facts, edition, most)
    return AgreementRow(facts, tuple((status, counts.get(status, 0)) for status in statuses), drawing)
