"""Where a record was published before: its data, feed and calendar stay there, for no page leads a program on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pledgebook.model.register import Register
from pledgebook.publishing import addresses
from pledgebook.publishing.address_clashes import alias_address
from pledgebook.publishing.site_file import SiteFile

_OF_A_RECORD = re.compile(rf"({re.escape(addresses.API)}[a-z-]+/)(.+)(\.json)")
_BESIDE_A_PAGE = re.compile(r"(.+/)([^/]+\.(?:xml|json|ics))")


def earlier_addresses(register: Register) -> Mapping[str, tuple[str, ...]]:
    """The earlier addresses of each agreement and pledge that has any, by its address now."""
    found = {}
    for agreement in register.agreements.values():
        found[addresses.of_agreement(agreement.id)] = agreement.aliases
        found |= {addresses.of_pledge(pledge.full_id): pledge.aliases for pledge in agreement.pledges}
    return {address: tuple(map(alias_address, aliases)) for address, aliases in found.items() if aliases}


def at_every_address(
    files: Iterable[SiteFile], earlier: Mapping[str, tuple[str, ...]], homes: Iterable[str]
) -> Iterator[SiteFile]:
    """The files, each followed by itself at its earlier addresses. `homes` are the roots of the languages."""
    for file in files:
        yield file
        for path in _earlier_paths(file.path, earlier, homes):
            yield replace(file, path=path)


def _earlier_paths(path: str, earlier: Mapping[str, tuple[str, ...]], homes: Iterable[str]) -> Iterator[str]:
    if record := _OF_A_RECORD.fullmatch(path):
        folder, record_id, ending = record.groups()
        yield from (folder + before.rstrip("/") + ending for before in earlier.get(f"{record_id}/", ()))
    elif beside := _BESIDE_A_PAGE.fullmatch(path):
        folder, name = beside.groups()
        home = max((home for home in homes if folder.startswith(home)), key=len, default="")
        yield from (home + before + name for before in earlier.get(folder.removeprefix(home), ()))
