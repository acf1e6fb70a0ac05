"""The whole flow, top to bottom: record files in, a checked register and the files of a site out.

    files ─ reading ─▶ nodes ─ schema ─▶ register ─ checks ─▶ diagnostics
                                            └────── publishing ─▶ site files

Nothing here touches disk, git or clock: those stand at the edges, in commands/ and hooks/mkdocs_hooks.py. The folder
that comes in can be asked for the checksum of an attachment, for who reads them all has much to read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pledgebook.checks import run_checks
from pledgebook.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from pledgebook.model.register import Register
from pledgebook.publishing.address_clashes import address_clashes
from pledgebook.publishing.glossary import built_in_terms
from pledgebook.publishing.phrases import languages_without_phrases
from pledgebook.reading.folder import PROSE_FOLDER, RecordFolder, checksums_of
from pledgebook.reading.markdown_file import MarkdownFile, read_markdown
from pledgebook.reading.nodes import Node
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml
from pledgebook.schema.record_files import RecordFiles
from pledgebook.schema.register import build_register

if TYPE_CHECKING:
    # Who only checks need not wait for what draws pages: half the time of all imports (`python -X importtime`).
    from pledgebook.publishing.site import Settings, Site


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


def run(folder: RecordFolder, today: date, settings: Settings) -> Outcome:
    """Records in, site out."""
    checked = check(folder, today)
    return Outcome(site_of(checked, today, settings), checked.diagnostics)


def site_of(checked: Checked, today: date, settings: Settings) -> Site | None:
    """The site of what was checked on the same day; None if any diagnostic is an error."""
    if checked.register is None or has_errors(checked.diagnostics):
        return None
    from pledgebook.publishing.site import Site
    from pledgebook.schema.documentation import format_documentation

    return Site(checked.register, today, settings, format_documentation())


def check(folder: RecordFolder, today: date) -> Checked:
    """Records in, diagnostics out: everything but the site."""
    register, problems = read(folder)
    if register is not None:
        problems += run_checks(register, today)
        problems += address_clashes(register)
        problems += languages_without_phrases(register)
    return Checked(register, in_order(problems))


def read(folder: RecordFolder) -> tuple[Register | None, list[Diagnostic]]:
    """Records in, the register out, with what stood in the way; no rule has been tried on it."""
    files, problems = _read(folder)
    register, more = build_register(files, built_in_terms())
    problems += more
    if register is not None:
        named = {source.file for source in register.sources if source.file in folder.attachments}
        checksums, more = checksums_of(folder, sorted(filter(None, named)))
        register, problems = replace(register, checksums=checksums), problems + more
    return register, problems


def _read(folder: RecordFolder) -> tuple[RecordFiles, list[Diagnostic]]:
    """Every file as nodes, and what stood in the way of reading."""
    problems = list(folder.problems)
    found: dict[str, Node | MarkdownFile | None] = {problem.span.path: None for problem in problems}
    other: list[str] = []
    for source in folder.files:
        if source.path.endswith((".yaml", ".md")) and _is_in_its_folder(source.path):
            found[source.path], more = _read_file(source)
            problems += more
        else:
            other.append(source.path)
    yaml = {path: file for path, file in found.items() if not isinstance(file, MarkdownFile) and path.endswith(".yaml")}
    markdown = {path: file for path, file in found.items() if not isinstance(file, Node) and path.endswith(".md")}
    return RecordFiles(yaml, markdown, tuple(other), folder.attachments), problems


def _read_file(source: SourceFile) -> tuple[Node | MarkdownFile | None, list[Diagnostic]]:
    text, problems = decode(source)
    if text is None:
        return None, problems
    return read_markdown(text) if source.path.endswith(".md") else read_yaml(text)


def _is_in_its_folder(path: str) -> bool:
    """Markdown belongs in followups/ and content/, YAML beside them."""
    top = PurePosixPath(path).parts[0]
    return path.endswith(".md") == (top in (PROSE_FOLDER, "followups"))
