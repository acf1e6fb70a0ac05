"""The map of the site for search engines: every page with its other languages and when it last changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from pledgebook.publishing.edition import Edition
from pledgebook.publishing.page import Page

_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def site_map(pages: Iterable[tuple[Edition, Page]], site_url: str) -> str:
    """sitemaps.org protocol 0.9, with `xhtml:link` for languages. Pages that should not be found are left out."""
    by_address: dict[str, list[tuple[Edition, Page]]] = defaultdict(list)
    for edition, page in pages:
        if page.is_indexed and not page.is_draft:
            by_address[page.address].append((edition, page))
    entries = [_entry(edition, page, same, site_url) for same in by_address.values() for edition, page in same]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>\n{"".join(entries)}</urlset>\n'


def _entry(edition: Edition, page: Page, same: list[tuple[Edition, Page]], site_url: str) -> str:
    lines = ["  <url>", f"    <loc>{escape(site_url + edition.home + page.address)}</loc>"]
    if page.changed is not None:
        lines.append(f"    <lastmod>{page.changed}</lastmod>")
    lines += [
        f'    <xhtml:link rel="alternate" hreflang={quoteattr(other.language)} '
        f"href={quoteattr(site_url + other.home + page.address)}/>"
        for other, _ in same
    ]
    return "\n".join([*lines, "  </url>"]) + "\n"
