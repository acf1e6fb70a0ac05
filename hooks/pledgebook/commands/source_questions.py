"""What is asked of a source, or of a signed document: what it is called, and where on the web it can be read."""

from __future__ import annotations

from pledgebook.commands.answers import written_as
from pledgebook.commands.questions import Questions
from pledgebook.history.block_text import Data
from pledgebook.schema.simple import URL


def asked_source(
    ask: Questions, question: str, title: str | None, url: str | None, *, url_question: str = "source_url"
) -> dict[str, Data]:
    """The source as a record; nothing if there is none. `title` and `url` are what was said on the command line."""
    called = ask.text(question, title, is_optional=True)
    if not called:
        return {}
    address = ask.text(url_question, url, is_optional=True, read=written_as(URL))
    source: dict[str, Data] = {"title": called}
    return source | ({"url": address} if address else {})
