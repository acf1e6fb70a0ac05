"""A file of the site, before it lies in its folder."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.publishing.site_map import MapEntry


@dataclass(frozen=True, slots=True)
class SiteFile:
    """`path` is relative to the root of the site; `entry` is that of the site map, if it has one.

    A file that is no text has its content in `binary`.
    """

    path: str
    content: str
    entry: MapEntry | None = None
    binary: bytes = b""

    @property
    def bytes(self) -> bytes:
        return self.binary or self.content.encode()
