"""A page as a browser would read it: its title, its text, where its links lead and which parts can be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_LINKS = frozenset(("href", "src", "action", "data", "poster"))
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*url\s*=\s*(.+)", re.IGNORECASE)
_NOT_TEXT = frozenset(("script", "style", "title"))


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """`leads_on` is where a page that stands in for a moved one sends its readers."""

    title: str
    text: str
    has_main: bool
    links: tuple[str, ...]
    ids: frozenset[str]
    stylesheets: int
    canonical: str
    leads_on: str


def read_page(html: str) -> FinishedPage:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return FinishedPage(
        title=" ".join("".join(reader.title).split()),
        text=" ".join("".join(reader.text).split()),
        has_main=reader.has_main,
        links=tuple(dict.fromkeys(reader.links)),
        ids=frozenset(reader.ids),
        stylesheets=reader.stylesheets,
        canonical=reader.canonical,
        leads_on=reader.leads_on,
    )


@dataclass
class _Reader(HTMLParser):
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    has_main: bool = False
    stylesheets: int = 0
    canonical: str = ""
    leads_on: str = ""
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.links += [value for name, value in found.items() if name in _LINKS]
        self.links += [part.split()[0] for part in found.get("srcset", "").split(",") if part.strip()]
        if "id" in found:
            self.ids.append(found["id"])
        self.has_main = self.has_main or tag == "main"
        if tag == "link":
            kinds = found.get("rel", "").split()
            self.stylesheets += "stylesheet" in kinds
            self.canonical = found.get("href", "") if "canonical" in kinds else self.canonical
        elif tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            leads = _REFRESH.match(found.get("content", ""))
            self.leads_on = leads[1].strip() if leads else self.leads_on
            self.links += [self.leads_on] if leads else []
        elif tag in _NOT_TEXT:
            self._inside = tag
        self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""
        self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title.append(data)
        elif not self._inside:
            self.text.append(data)
