"""Questions to ask of the tables, ready to run: in DuckDB and in pandas, with the addresses of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from pledgebook.publishing import addresses


class Tool(StrEnum):
    DUCKDB = "duckdb"
    PANDAS = "pandas"


@dataclass(frozen=True, slots=True)
class Example:
    """`name` is that in the phrases, which say what is asked."""

    name: str
    tool: Tool
    code: str


_FILES = {
    "status-by-area": (Tool.DUCKDB, "status-by-area.sql"),
    "results-beside-targets": (Tool.DUCKDB, "results-beside-targets.sql"),
    "status-over-time": (Tool.PANDAS, "status-over-time.pandas.txt"),
}
_OF_PARQUET = {"overdue-by-party": (Tool.DUCKDB, "overdue-by-party.sql")}


def examples(site_url: str, language: str, *, has_parquet: bool) -> Iterator[Example]:
    """In the order in which they are shown. `language` is that of the columns with words."""
    folder = files("pledgebook.publishing.tables") / "examples"
    for name, (tool, file) in (_FILES | (_OF_PARQUET if has_parquet else {})).items():
        code = (folder / file).read_text("utf-8")
        yield Example(name, tool, code.replace("{data}", site_url + addresses.DATA).replace("{language}", language))
