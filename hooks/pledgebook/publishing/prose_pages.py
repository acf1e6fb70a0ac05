"""Prose pages: their links and directives resolved, and the frame around them."""

from __future__ import annotations

import re

from markupsafe import Markup

from pledgebook.model.prose import ProsePage
from pledgebook.publishing import addresses
from pledgebook.publishing.edition import Edition
from pledgebook.publishing.links import with_addresses
from pledgebook.publishing.markdown_tables import fit_tables
from pledgebook.publishing.page import Crumb, Page
from pledgebook.publishing.writer import Writer

# As the site generator ends what has no content: a picture, a line. In HTML the slash means nothing.
_SLASHED = re.compile(r"<(img|br|hr)\b([^<>]*?)\s*/>")


def expanded_markdown(writer: Writer, page: ProsePage) -> str:
    """The body with record links turned into relative addresses, and a mark where each directive stands.

    The lists themselves are put in after the Markdown has been rendered, for raw HTML is off in it.
    """
    home = writer.edition.home
    lines = with_addresses(page.body, _root(writer, page) + home).split("\n")
    for number, directive in reversed(list(enumerate(page.directives))):
        lines[directive.first_line : directive.last_line + 1] = ["", _mark(number), ""]
    return "\n".join(lines)


def with_lists(writer: Writer, page: ProsePage, content: str) -> str:
    """The prose as HTML with the list of each directive in place of its mark, and its own tables made fit."""
    content = _SLASHED.sub(r"<\1\2>", content)
    content = fit_tables(content, writer.edition.say("frame.table"))
    for number, directive in enumerate(page.directives):
        block = writer.embedded(directive, _root(writer, page))
        content = content.replace(f"<p>{_mark(number)}</p>", block, 1)
    return content


def _mark(number: int) -> str:
    return f"pledgebook-list-{number}"


def _root(writer: Writer, page: ProsePage) -> str:
    return addresses.root_from(writer.edition.home + addresses.of_prose(page))


def prose_page(edition: Edition, page: ProsePage, content: str = "") -> Page:
    """`content` is the prose as HTML, from the site generator."""
    parent = page.name.rpartition("/")[0]
    parents = [p for p in edition.register.prose if parent and p.language == page.language and p.name == parent]
    return Page(
        address=addresses.of_prose(page),
        template="prose.html",
        title=page.title,
        description=page.description,
        # Rendered by the site generator from Markdown in which raw HTML is refused, and off.
        shown={"name": page.name, "content": Markup(content)},  # noqa: S704
        changed=page.updated,
        trail=tuple(Crumb(p.title, addresses.of_prose(p)) for p in parents),
        written_at=page.body_span,
    )


def not_found_page(edition: Edition) -> Page:
    return Page(
        address="404.html",
        template="not_found.html",
        title=edition.say("not_found.heading"),
        description=edition.say("not_found.description"),
        shown={},
        is_indexed=False,
    )
