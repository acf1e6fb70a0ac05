"""Pagefind and the files it makes of a folder of documents: what is kept of them, and in which order.

Pagefind finds words in every form of their language by itself, from `lang` of each document.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

from pagefind.service import get_executable

from pledgebook.publishing.search_documents import NOT_SEARCHED
from pledgebook.publishing.search_order import in_one_order
from pledgebook.publishing.search_parts import MAIN_PART

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"

_NOT_SEARCHED = ", ".join(NOT_SEARCHED)

# What a browser fetches for a search. Pagefind also writes interfaces of its own, which we do not use. The program is
# fetched with the main part, for all parts.
_FETCHED = (ENTRY, "pagefind.*.pf_meta", "index", "filter", "fragment")
_PROGRAM = "pagefind.js"
_UNORDERED = (ENTRY, "pagefind.*.pf_meta", "filter/*")


class SearchIndexError(Exception):
    """There is no index. The text is the reason, in the words of Pagefind or of the system."""


def version_and_settings() -> str:
    """On what an index depends besides the documents."""
    return f"{version('pagefind')} {_NOT_SEARCHED}"


def run_pagefind(documents: Path, output: Path, name: str) -> None:
    """Write the part of this name, of the documents below a folder.

    Through the program and not through Pagefind's Python module, which waits for ever if the program fails.
    """
    program = get_executable()
    if program is None:
        raise FileNotFoundError(FOLDER)
    options = {"--site": str(documents), "--output-path": str(output), "--exclude-selectors": _NOT_SEARCHED}
    done = subprocess.run(
        [program, "--silent", *(word for option in options.items() for word in option)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SearchIndexError(" ".join(done.stdout.split()) or str(done.returncode))
    _tidy(output, name)


def _tidy(folder: Path, name: str) -> None:
    """Remove what no page of ours asks for, and put what Pagefind wrote in any order in one."""
    needed = set(files_of_part(folder, name))
    for path in set(folder.iterdir()) - needed:
        if path.is_file():
            path.unlink()
    unordered = [path for pattern in _UNORDERED for path in folder.glob(pattern)]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in unordered}
    for path in unordered:
        path.unlink()
    for path_in_order, content in in_one_order(files).items():
        (folder / path_in_order).write_bytes(content)


def files_of_part(folder: Path, name: str) -> Iterator[Path]:
    """What lies at the top of the folder of a part and belongs to it. Other parts lie beside that of the main one."""
    wanted: tuple[str, ...] = _FETCHED
    if name == MAIN_PART:
        # A language that Pagefind has no word forms for shares one module with all such languages.
        languages = json.loads((folder / ENTRY).read_bytes())["languages"].values()
        wanted += (_PROGRAM, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages))
    return (path for path in folder.iterdir() if any(fnmatch(path.name, pattern) for pattern in wanted))


def pages_by_language(folder: Path) -> Mapping[str, int]:
    languages = json.loads((folder / ENTRY).read_bytes())["languages"]
    return {language: found["page_count"] for language, found in languages.items()}
