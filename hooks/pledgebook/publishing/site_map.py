"""The map of the site for search engines: every page with its other languages and when it last changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

SITE_MAP = "sitemap.xml"

# The protocol at sitemaps.org takes no more in one file; several files are then listed in one.
MOST_IN_A_FILE = 50_000

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LANGUAGES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A page to be found. `address` is below the language's root, and `changed` a date as far as it is known."""

    address: str
    language: str
    changed: str = ""


def site_maps(
    entries: Iterable[MapEntry], homes: Mapping[str, str], site_url: str, most: int = MOST_IN_A_FILE
) -> Mapping[str, str]:
    """The files of the map by path. sitemaps.org protocol 0.9, with `xhtml:link` for languages.

    `homes` are the roots of the languages.
    """
    pages = list(_in_every_language(entries, homes, site_url))
    if len(pages) <= most:
        return {SITE_MAP: _map_of(pages)}
    parts = {f"sitemap-{first // most + 1}.xml": pages[first : first + most] for first in range(0, len(pages), most)}
    listed = [f"  <sitemap>\n    <loc>{escape(site_url + path)}</loc>\n  </sitemap>\n" for path in parts]
    return {SITE_MAP: _file("sitemapindex", _NAMESPACE, listed)} | {path: _map_of(part) for path, part in parts.items()}


def _map_of(pages: Sequence[str]) -> str:
    return _file("urlset", f"{_NAMESPACE} {_LANGUAGES}", pages)


def _file(element: str, namespaces: str, content: Sequence[str]) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} {namespaces}>\n{"".join(content)}</{element}>\n'


def _in_every_language(entries: Iterable[MapEntry], homes: Mapping[str, str], site_url: str) -> Iterator[str]:
    by_address: dict[str, list[MapEntry]] = defaultdict(list)
    for entry in entries:
        by_address[entry.address].append(entry)
    for same in by_address.values():
        places = [(other.language, site_url + homes[other.language] + other.address) for other in same]
        alternates = "".join(
            f'    <xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(place)}/>\n'
            for language, place in places
        )
        for entry, (_, place) in zip(same, places, strict=True):
            changed = f"    <lastmod>{entry.changed}</lastmod>\n" if entry.changed else ""
            yield f"  <url>\n    <loc>{escape(place)}</loc>\n{changed}{alternates}  </url>\n"
