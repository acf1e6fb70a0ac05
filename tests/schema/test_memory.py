"""A register read with a memory is the one that is read from nothing, whatever was changed since."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.pipeline import check
from pledgebook.reading.folder import RecordFolder
from pledgebook.reading.source_text import SourceFile
from pledgebook.schema.memory import Memory
from tests.made_up.country import TODAY, Size
from tests.made_up.register import record_files
from tests.made_up.sources import ATTACHED, ATTACHMENT

REGISTER = {file.path: file.content for file in record_files(Size(municipalities=2, years=2))}

Files = dict[str, bytes]


def folder_of(files: Files) -> RecordFolder:
    sources = tuple(SourceFile(path, content) for path, content in sorted(files.items()))
    return RecordFolder(sources, {ATTACHMENT: len(ATTACHED)}, checksum=lambda path: "")


def gone(files: Files, path: str, other: str, line: int) -> None:
    del files[path]


def moved(files: Files, path: str, other: str, line: int) -> None:
    files[other] = files.pop(path)


def copied(files: Files, path: str, other: str, line: int) -> None:
    """Below a folder of its own: an agreement or a follow-up that is there twice."""
    top, _, name = path.partition("/")
    files[f"{top}/{line}/{name}" if name else f"pledges/{path}"] = files[path]


def line_lost(files: Files, path: str, other: str, line: int) -> None:
    lines = files[path].split(b"\n")
    del lines[line % len(lines)]
    files[path] = b"\n".join(lines)


def line_from_another(files: Files, path: str, other: str, line: int) -> None:
    lines, others = files[path].split(b"\n"), files[other].split(b"\n")
    lines.insert(line % len(lines), others[line % len(others)])
    files[path] = b"\n".join(lines)


def without_its_language(files: Files, path: str, other: str, line: int) -> None:
    files["pledges.yaml"] = files.get("pledges.yaml", b"").replace(b"languages: [sv, en]", b"languages: [sv]")


def as_it_was(files: Files, path: str, other: str, line: int) -> None:
    files |= REGISTER


EDITS: tuple[Callable[[Files, str, str, int], None], ...] = (
    gone, moved, copied, line_lost, line_from_another, without_its_language, as_it_was,
)  # fmt: skip


@given(st.data())
@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_read_with_a_memory_is_as_read_from_nothing(data: st.DataObject) -> None:
    memory, files = Memory(), dict(REGISTER)
    check(folder_of(files), TODAY, memory)
    for _ in range(3):
        for edit in data.draw(st.lists(st.sampled_from(EDITS), max_size=2)):
            path, other = (data.draw(st.sampled_from(sorted(files))) for _ in range(2))
            edit(files, path, other, data.draw(st.integers(0, 60)))
        folder = folder_of(files)
        assert check(folder, TODAY, memory) == check(folder, TODAY)


def test_after_an_edit_only_the_edited_file_is_read() -> None:
    memory = Memory()
    before = check(folder_of(REGISTER), TODAY, memory).register
    edited = next(path for path in sorted(REGISTER) if path.startswith("followups/") and ".en." not in path)
    after = check(folder_of({**REGISTER, edited: REGISTER[edited] + b"\nOrd.\n"}), TODAY, memory).register
    assert before is not None
    assert after is not None
    kept = {id(record) for record in (*before.agreements.values(), *before.follow_ups.values())}
    read_anew = {a.span.path for a in after.agreements.values() if id(a) not in kept}
    read_anew |= {f.span.path for f in after.follow_ups.values() if id(f) not in kept}
    # The one agreement that stands in the register's own file is read with it.
    assert read_anew == {edited, "pledges.yaml"}


def test_what_is_no_longer_asked_for_is_forgotten() -> None:
    memory, asked = Memory(), list[str]()

    def read(text: str) -> str:
        asked.append(text)
        return text.upper()

    for texts in ("ab", "ab", "bc", "ab"):
        assert [memory.recall(read, text) for text in texts] == list(texts.upper())
        memory.forget_the_rest()
    assert asked == ["a", "b", "c", "a"]
