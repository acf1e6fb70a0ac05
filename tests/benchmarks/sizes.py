"""How large the registers are that are measured, and how often: `make bench SIZE=tenth` is the quicker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tests.made_up.country import NATIONAL, TENTH, TODAY, Size
from tests.made_up.register import write_register


@dataclass(frozen=True, slots=True)
class Scale:
    """`steps` are registers for the cost of a page, the last as large as `register`; `small` is what all can bear."""

    register: Size
    steps: tuple[Size, ...]
    small: Size
    runs: int


SCALES: Mapping[str, Scale] = {
    "national": Scale(NATIONAL, (Size(5, 5), Size(25, 10), NATIONAL), Size(5, 5), runs=1),
    "tenth": Scale(TENTH, (Size(5, 5), TENTH), Size(5, 5), runs=3),
    "smallest": Scale(Size(1, 2), (Size(1, 2),), Size(1, 2), runs=1),
}


def day_of_build(day: date = TODAY) -> Mapping[str, str]:
    """The settings by which every build is of the same day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "NO_MKDOCS_2_WARNING": "1"}


def register_in(folder: Path, size: Size) -> Path:
    """The register of this size, written once."""
    own = folder / f"{size.municipalities}x{size.years}"
    if not own.exists():
        write_register(size, own)
    return own
