"""The index that the search page asks, in `pagefind/`: made of what is searched of the built site, a part at a time.

This is a place in publishing that touches the disk: the pages to be read are those that the site generator has written,
prose among them.

The main part of the index lies in the folder itself, each other in a folder of its name. `parts.json` tells which there
are, how many pages each has in a language, and by a digest what it was made of: a part that would be made of the same
is taken over from an earlier index.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pledgebook.publishing.addresses import CARDS
from pledgebook.publishing.pagefind_index import (
    ENTRY,
    FOLDER,
    SearchIndexError,
    languages_in,
    pagefind_index,
    version_and_settings,
    without_program,
)
from pledgebook.publishing.search_documents import search_document
from pledgebook.publishing.search_parts import MAIN_PART
from pledgebook.publishing.site_seal import paths_in

PARTS_FILE = "parts.json"

# Pagefind uses one processor for most of its time, and while it works the pages of the next part are read.
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class WrittenIndex:
    """What is told of an index: the SHA-256 of each file by its path in the folder, and of what is searched of a page.

    Where nothing is searched of a page, that is empty.
    """

    files: Mapping[str, str]
    documents: Mapping[str, str]

    @property
    def digests(self) -> Mapping[str, str]:
        """Of its files, by their paths in the site."""
        return {f"{FOLDER}/{path}": digest for path, digest in self.files.items()}


@dataclass(frozen=True, slots=True)
class EarlierIndex:
    """The folder of an index that was written before, whose parts may be taken from it: it is not to be used again.

    `files` and `documents` are as WrittenIndex told them, but of the pages only those that are the same as then.
    """

    folder: Path
    files: Mapping[str, str]
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _EarlierPart:
    """Where it lies, what it was made of, and its files with their digests."""

    folder: Path
    digest: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that was written: what it was made of, what is told of its files and pages, and how many it has."""

    digest: str
    files: Mapping[str, str]
    documents: Mapping[str, str]
    pages: Mapping[str, int]


def html_pages(site: Path) -> list[str]:
    """The path of every page below the folder `site`. A card is no page of its own, and is not searched."""
    return [path for path in paths_in(site) if path.endswith(".html") and not path.startswith(CARDS)]


def write_search_index(
    site: Path, parts: Mapping[str, Collection[str]], earlier: EarlierIndex | None = None
) -> WrittenIndex:
    """Index the pages of each part that have `data-pagefind-body`, in place of an index already there."""
    try:
        with TemporaryDirectory(dir=site) as folder:
            index, known = Path(folder) / FOLDER, earlier.documents if earlier else {}
            before = _earlier_parts(earlier) if earlier else {}
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                made = pool.map(
                    lambda name: _write_part(site, index, name, parts[name], known, before.get(name)), parts
                )
                written = dict(zip(parts, made, strict=True))
            files = {path: digest for part in written.values() for path, digest in part.files.items()}
            files |= _write(index, {PARTS_FILE: _list_of_parts(written)})
            shutil.rmtree(site / FOLDER, ignore_errors=True)
            index.rename(site / FOLDER)
    except (OSError, ValueError, LookupError) as error:
        raise SearchIndexError(str(error)) from error
    return WrittenIndex(files, {page: digest for part in written.values() for page, digest in part.documents.items()})


def keep_search_index(site: Path, earlier: EarlierIndex) -> WrittenIndex:
    """The earlier index as it is, whatever has changed since. It gives what `write_search_index` would."""
    earlier.folder.rename(site / FOLDER)
    return WrittenIndex(earlier.files, earlier.documents)


def _write_part(
    site: Path, index: Path, name: str, pages: Collection[str], known: Mapping[str, str], earlier: _EarlierPart | None
) -> _Part:
    """Make one part or take it over. A part of which nothing is searched is left out."""
    documents = {page: _document(site, page) for page in pages if page not in known}
    digests = {page: known[page] if page in known else _digest(documents[page]) for page in pages}
    part = _digest_of_part(digests)
    if name != MAIN_PART and not any(digests.values()):
        return _Part(part, {}, digests, {})
    if earlier and earlier.digest == part:
        files = earlier.files
        _take_over(earlier, index / name, name)
    else:
        every = {page: documents[page] if page in documents else _document(site, page) for page in sorted(pages)}
        made = pagefind_index({page: document for page, document in every.items() if document})
        files = _write(index, _in_folder(name, made if name == MAIN_PART else without_program(made)))
    languages = languages_in((index / name / ENTRY).read_bytes())
    return _Part(part, files, digests, {language: found["page_count"] for language, found in languages.items()})


def _document(site: Path, page: str) -> str:
    """What is searched of a page; nothing of a page that is not."""
    return search_document((site / page).read_text(encoding="utf-8", errors="replace")) or ""


def _digest(document: str) -> str:
    return sha256(document.encode()).hexdigest() if document else ""


def _digest_of_part(documents: Mapping[str, str]) -> str:
    lines = [f"{digest} {page}" for page, digest in sorted(documents.items()) if digest]
    return sha256("\n".join([version_and_settings(), *lines]).encode()).hexdigest()


def _earlier_parts(earlier: EarlierIndex) -> Mapping[str, _EarlierPart]:
    """By their names. What is in the folder of no other part is in the main one."""
    try:
        told = json.loads((earlier.folder / PARTS_FILE).read_bytes())
    except FileNotFoundError:
        return {}
    files: dict[str, dict[str, str]] = {name: {} for name in (*told, MAIN_PART)}
    for path, digest in earlier.files.items():
        first = path.partition("/")[0]
        files[first if first in told else MAIN_PART][path] = digest
    files[MAIN_PART].pop(PARTS_FILE, None)
    return {name: _EarlierPart(earlier.folder / name, part["digest"], files[name]) for name, part in told.items()}


def _take_over(part: _EarlierPart, target: Path, name: str) -> None:
    target.mkdir(parents=True, exist_ok=True)
    below = len(f"{name}/") if name else 0
    for entry in {path[below:].partition("/")[0] for path in part.files}:
        (part.folder / entry).rename(target / entry)


def _in_folder(name: str, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {f"{name}/{path}" if name else path: content for path, content in files.items()}


def _write(folder: Path, files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Their digests."""
    for below in {path.rpartition("/")[0] for path in files}:
        (folder / below).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    return {path: sha256(content).hexdigest() for path, content in files.items()}


def _list_of_parts(parts: Mapping[str, _Part]) -> bytes:
    told = {name: {"digest": part.digest, "pages": part.pages} for name, part in parts.items() if part.pages}
    return f"{json.dumps(told, sort_keys=True)}\n".encode()
