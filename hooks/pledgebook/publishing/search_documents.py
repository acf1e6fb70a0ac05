"""What is searched of a page, as a small HTML document: a fifth of the page for Pagefind to read.

Only what a plain search for an end tag finds is cut away: elements that never hold another of their name. What can
nest, such as lists, is left to Pagefind, which passes over it by the same marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# What would be found on page after page: sentences that many say alike, lists of what has pages of its own, pictures
# of what is told in words, examples. Templates mark single blocks with `data-pagefind-ignore`.
NOT_SEARCHED = (
    ".pb-over",
    ".pb-summary",
    ".pb-overdue",
    ".pb-facts dt",
    ".pb-list",
    ".pb-filter",
    ".pb-ready",
    ".pb-picture",
    "pre",
)

_LANGUAGE = re.compile(r'<html lang="([^"]+)">')
_CUT = re.compile(
    r"<(?:(nav|section) [^>]*data-pagefind-ignore"
    r'|(table|fieldset|nav|figure) class="pb-(?:list|filter|ready|picture)'
    r"|(svg) )"
)
# Marks within a line, of which Pagefind makes nothing.
_INLINE = re.compile(r"</?(?:a|time|strong|em)(?: [^>]*)?>")


def search_document(html: str) -> str | None:
    """The document of a page; None if no search finds it."""
    start, language = html.find("<main "), _LANGUAGE.search(html)
    if language is None or "data-pagefind-body" not in html[start : html.find(">", start)]:
        return None
    main = html[start : html.index("</main>", start)]
    return f'<html lang="{language[1]}">{_INLINE.sub("", "".join(_searched(main)))}</main>'


def _searched(main: str) -> Iterator[str]:
    """The pieces between the elements that are cut away."""
    place = 0
    while cut := _CUT.search(main, place):
        yield main[place : cut.start()]
        end = f"</{cut[cut.lastindex or 0]}>"
        place = main.index(end, cut.end()) + len(end)
    yield main[place:]
