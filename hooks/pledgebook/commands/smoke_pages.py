"""Whether a finished site is whole by itself: nothing is empty or cut, links lead somewhere, all is as sealed."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator

from pledgebook.commands.finished_site import FinishedSite
from pledgebook.commands.smoke_trouble import SmokeTrouble
from pledgebook.history.seal import SEAL_FILE, Seal
from pledgebook.publishing.site_map import SITE_MAP
from pledgebook.publishing.site_seal import MANIFEST_FILE, digests_in, manifest_of

_LOCATION = re.compile(r"<loc>([^<]*)</loc>")


def page_troubles(site: FinishedSite) -> Iterator[SmokeTrouble]:
    for path, file in site.files.items():
        # Names that begin with a dot are for the host; some of them say all by being there. So do lines of no records.
        if file.stat().st_size == 0 and not file.name.startswith(".") and file.suffix != ".ndjson":
            yield SmokeTrouble("empty", path)
    for path, page in site.pages.items():
        is_page = page.has_main or bool(page.leads_on)
        if not (page.title and is_page and site.html(path).rstrip().endswith("</html>")):
            yield SmokeTrouble("cut", path)
        for link in page.links:
            if not _leads_somewhere(site, path, link):
                yield SmokeTrouble("dead-link", path, link)


def map_troubles(site: FinishedSite) -> Iterator[SmokeTrouble]:
    """Of the map, and of its parts, which a large map lists."""
    if SITE_MAP not in site.files:
        yield SmokeTrouble("missing", SITE_MAP)
        return
    maps = [SITE_MAP]
    for path in maps:
        for address in _LOCATION.findall(site.files[path].read_text("utf-8", "replace")):
            target = site.target("", html.unescape(address))
            if target is None or target[0] not in site.files:
                yield SmokeTrouble("dead-link", path, address)
            elif target[0].endswith(".xml") and target[0] not in maps:
                maps.append(target[0])


def seal_troubles(site: FinishedSite, seal: Seal) -> Iterator[SmokeTrouble]:
    """Each file must be the one whose digest is in the manifest, and the manifest the one that was sealed."""
    if MANIFEST_FILE not in site.files:
        yield SmokeTrouble("missing", MANIFEST_FILE)
        return
    manifest = site.files[MANIFEST_FILE].read_bytes()
    if hashlib.sha256(manifest).hexdigest() != seal.manifest:
        yield SmokeTrouble("not-as-sealed", MANIFEST_FILE, SEAL_FILE)
    sealed, found = digests_in(manifest), digests_in(manifest_of(site.folder).encode())
    for path in sorted({path for path, _ in sealed.items() ^ found.items()}):
        yield SmokeTrouble("not-as-sealed", path, MANIFEST_FILE)


def _leads_somewhere(site: FinishedSite, path: str, link: str) -> bool:
    target = site.target(path, link)
    if target is None:
        return True
    file, part = target
    if file not in site.files:
        return False
    return not part or file not in site.pages or part in site.pages[file].ids
