"""What every chapter depends on without asking: the engine, its settings, the day, and what each page shows."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import pledgebook
from pledgebook.history.audited import NotAudited
from pledgebook.publishing.answers import Answers
from pledgebook.publishing.settings import Settings
from pledgebook.publishing.site import Site


def same_for_all(site: Site, settings: Settings, files: Mapping[str, str], answers: Answers) -> str:
    """A digest. `files` are those of the record files: all that has its own in the register's is on many pages."""
    own = files.get(site.register.span.path, "")
    # What is not asked for in the frame of a page, since that is written once for all.
    pages = [(page.title, page.name) for edition in site.editions.values() for page in edition.top_prose_pages]
    rest = replace(settings, history=NotAudited(), previous_seal=None)
    parts = (*_versions(), *_engine(), own, answers.told((pages, rest, site.contents.today)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _versions() -> tuple[str, ...]:
    """Of Python, and of all that is installed: any of it may have a hand in a page. A process has only one of each."""
    return (sys.version, *sorted(f"{one.name} {one.version}" for one in distributions()))


def _engine() -> Iterator[str]:
    """Code, templates and words, by their content: whoever works on them changes them without another version."""
    folder = Path(pledgebook.__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}"
