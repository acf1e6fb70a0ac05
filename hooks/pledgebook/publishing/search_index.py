"""The index that the search page asks: Pagefind reads the built site, and its index is written to `pagefind/` there.

This is the one place in publishing that touches the disk: the pages to be read are those that the site generator has
written, prose among them. Pagefind finds words in every form of their language by itself, from `lang` of each page.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from pledgebook.publishing.search_order import in_one_order

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"

# What a browser fetches for a search. Pagefind also writes interfaces of its own, which we do not use.
_FETCHED = (ENTRY, "pagefind.js", "pagefind.*.pf_meta", "index/*", "filter/*", "fragment/*")

# What would be found on page after page: sentences that many say alike, lists of what has pages of its own, pictures
# of what is told in words, examples. Templates mark single blocks with `data-pagefind-ignore`.
NOT_SEARCHED = (
    ".pb-over",
    ".pb-summary",
    ".pb-overdue",
    ".pb-facts dt",
    ".pb-list",
    ".pb-filter",
    ".pb-ready",
    ".pb-picture",
    "pre",
)


class SearchIndexError(Exception):
    """There is no index. The text is the reason, in the words of Pagefind or of the system."""


def write_search_index(site: Path) -> None:
    """Index the pages of the folder `site` that have `data-pagefind-body`, in place of an index already there."""
    try:
        with TemporaryDirectory() as folder:
            _run_pagefind(site, Path(folder))
            found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in Path(folder).rglob("*") if p.is_file()}
        _write(site / FOLDER, in_one_order(_fetched(found)))
    except (OSError, ValueError, LookupError) as error:
        raise SearchIndexError(str(error)) from error


def _run_pagefind(site: Path, output: Path) -> None:
    """Through the program and not through Pagefind's Python module, which waits for ever if the program fails."""
    program = get_executable()
    if program is None:
        raise FileNotFoundError(FOLDER)
    done = subprocess.run(
        [program, "--site", site, "--output-path", output, "--exclude-selectors", ", ".join(NOT_SEARCHED), "--silent"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SearchIndexError(" ".join(done.stdout.split()) or str(done.returncode))


def _fetched(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of Pagefind without those that no page of ours asks for."""
    languages = json.loads(files[ENTRY])["languages"].values()
    # A language that Pagefind has no word forms for shares one module with all such languages.
    wanted = (*_FETCHED, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages))
    return {path: content for path, content in files.items() if any(fnmatch(path, pattern) for pattern in wanted)}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
