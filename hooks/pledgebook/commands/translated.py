"""`pledgebook translated`: note in translated files which original text they have been compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from pledgebook.commands.exit_codes import DONE, UNUSABLE
from pledgebook.commands.opening import opened
from pledgebook.diagnostics.wording_file import wording
from pledgebook.model.register import Register
from pledgebook.pipeline import read
from pledgebook.reading.markdown_file import MarkdownFile, read_markdown
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Scalar
from pledgebook.reading.source_text import SourceFile, decode

FIELD = "translated_from"

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\r|\n")
_MARK = re.compile(rb"(?P<name>translated_from:)(?P<space> *)(?P<quote>[\"']?)[^\s\"'#]*")


class _RefusalError(Exception):
    """Why a file cannot be marked: a key of `translations` in the wording."""


def translated(files: Iterable[Path], folder: Path, *, language: str) -> int:
    """Mark every file, or none of them and return 2 if one is no translation that can be marked."""
    words = wording(language)["translations"]
    records = opened(folder, language)
    if records is None:
        return UNUSABLE
    register, _ = read(records)
    if register is None:
        click.echo(words["unreadable"], err=True)
        return UNUSABLE
    contents = {source.path: source.content for source in records.files}
    marked: dict[str, bytes] = {}
    is_refused = False
    for file in files:
        try:
            path = _path_in(folder, file)
            marked[path] = _marked(path, contents, register)
        except _RefusalError as refusal:
            is_refused = True
            click.echo(words[str(refusal)].format(file=file, folder=folder), err=True)
    if is_refused:
        return UNUSABLE
    for path, content in marked.items():
        is_new = content != contents[path]
        if is_new:
            (folder / path).write_bytes(content)
        click.echo(words["marked" if is_new else "already"].format(file=path))
    return DONE


def _path_in(folder: Path, file: Path) -> str:
    """The file's path as the register knows it. A link is not followed: it is no file of the register."""
    if not file.exists():
        raise _RefusalError("no_such_file")
    place = file.parent.resolve() / file.name
    if not place.is_relative_to(folder.resolve()):
        raise _RefusalError("outside")
    return place.relative_to(folder.resolve()).as_posix()


def _marked(path: str, contents: Mapping[str, bytes], register: Register) -> bytes:
    notes = register.translation_notes
    file = next((file for file in notes.files if file.span.path == path), None)
    if file is None:
        raise _RefusalError("not_a_translation")
    digest = notes.originals.get((file.kind, file.id))
    if digest is None:
        raise _RefusalError("no_original")
    if file.made_from == digest:
        return contents[path]
    content = with_mark(contents[path], digest)
    if not _is_only_marked(path, contents[path], content, digest):
        raise _RefusalError("cannot_mark")
    return content


def with_mark(content: bytes, digest: str) -> bytes:
    """The file with the mark among its facts, with the line ends it has, and every other byte as it was."""
    start = len(_BYTE_ORDER_MARK) if content.startswith(_BYTE_ORDER_MARK) else 0
    found = _LINE_END.search(content)
    end = found.group() if found else b"\n"
    line = f"{FIELD}: {digest}".encode() + end
    lines = content[start:].splitlines(keepends=True)
    closing = next((number for number, text in enumerate(lines) if number and _is_fence(text)), None)
    if not lines or not _is_fence(lines[0]) or closing is None:
        return content[:start] + b"---" + end + line + b"---" + end + content[start:]
    for number in range(1, closing):
        match = _MARK.match(lines[number])
        if match is not None:
            space = match["space"] or b" "
            renewed = match["name"] + space + match["quote"] + digest.encode()
            lines[number] = renewed + lines[number][match.end() :]
            return content[:start] + b"".join(lines)
    return content[:start] + b"".join([*lines[:closing], line, *lines[closing:]])


def _is_fence(line: bytes) -> bool:
    return line.rstrip(b"\r\n").rstrip(b" ") == b"---"


def _is_only_marked(path: str, before: bytes, after: bytes, digest: str) -> bool:
    """Whether the new file is read as having this mark and the same text: facts can be written in many ways."""
    earlier, later = _read(path, before), _read(path, after)
    if earlier is None or later is None or earlier.body != later.body:
        return False
    front = later.front_matter
    value = front.value_of(FIELD) if isinstance(front, MappingNode) else None
    return isinstance(value, Scalar) and value.value == digest


def _read(path: str, content: bytes) -> MarkdownFile | None:
    text, _ = decode(SourceFile(path, content))
    return read_markdown(text)[0] if text else None
