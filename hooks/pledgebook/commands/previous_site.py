"""The site that is published now, as far as its seal and its list of files tell of it: a witness for the next one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pledgebook.history.seal import SEAL_FILE, Seal, read_seal
from pledgebook.publishing.site_seal import MANIFEST_FILE, digests_in
from pledgebook.reading.git_repository import RefusedError
from pledgebook.reading.web import Answer, Web

# A line of some hundred bytes for each file: more than a hundred thousand pages.
_MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class PreviousSite:
    """The two files as they were published."""

    seal_file: bytes
    manifest: bytes

    @cached_property
    def seal(self) -> Seal:
        return read_seal(self.seal_file)

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset(digests_in(self.manifest))

    @property
    def pages(self) -> frozenset[str]:
        return frozenset(path for path in self.paths if path.endswith(".html"))

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SEAL_FILE).write_bytes(self.seal_file)
        (folder / MANIFEST_FILE).write_bytes(self.manifest)


def previous_site(place: str, web: Web) -> PreviousSite:
    """The site at a web address or in a folder.

    Raises RefusedError where it cannot be read, or the two files are not of one site, and NotASealError.
    """
    site = PreviousSite(_file_at(place, SEAL_FILE, web), _file_at(place, MANIFEST_FILE, web))
    if hashlib.sha256(site.manifest).hexdigest() != site.seal.manifest:
        raise RefusedError("site-not-of-its-seal", place=place)
    return site


def _file_at(place: str, name: str, web: Web) -> bytes:
    if not place.startswith(("http://", "https://")):
        try:
            return (Path(place) / name).read_bytes()
        except OSError as error:
            raise RefusedError("site-not-reached", place=f"{place}/{name}", reason=str(error.strerror)) from error
    answer = web.read(f"{place.rstrip('/')}/{name}", _MAX_BYTES)
    if isinstance(answer, Answer):
        if answer.to:
            raise RefusedError("site-moved", place=place, to=answer.to)
        raise RefusedError("site-not-reached", place=f"{place.rstrip('/')}/{name}", reason=answer.said)
    return answer
