"""A link in a text must lead to a record, a page or a web address; never to a script.

In records only record links and whole web addresses work, for their texts are shown on many pages. Prose pages
may also link to each other by relative paths; links to other files are checked by the site generator.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from posixpath import dirname, join, normpath

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.suggestion import nearest
from pledgebook.language import Version
from pledgebook.model.register import LINK_SCHEMES, PAGE_NAMES, PAGE_SCHEME, Register
from pledgebook.reading.folder import PROSE_FOLDER
from pledgebook.reading.markdown_links import Link, links_in

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
_MAY_HOLD_LINK = re.compile(r"\]\(|\]:|<")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    prose_paths = frozenset(page.body_span.path for page in register.prose)
    for writing in register.writings:
        if writing.is_markdown and _MAY_HOLD_LINK.search(writing.version.words):
            for link in links_in(writing.version.words):
                yield from _troubles(link, writing.version, register, prose_paths)


def _troubles(link: Link, version: Version, register: Register, prose_paths: frozenset[str]) -> Iterator[Diagnostic]:
    span = version.span_at(link.index)
    # A browser reads character references before it looks for the scheme.
    target = html.unescape(link.target)
    scheme = _SCHEME.match(target)
    if scheme is None:
        is_known = _is_known_path(target, version, prose_paths)
        if version.span.path.startswith(f"{PROSE_FOLDER}/"):
            if not is_known:
                yield complaint("unknown-link", span, link=target)
        elif not target.startswith("#"):
            yield complaint("relative-link-in-record", span, link=target)
    elif scheme[1] in LINK_SCHEMES or scheme[1] == PAGE_SCHEME:
        yield from _unknown_record(scheme[1], target[scheme.end() :], version, link, register)
    elif scheme[1].lower() not in _ALLOWED_SCHEMES:
        yield complaint("script-link", span, link=target)


def _unknown_record(
    scheme: str, record_id: str, version: Version, link: Link, register: Register
) -> Iterator[Diagnostic]:
    kind = LINK_SCHEMES.get(scheme)
    is_known = register.knows(kind, record_id) if kind else record_id in PAGE_NAMES
    if not is_known:
        suggestion = nearest(record_id, register.ids_of(kind) if kind else PAGE_NAMES)
        facts = {"suggestion": f"{scheme}:{suggestion}"} if suggestion else {}
        yield complaint("unknown-link", version.span_at(link.index), link=link.target, **facts)


def _is_known_path(target: str, version: Version, prose_paths: frozenset[str]) -> bool:
    """A path to another prose page, or to a file that the site generator will look for."""
    path = target.partition("#")[0].partition("?")[0]
    if not path:
        return target.startswith("#")
    if path.endswith(".md"):
        return normpath(join(dirname(version.span.path), path)) in prose_paths
    return "." in path.rpartition("/")[2] and not path.startswith("/")
