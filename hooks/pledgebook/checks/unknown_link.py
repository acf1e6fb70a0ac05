"""A link in a text must lead to a record, a page or a web address; never to a script.

In records only record links and whole web addresses work, for their texts are shown on many pages. Prose pages
may also link to each other, and to documents and pictures, by relative paths.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from pledgebook.diagnostics.diagnostic import Diagnostic, complaint
from pledgebook.diagnostics.suggestion import FewSuggestions
from pledgebook.language import Version
from pledgebook.model.mention import LINK_SCHEMES, PAGE_NAMES, PAGE_SCHEME, RecordKind
from pledgebook.model.register import Register
from pledgebook.reading.folder import PROSE_FOLDER
from pledgebook.reading.markdown_links import Link, links_in
from pledgebook.reading.web_address import is_readable_address
from pledgebook.span import Span

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x20]")
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
_MAY_HOLD_LINK = re.compile(r"\]\(|\]:|<")


def check(register: Register, today: date) -> Iterator[Diagnostic]:
    suggestions = FewSuggestions()
    for writing in register.writings:
        if writing.is_markdown and _MAY_HOLD_LINK.search(writing.version.words):
            for link in links_in(writing.version.words):
                yield from _troubles(link, writing.version, register, suggestions)


def _troubles(link: Link, version: Version, register: Register, suggestions: FewSuggestions) -> Iterator[Diagnostic]:
    span = version.span_at(link.index)
    # A browser reads character references before it looks for the scheme.
    target = html.unescape(link.target)
    scheme = _SCHEME.match(target)
    if scheme is not None and (scheme[1] in LINK_SCHEMES or scheme[1] == PAGE_SCHEME):
        yield from _unknown_record(scheme[1], target[scheme.end() :], span, register, suggestions)
    elif scheme is not None and scheme[1].lower() in _ALLOWED_SCHEMES:
        if scheme[1].lower() != "mailto" and not is_readable_address(target):
            yield complaint("unknown-link", span, link=target)
    elif ":" in target or _CONTROL.search(target):
        # A browser leaves out what stands around and within a scheme: `java&Tab;script:` is one too.
        yield complaint("script-link", span, link=target)
    elif not version.span.path.startswith(f"{PROSE_FOLDER}/"):
        if not target.startswith("#"):
            yield complaint("relative-link-in-record", span, link=target)
    elif not _is_known_path(target, version, register):
        yield complaint("unknown-link", span, link=target)


def _unknown_record(
    scheme: str, record_id: str, span: Span, register: Register, suggestions: FewSuggestions
) -> Iterator[Diagnostic]:
    kind = LINK_SCHEMES.get(scheme)
    is_known = register.knows(kind, record_id) if kind else record_id in PAGE_NAMES
    if not is_known:
        suggestion = suggestions.nearest(record_id, register.ids_of(kind) if kind else PAGE_NAMES)
        facts = {"suggestion": f"{scheme}:{suggestion}"} if suggestion else {}
        yield complaint("unknown-link", span, link=f"{scheme}:{record_id}", **facts)


def _is_known_path(target: str, version: Version, register: Register) -> bool:
    """A path to another prose page, or to a document or picture below content/."""
    path = target.partition("#")[0].partition("?")[0]
    if not path:
        return target.startswith("#")
    full_path = normpath(join(dirname(version.span.path), unquote(path)))
    is_attachment = full_path.removeprefix(f"{PROSE_FOLDER}/") in register.attachments
    return is_attachment or register.knows(RecordKind.PAGE, full_path)
