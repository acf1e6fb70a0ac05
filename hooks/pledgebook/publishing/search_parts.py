"""Which pages are indexed together: those of agreements that begin in the same year, so many at a time, and all others.

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

# Some 1,500 pages a language. More would be slower to index anew, fewer would cost a search more.
_AGREEMENTS_OF_A_PART = 100


def search_parts(pages: Collection[str], register: Register) -> Mapping[str, tuple[str, ...]]:
    """The pages of each part by its name: `2021-1`. `pages` are paths of files, below the root of the site."""
    if len(pages) <= _PAGES_OF_A_SMALL_SITE * len(register.languages):
        return {MAIN_PART: tuple(sorted(pages))}
    part_of = _parts_of_agreements(register)
    parts: dict[str, list[str]] = defaultdict(list)
    for page in sorted(pages):
        parts[part_of.get(_agreement_of(page, register), MAIN_PART)].append(page)
    return {name: tuple(found) for name, found in parts.items()}


def _parts_of_agreements(register: Register) -> Mapping[str, str]:
    """By the id of the agreement. One whose beginning is not known is in none."""
    years: dict[int, list[str]] = defaultdict(list)
    for agreement in register.agreements.values():
        begins = agreement.period.first_day or agreement.first_day
        if begins:
            years[begins.year].append(agreement.id)
    return {
        agreement_id: f"{year}-{place // _AGREEMENTS_OF_A_PART + 1}"
        for year, ids in years.items()
        for place, agreement_id in enumerate(sorted(ids))
    }


def _agreement_of(page: str, register: Register) -> str:
    """The id of the agreement that a page tells of, or of a follow-up's; of other pages, the first word of the path."""
    first, _, below = page.partition("/")
    if first in register.languages[1:]:
        first, _, below = below.partition("/")
    if f"{first}/" == addresses.FOLLOW_UPS:
        follow_up = register.follow_ups.get(below.partition("/")[0])
        return follow_up.agreement.id if follow_up else first
    return first
