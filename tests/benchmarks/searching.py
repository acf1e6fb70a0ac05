"""What a citizen's browser fetches for one search, compressed as an ordinary host does it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, expect

from tests.benchmarks.table import Table
from tests.browser.chromium import launched
from tests.browser.static_host import BASE, hosted

_QUERIES = (("sok/", "fotpatruller"), ("sok/", "belysning vid stationen"), ("en/sok/", "foot patrols"))
_HITS = re.compile(r"\d+ träff|\d+ result")


def searching(site: Path) -> Table:
    rows = []
    with hosted(site) as address, launched() as browser:
        for page, words in _QUERIES:
            found = _fetched(browser, f"{address}{page}", words)
            sizes = {path: len(gzip.compress((site / path).read_bytes(), compresslevel=6, mtime=0)) for path in found}
            index = sum(size for path, size in sizes.items() if path.startswith("pagefind/"))
            rows.append([words, f"{len(sizes)}", f"{index / 1024:.0f}", f"{sum(sizes.values()) / 1024:.0f}"])
    head = ("query", "files", "of the index, KiB", "with the page itself, KiB")
    return Table("What one search fetches", head, rows, "Each file compressed by gzip -6; a first visit.")


def _fetched(browser: Browser, address: str, words: str) -> Sequence[str]:
    """The files that were asked for, as paths in the site."""
    context = browser.new_context()
    page = context.new_page()
    asked: dict[str, None] = {}
    page.on("response", lambda response: asked.setdefault(response.url))
    page.goto(address)
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status").first).to_contain_text(f"{words}”", timeout=60_000)
    expect(page.get_by_role("status").first).to_have_text(_HITS, timeout=60_000)
    page.wait_for_load_state("networkidle")
    context.close()
    paths = (unquote(urlsplit(url).path).removeprefix(BASE) for url in asked if url.startswith("http"))
    return [f"{path}index.html" if path.endswith("/") or not path else path for path in paths]
