"""The whole flow, top to bottom: record files in, a checked register and the files of a site out.

    files ─ reading ─▶ nodes ─ schema ─▶ register ─ checks ─▶ diagnostics
                                            └────── publishing ─▶ site files

Nothing here touches disk, git or clock: those stand at the edges, in commands/ and hooks/mkdocs_hooks.py. The folder
that comes in can be asked for the checksum of an attachment, for who reads them all has much to read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pledgebook.checks import run_checks
from pledgebook.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from pledgebook.model.register import Register
from pledgebook.publishing.address_clashes import address_clashes
from pledgebook.publishing.glossary import built_in_terms
from pledgebook.publishing.phrases import languages_without_phrases
from pledgebook.reading.folder import FOLLOW_UP_FOLDER, PROSE_FOLDER, RecordFolder, checksums_of
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.memory import Memory
from pledgebook.schema.record_files import RecordFiles
from pledgebook.schema.register import build_register

if TYPE_CHECKING:
    # Who only checks need not wait for what draws pages: half the time of all imports (`python -X importtime`).
    from pledgebook.publishing.settings import Settings
    from pledgebook.publishing.site import Site


@dataclass(frozen=True, slots=True)
class Checked:
    """A register that was read and checked. It is None where even its first file could not be understood."""

    register: Register | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run gives. There is no site if any diagnostic is an error."""

    site: Site | None
    diagnostics: tuple[Diagnostic, ...]


def run(folder: RecordFolder, today: date, settings: Settings, memory: Memory | None = None) -> Outcome:
    """Records in, site out. With a memory, only what was changed since it was last given is read."""
    checked = check(folder, today, memory)
    return Outcome(site_of(checked, today, settings), checked.diagnostics)


def site_of(checked: Checked, today: date, settings: Settings) -> Site | None:
    """The site of what was checked on the same day; None if any diagnostic is an error."""
    if checked.register is None or has_errors(checked.diagnostics):
        return None
    from pledgebook.publishing.site import Site
    from pledgebook.schema.documentation import format_documentation

    return Site(checked.register, today, settings, format_documentation())


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A check makes many objects and no garbage: to look for some meanwhile takes a fifth of its time (43 MB)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_no_garbage_collection()
def check(folder: RecordFolder, today: date, memory: Memory | None = None) -> Checked:
    """Records in, diagnostics out: everything but the site."""
    register, problems = read(folder, memory)
    if register is not None:
        problems += run_checks(register, today)
        problems += address_clashes(register)
        problems += languages_without_phrases(register)
    return Checked(register, in_order(problems))


def read(folder: RecordFolder, memory: Memory | None = None) -> tuple[Register | None, list[Diagnostic]]:
    """Records in, the register out, with what stood in the way; no rule has been tried on it."""
    register, problems = build_register(_sorted_out(folder), built_in_terms(), memory)
    problems += folder.problems
    if register is not None:
        named = {source.file for source in register.sources if source.file in folder.attachments}
        checksums, more = checksums_of(folder, sorted(filter(None, named)))
        register, problems = replace(register, checksums=checksums), problems + more
    return register, problems


def _sorted_out(folder: RecordFolder) -> RecordFiles:
    """The files by what is written in them. Those that could not be read are there as well."""
    found: dict[str, SourceFile | None] = {problem.span.path: None for problem in folder.problems}
    found |= {source.path: source for source in folder.files if _is_read(source.path)}
    yaml = {path: source for path, source in found.items() if path.endswith(".yaml")}
    markdown = {path: source for path, source in found.items() if path.endswith(".md")}
    other = tuple(source.path for source in folder.files if source.path not in found)
    return RecordFiles(yaml, markdown, other, folder.attachments)


def _is_read(path: str) -> bool:
    """Markdown belongs in followups/ and content/, YAML beside them."""
    is_of_texts = path.startswith((f"{FOLLOW_UP_FOLDER}/", f"{PROSE_FOLDER}/"))
    return path.endswith(".md" if is_of_texts else ".yaml")
