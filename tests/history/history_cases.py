"""The case files in ways_to_cheat/ and honest/: a history told commit by commit, and what is said of it."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.complaint_cases import Block, bytes_of
from tests.scratch_repository import FIRST_DAY, ScratchRepository

HERE = Path(__file__).parent
REGISTER = HERE / "register"

_HEADING = re.compile(r"^## (?P<verb>\w+)(?: (?P<name>\S+))?(?: as (?P<as>\S+))?$", re.M)
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w+) ?(?P<name>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)
_DAY = re.compile(r"^day: (\S+)$", re.M)


@dataclass(frozen=True, slots=True)
class Step:
    """What stands under a heading: `commit reworded` does the edits in its blocks and keeps the id as `reworded`."""

    verb: str
    name: str
    kept_as: str
    day: str
    blocks: tuple[Block, ...]


def case_paths() -> list[Path]:
    return sorted([*HERE.glob("ways_to_cheat/*.md"), *HERE.glob("honest/*.md")])


def steps_of(path: Path) -> list[Step]:
    """Every case begins with the commit `opened`, which holds the register beside, unless it begins with nothing."""
    found = list(_told(path.read_text("utf-8")))
    if found[0].verb == "nothing":
        return found[1:]
    register = [Block("yaml", _path_in_register(file), file.read_text("utf-8")) for file in _register_files()]
    return [Step("commit", "opened", "opened", FIRST_DAY, tuple(register)), *found]


def _told(text: str) -> Iterator[Step]:
    fenced = [block.span() for block in _BLOCK.finditer(text)]
    headings = [h for h in _HEADING.finditer(text) if not any(start < h.start() < end for start, end in fenced)]
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        below = text[heading.end() : end]
        day = _DAY.search(below)
        blocks = tuple(Block(b["kind"], b["name"], b["text"]) for b in _BLOCK.finditer(below))
        name = heading["name"] or ""
        yield Step(heading["verb"], name, heading["as"] or name, day[1] if day else FIRST_DAY, blocks)


def _register_files() -> list[Path]:
    return sorted(file for file in REGISTER.rglob("*") if file.is_file())


def _path_in_register(file: Path) -> str:
    return file.relative_to(REGISTER).as_posix()


class CaseHistory(ScratchRepository):
    """A repository in which a case happens. `ids` are its commits by name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.ids: dict[str, str] = {}

    def happen(self, step: Step) -> None:
        """Every verb but `expected`, which tells what is said afterwards."""
        if step.verb == "commit":
            self._edit(step.blocks)
            self._save(step)
        elif step.verb == "branch":
            self.git("checkout", "--quiet", "-b", step.name)
        elif step.verb == "switch":
            self.git("checkout", "--quiet", step.name)
        elif step.verb == "merge":
            # Where both sides changed the same lines, ours are kept, and the edits below say how it was solved.
            self.git("merge", "--quiet", "--no-ff", "--no-commit", "-X", "ours", step.name, day=step.day)
            self._edit(step.blocks)
            self._save(step)
        elif step.verb == "squash":
            self.git("merge", "--quiet", "--squash", step.name, day=step.day)
            self._save(step)
        elif step.verb == "folder":
            self._edit(step.blocks)
        elif step.verb == "git":
            self._run(step)
        else:
            assert step.verb == "expected", f"no such step: {step.verb}"

    def in_names(self, text: str) -> str:
        """With the names of commits in place of their ids."""
        for name, commit in self.ids.items():
            text = text.replace(commit, name)
        return text

    def _in_ids(self, text: str) -> str:
        for name, commit in self.ids.items():
            text = text.replace(f"{{{name}}}", commit)
        return text

    def _save(self, step: Step) -> None:
        self.ids[step.kept_as] = self.commit(day=step.day)

    def _run(self, step: Step) -> None:
        for block in step.blocks:
            for line in self._in_ids(block.text).splitlines():
                self.git(*shlex.split(line.removeprefix("git ")), day=step.day)
        if step.kept_as:
            self.ids[step.kept_as] = self.git("rev-parse", "HEAD")

    def _edit(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._edit_one(block, self._in_ids(block.text))

    def _edit_one(self, block: Block, text: str) -> None:
        file = self.folder / block.name
        if block.kind == "delete":
            for line in text.splitlines():
                (self.folder / line).unlink()
        elif block.kind == "move":
            for line in text.splitlines():
                earlier, later = line.split(" -> ")
                (self.folder / later).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / earlier).rename(self.folder / later)
        elif block.kind == "diff":
            file.write_bytes(patched(file.read_bytes().decode(), text).encode())
        elif block.kind == "recode":
            file.write_bytes(recoded(file.read_text("utf-8"), text.split()))
        elif block.kind == "link":
            file.unlink(missing_ok=True)
            file.symlink_to(text.strip())
        elif block.kind == "mode":
            file.chmod(int(text, 8))
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(bytes_of(text) if block.kind == "bytes" else text.encode())


def patched(text: str, difference: str) -> str:
    """The lines marked `-` replaced by those marked `+`; a line `@@` begins another place. Without `-`: at the end."""
    for hunk in re.split(r"^@@.*\n", difference, flags=re.M):
        lines = hunk.splitlines(keepends=True)
        earlier = "".join(line[1:] for line in lines if line[0] in "- ")
        later = "".join(line[1:] for line in lines if line[0] in "+ ")
        if earlier:
            assert text.count(earlier) == 1, f"not there once: {earlier}"
            text = text.replace(earlier, later)
        else:
            text += later
    return text


def recoded(text: str, ways: list[str]) -> bytes:
    """The same text written by another program: `nfd`, `crlf`, `bom` for a mark at its beginning, or an encoding."""
    encoding = next((way for way in ways if way in ("latin-1", "utf-16")), "utf-8")
    if "nfd" in ways:
        text = unicodedata.normalize("NFD", text)
    if "crlf" in ways:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if "bom" in ways else b"") + text.encode(encoding)


def expected_in(path: Path) -> Mapping[str, str]:
    """What is expected, by the question: `audit`, `check` or `check --since opened`."""
    return {block.name: block.text for step in steps_of(path) if step.verb == "expected" for block in step.blocks}


def bless(path: Path, answers: Mapping[str, str]) -> None:
    """Write the answers in place of what was expected."""
    text = path.read_text("utf-8")
    kept, _, rest = text.partition("\n## expected\n")
    for block in _BLOCK.finditer(rest):
        rest = rest.replace(block.group(), f"```text {block['name']}\n{answers[block['name']]}```")
    path.write_text(f"{kept}\n## expected\n{rest}", "utf-8")
