"""What stands in files of its own: agreements and prose pages here, follow-ups in follow_up_files.py.

Files are read one by one, and the nodes of each are let go once its record stands: all of them at once weigh more than
the register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pledgebook.diagnostics.diagnostic import complaint
from pledgebook.model.agreement import Agreement
from pledgebook.model.mention import RecordKind
from pledgebook.model.prose import ProsePage
from pledgebook.reading.folder import AGREEMENT_FOLDER, PROSE_FOLDER, REGISTER_FILE
from pledgebook.reading.nodes import Node
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.agreement import AGREEMENT
from pledgebook.schema.context import Context
from pledgebook.schema.file_names import agreement_key
from pledgebook.schema.gathered import Gathered, Told
from pledgebook.schema.memory import Memory
from pledgebook.schema.prose import read_prose
from pledgebook.schema.written_file_names import file_meant
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """The files of a register, by path. None stands for one that is there but cannot be read."""

    yaml: Mapping[str, SourceFile | None]
    markdown: Mapping[str, SourceFile | None]
    other: tuple[str, ...]
    attachments: Mapping[str, int]


def agreements_in(
    files: RecordFiles, languages: tuple[str, ...], gathered: Gathered, memory: Memory
) -> list[Agreement]:
    found = []
    for path, source in files.yaml.items():
        if path.startswith(f"{AGREEMENT_FOLDER}/"):
            found += gathered.record_of(memory.recall(_agreement_in, path, source, languages))
    return found


def _agreement_in(path: str, source: SourceFile | None, languages: tuple[str, ...]) -> Told[Agreement]:
    gathered = Gathered()
    return Told(read_agreement(path, gathered.yaml(source), languages, gathered), gathered)


def read_agreement(path: str, root: Node | None, languages: tuple[str, ...], gathered: Gathered) -> Agreement | None:
    """The agreement of a whole file; None stands for one that cannot be read."""
    context = Context(languages)
    key = agreement_key(path, context)
    agreement = AGREEMENT.read_keyed(root, context, key) if key and root else None
    if key is not None and agreement is None:
        context.unread.add((RecordKind.AGREEMENT, key.value))
    gathered.add(context)
    return agreement


def prose_in(files: RecordFiles, languages: tuple[str, ...], gathered: Gathered, memory: Memory) -> list[ProsePage]:
    found = []
    for path, source in files.markdown.items():
        if path.startswith(f"{PROSE_FOLDER}/"):
            found += gathered.record_of(memory.recall(_page_in, path, source, languages))
    return found


def _page_in(path: str, source: SourceFile | None, languages: tuple[str, ...]) -> Told[ProsePage]:
    gathered, context = Gathered(), Context(languages)
    file = gathered.markdown(source)
    parts = PurePosixPath(path).parts
    page = None
    if len(parts) < 3 or parts[1] not in languages:
        context.complain("prose-outside-language", Span(path), choices=languages)
    else:
        page = read_prose(file, parts[1], context) if file else None
        if page is None:
            context.unread.add((RecordKind.PAGE, path))
    gathered.add(context)
    return Told(page, gathered)


def complain_of_other_files(files: RecordFiles, original_language: str, gathered: Gathered) -> None:
    for path in files.other:
        meant = file_meant(path, original_language)
        facts = {"suggestion": meant} if meant else {}
        gathered.problems.append(complaint("unexpected-file", Span(path), **facts))


def complain_of_texts(files: RecordFiles, gathered: Gathered) -> None:
    """What is wrong with files as YAML and Markdown, where it is not known in which languages they are to be read."""
    for path, source in files.yaml.items():
        if path != REGISTER_FILE:
            gathered.yaml(source)
    for source in files.markdown.values():
        gathered.markdown(source)
