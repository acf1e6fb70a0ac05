"""What a search index holds, read as a browser reads it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True)
class FoundPage:
    """A page that can be found. `address` is relative to the site's root, `about` what a result tells of it."""

    language: str
    address: str
    kind: str
    about: Mapping[str, str]
    text: str


def pages_in(index: Mapping[str, bytes]) -> Iterator[FoundPage]:
    """`index` holds the files of the folder `pagefind` by path."""
    for path, content in index.items():
        if path.startswith("fragment/"):
            found: Any = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
            kind = found["filters"].get("kind", [""])[0]
            language = path.removeprefix("fragment/").partition("_")[0]
            yield FoundPage(language, found["url"].removeprefix("/"), kind, found["meta"], found["content"])


def files_in(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
