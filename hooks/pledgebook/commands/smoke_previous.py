"""Whether a site keeps what the one before it had: every address, every language, and about as many pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator

from pledgebook.commands.finished_site import FinishedSite
from pledgebook.commands.previous_site import PreviousSite
from pledgebook.commands.smoke_trouble import SmokeTrouble
from pledgebook.history.seal import SEAL_FILE, Seal
from pledgebook.model.register import Register
from pledgebook.publishing import addresses

# Fewer than this share of the pages from before: then something went wrong, whatever else may explain it.
LEAST_KEPT = 0.9

# The parts of the search index are named for what they hold, and our own files only pages know.
_NO_ADDRESSES = ("assets/", "pagefind/")

# Contacts and meetings may go from the register, and what is told of each alone goes with them.
_MAY_GO = (f"{addresses.API}contacts/", addresses.MEETINGS)

# A feed has no archives any more when a register has become very large.
_ARCHIVE = re.compile(r"(?:.*/)?atom-[0-9]+\.xml")


def chain_troubles(seal: Seal, previous: PreviousSite) -> Iterator[SmokeTrouble]:
    """Each seal names the one before it, so that whoever kept one can follow the sites from there."""
    if seal.previous != hashlib.sha256(previous.seal_file).hexdigest():
        yield SmokeTrouble("not-chained", SEAL_FILE)


def previous_troubles(
    site: FinishedSite, previous: PreviousSite, register: Register, withdrawn: Container[str]
) -> Iterator[SmokeTrouble]:
    """`withdrawn` are addresses that somebody has given up in so many words."""
    roots = {path.removesuffix("404.html") for path in previous.paths if path.split("/")[-1] == "404.html"}
    gone = {root for root in roots if f"{root}index.html" not in site.files}
    yield from (SmokeTrouble("language-gone", f"{root}index.html") for root in sorted(gone))
    before = {p for p in _lasting(previous.paths, roots, register) if p.removesuffix("index.html") not in withdrawn}
    pages = sum(path.endswith(".html") for path in before)
    now = sum(path.endswith(".html") for path in _lasting(site.files, roots, register))
    if now < LEAST_KEPT * pages:
        yield SmokeTrouble("collapsed", str(pages), str(now))
    yield from (
        SmokeTrouble("address-gone", path.removesuffix("index.html")) for path in sorted(before - {*site.files})
    )


def _lasting(paths: Iterable[str], roots: set[str], register: Register) -> Iterator[str]:
    """Paths that others may have linked to. Which lists there are changes with the day, and drafts are no promise."""
    drafts = [addresses.of_agreement(one.id) for one in register.agreements.values() if one.is_draft]
    drafts += [addresses.of_follow_up(one.id) for one in register.follow_ups.values() if one.is_draft]
    for path in paths:
        address = path.removesuffix("index.html")
        root = max((root for root in roots if address.startswith(root)), key=len, default="")
        below = address.removeprefix(root)
        is_kept = not addresses.is_kept_for_lists(below) and not below.startswith((*drafts, *_MAY_GO))
        if is_kept and not _ARCHIVE.fullmatch(path) and not path.startswith(_NO_ADDRESSES):
            yield path
