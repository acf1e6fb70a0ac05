"""Building the small site of Vara beside a site of MkDocs and Material that has one page with one word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.benchmarks.building import anew, mkdocs_build
from tests.benchmarks.measured import by_turns
from tests.benchmarks.table import Table, times

# When its records were last written.
DAY_OF_VARA = date(2026, 11, 22)

_RUNS = 5
_EMPTY = "site_name: Empty\ntheme: {name: material, font: false}\n"


def beside_empty(scratch: Path, vara: Path) -> Table:
    empty = scratch / "empty"
    (empty / "docs").mkdir(parents=True)
    (empty / "mkdocs.yml").write_text(_EMPTY, "utf-8")
    (empty / "docs/index.md").write_text("Word\n", "utf-8")
    tries = {
        "an empty site of MkDocs and Material": lambda: anew(
            mkdocs_build(empty, scratch / "empty-site"), scratch / "empty-site", empty
        ),
        "the site of Vara": lambda: anew(
            mkdocs_build(vara, scratch / "vara-site"), scratch / "vara-site", vara, DAY_OF_VARA
        ),
    }
    return times("The site of Vara beside an empty one", by_turns(_RUNS, tries), "an empty site of MkDocs and Material")
