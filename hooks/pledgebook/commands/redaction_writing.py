"""A removal put into the files of a register: the mark in the text, the entry in the list, nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pledgebook.checks.walks import redactable_records
from pledgebook.commands.appended_entry import NotWritableError, with_entry
from pledgebook.commands.translated import with_mark
from pledgebook.model.follow_up import FollowUp
from pledgebook.model.mention import RecordKind
from pledgebook.model.redactable import RedactableRecord, RedactableText, redactable
from pledgebook.model.redaction import token_of
from pledgebook.model.register import Register
from pledgebook.model.translated_file import normalised
from pledgebook.pipeline import read
from pledgebook.reading.folder import REGISTER_FILE, RecordFolder
from pledgebook.reading.markdown_file import read_markdown
from pledgebook.reading.nodes import Mapping as MappingNode
from pledgebook.reading.nodes import Node, Sequence
from pledgebook.reading.source_text import SourceFile, decode
from pledgebook.reading.yaml_text import read_yaml

LIST = "redactions"


@dataclass(frozen=True, slots=True)
class Place:
    """A text that holds words, in its record."""

    record_id: str
    record: RedactableRecord
    text: RedactableText


def places_of(register: Register, words: str, path: str = "") -> Iterator[Place]:
    """The texts that can be redacted and hold the words; with `path`, those that stand in that file."""
    pattern = pattern_of(words)
    for record_id, record in redactable_records(register):
        for text in redactable(record):
            if pattern.search(text.words) and path in ("", text.span.path):
                yield Place(record_id, record, text)


def pattern_of(words: str) -> re.Pattern[str]:
    """The words as whole words, however the lines are broken."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")


def with_removal(folder: RecordFolder, register: Register, place: Place, words: str, facts: str) -> RecordFolder:
    """The files with every occurrence of the words taken out of the text, each with an entry of its own.

    `facts` is what all the entries say, in YAML. Raises NotWritableError where it cannot be done for certain.
    """
    first = register
    pattern = pattern_of(words)
    while (match := pattern.search(place.text.words)) is not None:
        name = _next_id(place.record)
        wanted = place.text.words[: match.start()] + token_of(name) + place.text.words[match.end() :]
        entry = f"{{id: {name}, field: {place.text.way}, {facts}}}"
        folder, register, place = _with_one(folder, place, pattern, token_of(name), wanted, entry)
    return _with_new_digests(folder, first, register, place)


def _with_one(
    folder: RecordFolder, place: Place, pattern: re.Pattern[str], token: str, wanted: str, entry: str
) -> tuple[RecordFolder, Register, Place]:
    """The words may stand in many texts of a file: that one is taken which changes this text as wanted."""
    path = place.text.span.path
    record_path = place.record.span.path
    for text in _with_token(folder, path, pattern, token):
        marked = with_file(folder, path, text)
        node = _node_of(place, marked)
        if node is None:
            continue
        entered = with_file(marked, record_path, with_entry(_text(marked, record_path), node, LIST, f"- {entry}\n"))
        register, _ = read(entered)
        found = _same(register, place) if register else None
        if register and found and normalised(found.text.words) == normalised(wanted):
            return entered, register, found
    raise NotWritableError


def _with_token(folder: RecordFolder, path: str, pattern: re.Pattern[str], token: str) -> Iterator[str]:
    """The file with the token in place of one occurrence of the words, for each; quoted where YAML asks for that."""
    text = _text(folder, path)
    scalars = [*_plain_scalars(_root(folder, path), text)]
    for match in pattern.finditer(text):
        yield text[: match.start()] + token + text[match.end() :]
        for begin, end in scalars:
            if begin <= match.start() and match.end() <= end:
                value = text[begin : match.start()] + token + text[match.end() : end]
                yield text[:begin] + json.dumps(value, ensure_ascii=False) + text[end:]


def _plain_scalars(node: Node | None, text: str) -> Iterator[tuple[int, int]]:
    """Where the values that are written on one line without quotes begin and end."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, MappingNode):
            waiting += [value for _, value in one.entries]
        elif isinstance(one, Sequence):
            waiting += one.items
        elif one is not None and one.is_plain and one.is_verbatim:
            begin = starts[one.text_span.line - 1] + one.text_span.column - 1
            if text.startswith(one.value, begin):
                yield begin, begin + len(one.value)


def _same(register: Register, place: Place) -> Place | None:
    """The same text in what was read anew, if its record has got one more entry."""
    for record_id, record in redactable_records(register):
        if record_id == place.record_id and len(record.redactions) == len(place.record.redactions) + 1:
            for text in redactable(record):
                if (text.way, text.span.path) == (place.text.way, place.text.span.path):
                    return Place(record_id, record, text)
    return None


def _next_id(record: RedactableRecord) -> str:
    taken = {redaction.id for redaction in record.redactions}
    return next(name for number in range(1, len(taken) + 2) if (name := f"r{number}") not in taken)


def _node_of(place: Place, folder: RecordFolder) -> MappingNode | None:
    """The record as it is written, if it can be read."""
    path = place.record.span.path
    node = _root(folder, path)
    if not path.endswith(".md"):
        agreement, _, pledge = place.record_id.partition("/")
        keys = ["agreements", agreement] if path == REGISTER_FILE else []
        for key in [*keys, *(["pledges", pledge] if pledge else [])]:
            node = node.value_of(key) if isinstance(node, MappingNode) else None
    return node if isinstance(node, MappingNode) else None


def _root(folder: RecordFolder, path: str) -> Node | None:
    """What a file says: all of it, or what stands at its top."""
    source, _ = decode(SourceFile(path, _content(folder, path)))
    if source is None:
        return None
    if path.endswith(".md"):
        file, _ = read_markdown(source)
        return file.front_matter if file else None
    return read_yaml(source)[0]


def _with_new_digests(folder: RecordFolder, before: Register, after: Register, place: Place) -> RecordFolder:
    """No translation keeps a digest of the text as it was: from a digest, what was removed could be guessed."""
    if not isinstance(place.record, FollowUp):
        return folder
    key = RecordKind.FOLLOW_UP, place.record_id
    was, now = before.translation_notes.originals.get(key), after.translation_notes.originals.get(key)
    for file in after.translation_notes.files:
        if (file.kind, file.id) == key and now and file.made_from == was != now:
            content = with_mark(_content(folder, file.span.path), now)
            folder = with_file(folder, file.span.path, content.decode())
    return folder


def with_file(folder: RecordFolder, path: str, text: str) -> RecordFolder:
    files = (SourceFile(path, text.encode()) if source.path == path else source for source in folder.files)
    return replace(folder, files=tuple(files))


def _text(folder: RecordFolder, path: str) -> str:
    return _content(folder, path).decode()


def _content(folder: RecordFolder, path: str) -> bytes:
    return next(source.content for source in folder.files if source.path == path)


def changed_files(before: RecordFolder, after: RecordFolder) -> Mapping[str, bytes]:
    contents = {source.path: source.content for source in before.files}
    return {source.path: source.content for source in after.files if source.content != contents[source.path]}
