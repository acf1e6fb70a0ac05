"""Headings that seem to be of a pledge, though only `## p5` is: `## Löfte 5`, `##p5`, `## P5`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.reading.markdown_links import without_code

_HEADING = re.compile(r"^(?P<heading>#{1,6} *(?P<name>[^\s#](?:.*[^\s#])?))[ #]*$", re.MULTILINE)
_PLEDGE_WORD = r"(?:p|löftet?|punkt(?:en)?|pledge|promise|item|point)"
_NUMBERED = re.compile(rf"{_PLEDGE_WORD}[ .:#-]*(?P<number>[0-9]{{1,5}})\b.*", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>[0-9]{1,3})[.:)]?")


@dataclass(frozen=True, slots=True)
class Heading:
    """`meant` is what it is perhaps the heading of: an id, or a title as `plain` makes it."""

    begin: int
    written: str
    meant: str
    is_numbered: bool
    is_of_one: bool


def headings_in(text: str) -> Iterator[Heading]:
    """Every heading of a Markdown text, outside code."""
    for match in _HEADING.finditer(without_code(text)):
        name = match["name"]
        number = _NUMBERED.fullmatch(name) or _NUMBER.fullmatch(name)
        # `Löfte 1–3` is of several.
        is_of_one = len(re.findall(r"[0-9]+", name)) <= 1
        meant = f"p{number['number']}" if number else plain(name)
        yield Heading(match.start(), match["heading"], meant, number is not None, is_of_one)


def plain(words: str) -> str:
    """Small letters a–z and digits, with hyphens between words, as in an id."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
