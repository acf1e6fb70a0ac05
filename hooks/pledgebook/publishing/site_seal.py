"""The seal of the finished site, and the list of its files with their digests, so that a copy can be told from a fake.

Like the search index, it is made of the site as it lies there, for the site generator has written files of its own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pledgebook.history.seal import SEAL_FILE, Seal, seal_as_json

# Lines as `sha256sum --check` reads them.
MANIFEST_FILE = "manifest-sha256.txt"


def write_seal(site: Path, seal: Seal, known: Mapping[str, str] | None = None) -> None:
    """Write the manifest of the folder `site` and the seal, which holds the digest of the manifest.

    `known` are the digests of files that whoever wrote them has just taken.
    """
    content = manifest_of(site, known or {}).encode()
    (site / MANIFEST_FILE).write_bytes(content)
    sealed = replace(seal, manifest=hashlib.sha256(content).hexdigest())
    (site / SEAL_FILE).write_bytes(seal_as_json(sealed).encode())


def manifest_of(site: Path, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """All files by path, but for the manifest and the seal themselves."""
    digests = {path: known.get(path) or digest_of_file(site / path) for path in paths_in(site)}
    own = (MANIFEST_FILE, SEAL_FILE)
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests) if path not in own)


def paths_in(site: Path) -> Iterator[str]:
    """Every file below the folder."""
    beginning = len(f"{site}/")
    for folder, _, names in os.walk(f"{site}"):
        below = f"{folder[beginning:]}/".replace(os.sep, "/") if len(folder) > beginning else ""
        yield from (f"{below}{name}" for name in names)


def digests_in(manifest: bytes) -> Mapping[str, str]:
    """What a manifest says, by path; a line that is none of a manifest names a file with no digest."""
    lines = (line.partition("  ") for line in manifest.decode("utf-8", "replace").splitlines())
    return {path: digest for digest, _, path in lines}


def digest_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
