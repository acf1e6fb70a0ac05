"""All tables, in the order in which they are described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pledgebook.publishing.tables.agreements_table import agreements_table
from pledgebook.publishing.tables.amendments_table import amendments_table
from pledgebook.publishing.tables.column import Editions, Table
from pledgebook.publishing.tables.follow_ups_tables import follow_ups_table, statements_table
from pledgebook.publishing.tables.pledges_table import pledges_table
from pledgebook.publishing.tables.results_table import results_table

# Their names, in this order.
TABLES = ("agreements", "pledges", "follow-ups", "statements", "results", "amendments")


def all_tables(editions: Editions, site_url: str) -> Sequence[Table[Any]]:
    return (
        agreements_table(editions, site_url),
        pledges_table(editions, site_url),
        follow_ups_table(editions, site_url),
        statements_table(editions, site_url),
        results_table(editions),
        amendments_table(editions, site_url),
    )
