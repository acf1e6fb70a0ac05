"""Prose without HTML of its own, for the Markdown of the site generator."""

from __future__ import annotations

from markdown import Extension, Markdown


class NoRawHtml(Extension):
    """HTML in prose is shown as the text it is, should it ever come past the rule that refuses it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
