"""What kind of page lies at an address, how many there are of each, and how large they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

_KINDS = {
    "proposal of a correction": r"foresla/uppfoljningar/.+",
    "proposals of an agreement": r"foresla/.+",
    "follow-up": r"uppfoljningar/.+",
    "area": r"omraden/.+",
    "party": r"aktorer/.+",
    "redirect": r"loften/[a-z-]+-\d{4}-\d+/|medborgarlofte-.+",
    "list of pledges": r"loften/.*",
    "focus area": r"[a-z-]+-\d{4}/fokus/.+",
    "pledge": r"[a-z-]+-\d{4}/p\d+/",
    "agreement": r"[a-z-]+-\d{4}/",
    "changes and corrections": r"(?:andringar|rattelser)/.*",
    "all follow-ups, earlier": r"(?:uppfoljningar|tidigare)/",
}
_OTHER = "other"


def addresses_in(site: Path) -> Sequence[str]:
    """Of every HTML page, as seen from the root."""
    return sorted(map(_address, _pages(site)))


def kind_of(address: str) -> str:
    below_language = address.removeprefix("en/")
    return next((kind for kind, form in _KINDS.items() if re.fullmatch(form, below_language)), _OTHER)


def sizes_by_kind(site: Path) -> Mapping[str, Sequence[int]]:
    """In bytes, the kinds that weigh most first."""
    found: dict[str, list[int]] = defaultdict(list)
    for path in _pages(site):
        found[kind_of(_address(path))].append((site / path).stat().st_size)
    return dict(sorted(found.items(), key=lambda one: -sum(one[1])))


def _pages(site: Path) -> Iterator[Path]:
    """Cards are shown within other pages, and are counted with what is beside the pages."""
    paths = (path.relative_to(site) for path in site.rglob("*.html"))
    return (path for path in paths if path.parts[0] != "kort")


def _address(path: Path) -> str:
    return path.as_posix().removesuffix("index.html")


def middle(sizes: Sequence[int]) -> float:
    return median(sizes) if sizes else 0
