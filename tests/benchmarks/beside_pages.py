"""What is published beside the pages: data, feeds, calendars and cards, how long they take and how large they are."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from pledgebook.publishing.site import Site
from pledgebook.publishing.site_folder import processors, write_chapters
from tests.benchmarks.measured import Taken, taken_here
from tests.benchmarks.table import Table, times

_KINDS = ("api/", "data/", "kort/")


def files_beside(site: Site, folder: Path) -> Taken:
    """Written by as many processes as in a build, into a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    names = [name for name in site.chapters if name.startswith("files:")]
    # A build has these before it writes anything: its pages and its seal need them too.
    dict(site.digests)
    return taken_here(lambda: write_chapters(site, folder, processors(), names=names))


def beside_pages(pages: Taken, beside: Taken, folder: Path) -> Sequence[Table]:
    """`pages` is what the pages alone took, `folder` where the rest of it lies by itself."""
    found = {"the pages": pages, "all files beside them": beside}
    sizes = _sizes(folder)
    rows = [[kind, f"{len(some):,}", f"{sum(some) / 1e6:,.1f}", f"{max(some) / 1e6:,.2f}"] for kind, some in sizes]
    return [
        times("Beside the pages: data, feeds, calendars, cards", found, "the pages"),
        Table("Size of what is beside the pages", ("kind", "files", "MB", "the largest, MB"), rows),
    ]


def _sizes(folder: Path) -> Sequence[tuple[str, Sequence[int]]]:
    found: Mapping[str, list[int]] = defaultdict(list)
    for path in folder.rglob("*"):
        if path.is_file():
            found[_kind(path.relative_to(folder).as_posix())].append(path.stat().st_size)
    return sorted(found.items(), key=lambda one: -sum(one[1]))


def _kind(path: str) -> str:
    """By folder where a kind has one, else by name: feeds and calendars lie beside each page."""
    folder = next((kind for kind in _KINDS if path.startswith(kind)), None)
    if folder is None:
        return Path(path).suffix
    return f"{folder}{Path(path).suffix}" if folder == "data/" else folder
