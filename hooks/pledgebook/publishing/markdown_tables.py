"""Tables from Markdown made fit for our pages: columns are aligned by classes, and a wide table scrolls by itself."""

from __future__ import annotations

import re

# As both of our Markdown renderers write it. Raw HTML is off in them, so nobody else does.
_STYLED_CELL = re.compile(r'(<t[dh]) style="text-align: ?(left|center|right);?">')
_CLASS_OF = {"left": "", "center": ' class="pb-centre"', "right": ' class="pb-right"'}

_HEADING_OR_TABLE = re.compile(r"<h[2-6][^>]*>(?P<heading>.*?)</h[2-6]>|(?P<table><table>.*?</table>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def fit_tables(html: str, label: str) -> str:
    """What came from a Markdown renderer, with tables that need no styles of their own and never widen the page.

    Who reads by keyboard or screen reader finds each as `label`, its number and the heading above it.
    """
    heading, number = "", 0

    def in_region(match: re.Match[str]) -> str:
        nonlocal heading, number
        if not match["table"]:
            heading = _TAG.sub("", match["heading"]).replace('"', "&quot;")
            return match[0]
        number += 1
        name = f"{label} {number}: {heading}" if heading else f"{label} {number}"
        return f'<div class="pb-scroll" role="region" aria-label="{name}" tabindex="0">\n{match["table"]}\n</div>'

    aligned = _STYLED_CELL.sub(lambda cell: f"{cell[1]}{_CLASS_OF[cell[2]]}>", html)
    return _HEADING_OR_TABLE.sub(in_region, aligned)
