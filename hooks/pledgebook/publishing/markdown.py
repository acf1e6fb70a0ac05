"""The long texts of records become HTML: paragraphs, lists and links, never raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from pledgebook.model.prose import GlossaryTerm
from pledgebook.model.redaction import TOKEN
from pledgebook.publishing import addresses
from pledgebook.publishing.links import address_of_link
from pledgebook.publishing.markdown_tables import fit_tables
from pledgebook.publishing.removed_words import Removed

# Headings in a record's text stand below those of the page.
_FIRST_HEADING_LEVEL = 3

_EVERY_ELEMENT = """\
# a
## b
### c
#### d
##### e
---
> *f* **g** `h` [i](#i)\\
j

- k

1. l

```m
n
```

|o|
|-|
|p|
"""

# One paragraph of words in which no sign can mean anything in Markdown, nor be escaped in HTML.
_ONLY_WORDS = re.compile(r"(?![-+]|[0-9]+[.)]|\s)[^\n\\`*_\[\]<>&\"#~=|\ue000]*(?<!\s)")

_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TermLinks:
    """The forms of a language's glossary terms, and one pattern that finds them all."""

    term_by_form: dict[str, str]
    pattern: re.Pattern[str] | None


def term_links(terms: Iterable[GlossaryTerm], language: str) -> TermLinks:
    by_form: dict[str, str] = {}
    for term in terms:
        if term.is_linked:
            for form in (term.name.words_in(language), *term.also):
                by_form.setdefault(form, term.id)
                by_form.setdefault(form[:1].upper() + form[1:], term.id)
    longest_first = sorted(by_form, key=lambda form: (-len(form), form))
    return TermLinks(by_form, re.compile(rf"(?<!\w)(?:{_any_of(longest_first)})(?!\w)") if longest_first else None)


def _any_of(forms: Iterable[str]) -> str:
    """A pattern for the first of the forms that fits. By their first letters, which takes a quarter of the time."""
    rest: dict[str, list[str]] = {}
    for form in forms:
        rest.setdefault(form[:1], []).append(re.escape(form[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(others)})" for first, others in rest.items())


class _Held:
    """The marks of one text while its Markdown is read: the name of each between two signs that have no meaning."""

    def __init__(self, removed: Mapping[str, Removed]) -> None:
        self._removed = removed
        names = "|".join(map(re.escape, removed))
        self._pattern = re.compile(f"(\ue000(?:{names})\ue001)") if removed else None

    def hold(self, words: str) -> str:
        return TOKEN.sub(lambda mark: f"\ue000{mark[1]}\ue001" if mark[1] in self._removed else mark[0], words)

    def pieces(self, content: str) -> Iterator[tuple[str, bool]]:
        """The text between the marks, and the marks."""
        for number, piece in enumerate(self._pattern.split(content) if self._pattern else [content]):
            yield piece, number % 2 == 1

    def link(self, mark: str, root: str) -> str:
        removed = self._removed[mark[1:-1]]
        return f'<a class="pb-removed" href="{escapeHtml(root + removed.told_at)}">{escapeHtml(removed.words)}</a>'

    def release(self, html: str) -> str:
        """The marks that no link can stand for, such as one within a link, as words."""
        if self._pattern is None:
            return html
        return self._pattern.sub(lambda mark: escapeHtml(self._removed[mark[0][1:-1]].words), html)


class RecordMarkdown:
    """Renders texts of one language. `linked` remembers which terms a page has linked: each only once."""

    def __init__(self, links: TermLinks, language_root: str) -> None:
        self._links = links
        self._language_root = language_root
        self._parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
        self._parser.disable(["image", "html_block", "html_inline"])
        # Which links are allowed is decided by the check of links, which can say where a bad one stands.
        self._parser.validateLink = lambda url: True  # type: ignore[method-assign]
        # A text stands on the page of its record and on those around it, which are written one after another.
        self._parsed = lru_cache(maxsize=1000)(self._parser.parse)

    def render(self, words: str, root: str, linked: set[str], removed: Mapping[str, Removed] | None = None) -> Markup:
        """`removed` is what the marks in the words stand for. Each becomes a link, where there can be one."""
        held = _Held(removed or {})
        env = {"root": root + self._language_root, "linked": linked, "terms": self._links, "depth": 0, "held": held}
        html = self._parser.renderer.render(self._parsed(held.hold(words)), self._parser.options, env)
        return Markup(held.release(html))  # noqa: S704 — the parser escapes; raw HTML is off, and marks are escaped


def words_html(words: str) -> Markup | None:
    """The same as rendering gives of one paragraph of nothing but words, as most texts are. None for others."""
    return Markup("<p>{}</p>\n").format(Markup(words)) if _ONLY_WORDS.fullmatch(words) else None  # noqa: S704


def href_of(target: str, root: str) -> str | None:
    """What a link in a record's text leads to; None if it must not lead anywhere."""
    address = address_of_link(target)
    if address is not None:
        return (root + address) or "./"
    return target if _SAFE_LINK.match(target) else None


@lru_cache(maxsize=8)
def documentation_html(markdown: str, table_label: str) -> Markup:
    """Our own documentation, with headings that can be linked to and tables that scroll on a narrow screen."""
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_DocumentationRenderer).enable("table")
    return Markup(fit_tables(parser.render(markdown), table_label))  # noqa: S704 — the parser escapes


def every_element() -> str:
    """HTML with each element that a text of a record, or our documentation, can become."""
    return RecordMarkdown(TermLinks({}, None), "").render(_EVERY_ELEMENT, "", set()) + documentation_html(
        _EVERY_ELEMENT, ""
    )


class _DocumentationRenderer(RendererHTML):
    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<{tokens[idx].tag} id="{slugify(tokens[idx + 1].content, "-")}">'


class _Renderer(RendererHTML):
    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<h{_lowered(tokens[idx].tag)}>"

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"</h{_lowered(tokens[idx].tag)}>\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["depth"] += 1
        href = href_of(str(tokens[idx].attrGet("href") or ""), env["root"])
        return f'<a href="{escapeHtml(href)}">' if href else "<a>"

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["depth"] -= 1
        return "</a>"

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        content = tokens[idx].content
        if env["depth"]:
            return escapeHtml(content)
        held: _Held = env["held"]
        return "".join(
            held.link(piece, env["root"]) if is_mark else "".join(_with_terms(piece, env["terms"], env))
            for piece, is_mark in held.pieces(content)
        )


def _with_terms(content: str, links: TermLinks, env: EnvType) -> Iterable[str]:
    position = 0
    for match in links.pattern.finditer(content) if links.pattern else ():
        term_id = links.term_by_form[match.group()]
        if term_id in env["linked"]:
            continue
        env["linked"].add(term_id)
        yield escapeHtml(content[position : match.start()])
        href = escapeHtml(env["root"] + addresses.of_term(term_id))
        yield f'<a class="term" href="{href}">{escapeHtml(match.group())}</a>'
        position = match.end()
    yield escapeHtml(content[position:])


def _lowered(tag: str) -> int:
    return min(6, max(_FIRST_HEADING_LEVEL, int(tag[1]) + 1))
