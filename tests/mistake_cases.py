"""The case files in mistakes/: what an editor meant, what was written instead, and what the check says of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pledgebook.diagnostics.diagnostic import Diagnostic, in_order
from pledgebook.history.complaints import complaints_of
from pledgebook.history.undeclared import undeclared
from pledgebook.model.published import records_by_key
from pledgebook.model.register import Register
from pledgebook.model.translated_file import digest_of
from pledgebook.pipeline import Checked, check
from pledgebook.reading.folder import read_folder
from tests.complaint_cases import Block, blocks_in, bytes_of
from tests.history.history_cases import patched, recoded

CASES = Path(__file__).parent / "mistakes"
PUBLISHED = CASES / "published"
MEANT = CASES / "meant"
TODAY = date(2027, 9, 15)

_NAME = re.compile(r"^# (?P<sv>.+)\n\nen: (?P<en>.+)\nof: (?P<part>[a-z]+)(?P<untold>, not in the guide)?$", re.M)


@dataclass(frozen=True, slots=True)
class MistakeCase:
    """`name` is how an editor would call the mistake, `part` the part of the guide that shows it, or would.

    What is `fine` is no mistake, though it would be one elsewhere: nothing is said of it. `edits` lead from the
    register that was meant to the one with the mistake in it; `instead` to one in which the same is said well, where
    that is another than what was meant.
    """

    path: Path
    name: Mapping[str, str]
    part: str
    is_in_guide: bool
    edits: tuple[Block, ...]
    instead: tuple[Block, ...]
    expected: Mapping[str, str]


def case_paths() -> list[Path]:
    return sorted(CASES.glob("*.md"))


def read_case(path: Path) -> MistakeCase:
    text = path.read_text("utf-8")
    name = _NAME.match(text)
    assert name is not None, f"no name in both languages: {path}"
    blocks = blocks_in(text)
    return MistakeCase(
        path=path,
        name={"sv": name["sv"], "en": name["en"]},
        part=name["part"],
        is_in_guide=name["untold"] is None,
        edits=tuple(block for block in blocks if block.kind not in ("text", "instead")),
        instead=tuple(Block("diff", block.name, block.text) for block in blocks if block.kind == "instead"),
        expected={block.name: block.text for block in blocks if block.kind == "text"},
    )


def cases() -> list[MistakeCase]:
    return [read_case(path) for path in case_paths()]


def lay_out_what_was_meant(folder: Path) -> None:
    """What is published already, with what the editor was to add to it."""
    shutil.copytree(PUBLISHED, folder)
    shutil.copytree(MEANT, folder, dirs_exist_ok=True)


def edit(folder: Path, edits: Iterable[Block]) -> None:
    """Make the mistake, or say the same well."""
    for block in edits:
        file = folder / block.name
        if block.kind in ("move", "copy"):
            earlier, later = block.text.strip().split(" -> ")
            (folder / later).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / earlier, folder / later)
            if block.kind == "move":
                (folder / earlier).unlink()
        elif block.kind == "delete":
            (folder / block.text.strip()).unlink()
        elif block.kind == "recode":
            file.write_bytes(recoded(file.read_text("utf-8"), block.text.split()))
        elif block.kind == "diff":
            file.write_bytes(patched(file.read_text("utf-8"), bytes_of(block.text).decode()).encode())
        else:
            file.write_bytes(bytes_of(block.text))
    _mark_the_translation(folder)


def _mark_the_translation(folder: Path) -> None:
    """As an editor does last with `pledgebook translated`: the mistake is not that it was forgotten."""
    for file in sorted((folder / "followups").glob("2027-09-*.en.md")):
        original = file.with_name(file.name.replace(".en.md", ".md"))
        if original.is_file():
            body = original.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").rpartition("\n---\n")[2]
            marked = re.sub(r"(?<=^translated_from: ).*", digest_of(body), file.read_text("utf-8"), flags=re.M)
            file.write_text(marked, "utf-8")


def answer_to(folder: Path) -> tuple[Diagnostic, ...]:
    """What CI says: what is wrong, and what is changed of that which is published already."""
    checked = check(read_folder(folder), TODAY)
    return in_order([*checked.diagnostics, *_of_the_history(checked)])


def _of_the_history(checked: Checked) -> list[Diagnostic]:
    if checked.register is None:
        return []
    before, now = records_by_key(_published()), records_by_key(checked.register)
    return list(complaints_of(undeclared(before, now), before, now))


@cache
def _published() -> Register:
    register = check(read_folder(PUBLISHED), TODAY).register
    assert register is not None
    return register
