"""Which pages are indexed together: those of agreements of the same years, so many at a time, and all others.

So a search need not fetch what is known of every page there is, and an index is made anew only where a page changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from pledgebook.model.register import Register
from pledgebook.publishing import addresses

# The part of all pages that belong to no agreement; of a small site, the only one.
MAIN_PART = ""

# Up to here an index is soon made anew: see decision 44.
_PAGES_OF_A_SMALL_SITE = 3_000

# Some 2,200 pages a language. More would be slower to index anew; of more parts, each costs a search some 35 KiB.
_AGREEMENTS_OF_A_PART = 150


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
        agreement_id: f"{first_year}-{place // _AGREEMENTS_OF_A_PART + 1}"
        for first_year, ids in _few_years_together(years).items()
        for place, agreement_id in enumerate(ids)
    }


def _few_years_together(years: Mapping[int, list[str]]) -> Mapping[int, list[str]]:
    """Years that follow upon each other, as many as one part can hold, by the first. New ones come last."""
    together: dict[int, list[str]] = {}
    first = None
    for year in sorted(years):
        if first is None or len(together[first]) + len(years[year]) > _AGREEMENTS_OF_A_PART:
            first = year
            together[first] = []
        together[first] += sorted(years[year])
    return together


def _agreement_of(page: str, register: Register) -> str:
    """The id of the agreement that a page tells of, or of a follow-up's; of other pages, the first word of the path."""
    first, _, below = page.partition("/")
    if first in register.languages[1:]:
        first, _, below = below.partition("/")
    if f"{first}/" == addresses.FOLLOW_UPS:
        follow_up = register.follow_ups.get(below.partition("/")[0])
        return follow_up.agreement.id if follow_up else first
    return first
