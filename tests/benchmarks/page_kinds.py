"""What kind of page lies at an address, how many there are of each, and how large they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


def kind_of(address: str) -> str:
    below_language = address.removeprefix("en/")
    return next((kind for kind, form in _KINDS.items() if re.fullmatch(form, below_language)), _OTHER)


def sizes_by_kind(site: Path) -> Mapping[str, Sequence[int]]:
    """In bytes, the kinds that weigh most first."""
    found: dict[str, list[int]] = defaultdict(list)
    for path in site.rglob("*.html"):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[kind_of(address)].append(path.stat().st_size)
    return dict(sorted(found.items(), key=lambda one: -sum(one[1])))


def middle(sizes: Sequence[int]) -> float:
    return median(sizes) if sizes else 0
