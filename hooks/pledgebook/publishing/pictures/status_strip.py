"""How the pledges of an agreement stand: a strip of a cell for each pledge, or where they are many for each status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from pledgebook.model.verdict import Status
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.facts import AgreementFacts
from pledgebook.publishing.pictures.drawing import Drawing, box, drawn, group, text
from pledgebook.publishing.pictures.symbols import colour_of, placed

# On the narrowest phone a cell is then as wide as its symbol needs.
MOST_CELLS = 12

_HEIGHT = 2.5
_HEIGHT_OF_SEGMENTS = 2.9
_GAP_OF_CELLS = 1.4
# A status with one pledge of a hundred still has room for its symbol and its number.
_NARROWEST = 7.5


def status_strip(facts: AgreementFacts, edition: Edition, cells: int | None = None) -> Drawing:
    """The strip of an agreement with pledges.

    `cells` is how many pledges the whole width stands for, where strips are compared with each other.
    """
    counts, number = facts.status_counts, len(facts.pledges)
    name = edition.say.counted("picture.status.name", number, counts=counts_in_words(counts, edition))
    if max(number, cells or 0) > MOST_CELLS:
        return drawn(name, _HEIGHT_OF_SEGMENTS, _segments(counts))
    return drawn(name, _HEIGHT, _cells(counts, cells or number))


def counts_in_words(status_counts: Iterable[tuple[Status, int]], edition: Edition) -> str:
    """`Fulfilled: 5, Not reported: 3`."""
    say = edition.say
    return ", ".join(f"{say(f'status.{status.value}')}: {edition.saying.number(n)}" for status, n in status_counts)


def _cells(status_counts: Sequence[tuple[Status, int]], cells: int) -> Iterator[Markup]:
    """A cell a pledge, those of the same status next to each other."""
    width = 100 / cells
    x = 0.0
    for status, count in status_counts:
        shapes: list[Markup] = []
        for _ in range(count):
            room = width - _GAP_OF_CELLS
            shapes += [box(x, 0.1, room, _HEIGHT - 0.2), placed(status, x + room / 2, _HEIGHT / 2)]
            x += width
        yield group(shapes, f"pb-cells {colour_of(status)}")


def _segments(status_counts: Sequence[tuple[Status, int]]) -> Iterator[Markup]:
    """A segment a status, as wide as its share of the pledges, with its symbol above its number."""
    widths = _widths([count for _, count in status_counts])
    x = 0.0
    for (status, count), width in zip(status_counts, widths, strict=True):
        middle = x + width / 2
        shapes = [
            box(x + _GAP_OF_CELLS / 2, 0.1, width - _GAP_OF_CELLS, _HEIGHT_OF_SEGMENTS - 0.2),
            placed(status, middle, 0.9),
            text(str(count), middle, 2.5, "middle"),
        ]
        yield group(shapes, f"pb-cells {colour_of(status)}")
        x += width


def _widths(counts: Sequence[int]) -> list[float]:
    """Shares in percent, of which none is too narrow to be read; the wider ones give way in proportion."""
    left, number = 100.0, sum(counts)
    widths: dict[int, float] = {}
    for count in sorted(counts):
        width = max(_NARROWEST, left * count / number)
        widths[count] = width
        left, number = left - width, number - count
    return [widths[count] for count in counts]
