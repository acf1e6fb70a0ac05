"""A site as it lies on a host: which pages it has, where their links lead, what a reader sees of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from pledgebook.history.seal import SEAL_FILE
from pledgebook.publishing.addresses import CARDS
from pledgebook.publishing.site_file import SiteFile
from pledgebook.publishing.site_seal import MANIFEST_FILE

HOST = "https://host.example/"


@dataclass(frozen=True)
class BuiltPage:
    """`address` is relative to the site's root: `en/vara-2021/`."""

    address: str
    html: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html5lib")

    @cached_property
    def ids(self) -> list[str]:
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]

    @property
    def visible_text(self) -> str:
        body = self.soup.body
        assert body is not None
        return " ".join(body.get_text(" ").split())

    def links(self) -> Iterator[tuple[Tag, str]]:
        """Every address that the page leads to or loads, with the element it stands in."""
        for tag in self.soup.find_all(True):
            for attribute in ("href", "src", "srcset", "action", "data", "poster"):
                if tag.has_attr(attribute):
                    yield tag, str(tag[attribute])


class BuiltSite:
    """The files of a site by path, put at `base` on an invented host."""

    def __init__(self, files: Mapping[str, bytes], base: str) -> None:
        self.files = files
        self.base = base

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Those that a reader comes to. A card is shown within the page of another site, and is no such page."""
        return {address: page for address, page in self._documents.items() if not address.startswith(CARDS)}

    @cached_property
    def cards(self) -> dict[str, BuiltPage]:
        return {address: page for address, page in self._documents.items() if address.startswith(CARDS)}

    @cached_property
    def _documents(self) -> dict[str, BuiltPage]:
        return {
            (address := path.removesuffix("index.html")): BuiltPage(address, content.decode())
            for path, content in sorted(self.files.items())
            if path.endswith(".html")
        }

    def path_of(self, page: BuiltPage, link: str) -> str | None:
        """The path in the site that a link leads to; None where it leads out of the site."""
        absolute = urljoin(f"{HOST}{self.base}{page.address}", link)
        if not absolute.startswith(HOST + self.base):
            return None
        return unquote(urlsplit(absolute).path).removeprefix(f"/{self.base}")

    def broken_links(self) -> list[str]:
        """Links, and parts of pages linked to, that are not there."""
        broken = []
        for page in self._documents.values():
            for _, link in page.links():
                path = self.path_of(page, link)
                if path is None:
                    if not re.match(r"(https?|mailto|tel):", link):
                        broken.append(f"{page.address}: {link}")
                elif not self._is_there(path, urlsplit(link).fragment):
                    broken.append(f"{page.address}: {link}")
        return broken

    def _is_there(self, path: str, fragment: str) -> bool:
        if path in self._documents:
            return not fragment or fragment in self._documents[path].ids
        return path in self.files and not fragment


def site_of_files(files: Iterable[SiteFile]) -> BuiltSite:
    """As it would lie there. What is made of the finished site is there and empty."""
    made_last = {SEAL_FILE: b"", MANIFEST_FILE: b""}
    return BuiltSite({file.path: file.bytes for file in files} | made_last, "")


def site_in(folder: Path, base: str) -> BuiltSite:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return BuiltSite(files, base)
