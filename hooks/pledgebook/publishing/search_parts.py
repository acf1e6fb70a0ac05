"""Which pages are indexed together: those of the agreements that begin in a year, and all others.

So a search need not fetch what is known of every page there is, and an index is made anew only where a page changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from pledgebook.model.register import Register
from pledgebook.publishing import addresses

# The part of all pages that belong to no agreement; of a small site, the only one.
MAIN_PART = ""

# Up to here the whole index costs a reader no more than the newest parts of a larger one: see decision 44.
_PAGES_OF_A_SMALL_SITE = 6_000


def search_parts(pages: Collection[str], register: Register) -> Mapping[str, tuple[str, ...]]:
    """The pages of each part by its name, a year. `pages` are paths of files, below the root of the site."""
    if len(pages) <= _PAGES_OF_A_SMALL_SITE * len(register.languages):
        return {MAIN_PART: tuple(sorted(pages))}
    parts: dict[str, list[str]] = defaultdict(list)
    for page in sorted(pages):
        parts[_part_of(page, register)].append(page)
    return {name: tuple(found) for name, found in parts.items()}


def _part_of(page: str, register: Register) -> str:
    first, _, below = page.partition("/")
    if first in register.languages[1:]:
        first, _, below = below.partition("/")
    agreement_id = first
    if f"{first}/" == addresses.FOLLOW_UPS:
        follow_up = register.follow_ups.get(below.partition("/")[0])
        agreement_id = follow_up.agreement.id if follow_up else ""
    agreement = register.agreements.get(agreement_id)
    begins = (agreement.period.first_day or agreement.first_day) if agreement else None
    return str(begins.year) if begins else MAIN_PART
