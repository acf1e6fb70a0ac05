"""The case files in complaints/: a small register each, and what is said of it in every language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pledgebook.reading.folder import REGISTER_FILE, RecordFolder, is_attachment
from pledgebook.reading.source_text import SourceFile

CASES = Path(__file__).parent / "complaints"
BASE = CASES / "base" / REGISTER_FILE
LANGUAGES = ("sv", "en")

DEFAULT_TODAY = date(2026, 11, 22)

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)
_TODAY = re.compile(r"^today: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its kind and its name stand on the line that opens it."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ComplaintCase:
    """`slug`, from the file's name, is the trouble shown; `expected` the report of it in each language.

    `earlier` is what was published before, where the case shows a change: blocks of the kind `earlier`, and for the
    other files the same as now.
    """

    path: Path
    records: RecordFolder
    earlier: RecordFolder | None
    today: date
    expected: Mapping[str, str]

    @property
    def slug(self) -> str:
        return self.path.stem


def case_paths() -> list[Path]:
    return sorted(CASES.glob("*.md"))


def read_case(path: Path) -> ComplaintCase:
    """A case whose register file is left out gets the one in base/."""
    text = path.read_text("utf-8")
    today = _TODAY.search(text)
    blocks = blocks_in(text)
    files = {b.name: _content(b) for b in blocks if b.kind not in ("text", "earlier")}
    files.setdefault(REGISTER_FILE, BASE.read_bytes())
    before = {b.name: _content(b) for b in blocks if b.kind == "earlier"}
    return ComplaintCase(
        path=path,
        records=_folder(files),
        earlier=_folder({**files, **before}) if before else None,
        today=date.fromisoformat(today[1]) if today else DEFAULT_TODAY,
        expected={b.name: b.text for b in blocks if b.kind == "text"},
    )


def blocks_in(text: str) -> list[Block]:
    return [Block(b["kind"], b["name"] or "", b["text"]) for b in _BLOCK.finditer(text)]


def _folder(files: Mapping[str, bytes]) -> RecordFolder:
    records = tuple(SourceFile(name, files[name]) for name in sorted(files) if not is_attachment(name))
    attachments = {name.removeprefix("content/"): len(files[name]) for name in sorted(files) if is_attachment(name)}
    return RecordFolder(
        records, attachments, checksum=lambda path: hashlib.sha256(files[f"content/{path}"]).hexdigest()
    )


def _content(block: Block) -> bytes:
    """A block of the kind `bytes` has bytes that are no text."""
    return bytes_of(block.text) if block.kind == "bytes" else block.text.encode()


def bytes_of(text: str) -> bytes:
    r"""Text in which `\xNN` stands for a byte."""
    return _BYTE.sub(lambda match: bytes.fromhex(match[1].decode()), text.encode())


def bless(path: Path, reports: Mapping[str, str]) -> None:
    """Write the reports into the case file, in place of what was expected or at its end."""
    text = path.read_text("utf-8")
    records = [block.group() for block in _BLOCK.finditer(text) if block["kind"] == "text"]
    for block in records:
        text = text.replace(block, "")
    expected = "\n".join(f"```text {language}\n{report}```\n" for language, report in reports.items())
    path.write_text(f"{text.rstrip()}\n\n{expected}", "utf-8")
