"""A finished site as it lies in a folder, ready to be published: its files, its pages, and where an address leads."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pledgebook.commands.finished_page import FinishedPage, read_page

# Where nothing tells the address that the site will have: its own links are relative, and meet here.
_ANYWHERE = "https://site.invalid/"


class FinishedSite:
    """Paths are relative to the site's folder; each page is read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}

    @cached_property
    def pages(self) -> dict[str, FinishedPage]:
        return {path: read_page(self.html(path)) for path in self.files if path.endswith(".html")}

    def html(self, path: str) -> str:
        return self.files[path].read_text("utf-8", "replace")

    @cached_property
    def address(self) -> str:
        """The one that the start page gives as its own."""
        start = self.pages.get("index.html")
        return start.canonical if start and start.canonical.endswith("/") else _ANYWHERE

    def target(self, path: str, link: str) -> tuple[str, str] | None:
        """The file, there or not, and the part of it that a link on a page leads to; None where it leads elsewhere."""
        here = urljoin(self.address, path.removesuffix("index.html"))
        try:
            parts = urlsplit(urljoin(here, link))
        except ValueError:
            return link, ""  # no address at all, so no file has it
        absolute = f"{parts.scheme}://{parts.netloc}{parts.path}"
        if not absolute.startswith(self.address):
            return None
        below = unquote(absolute.removeprefix(self.address))
        return f"{below}index.html" if not below or below.endswith("/") else below, unquote(parts.fragment)

    def leads_to(self, path: str, target: str) -> bool:
        """Whether a page has a link to a file of the site."""
        found = (self.target(path, link) for link in self.pages[path].links)
        return any(one is not None and one[0] == target for one in found)
