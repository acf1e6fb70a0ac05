"""What lies in a register's folder is read from a real disk; what cannot or must not be is complained about."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pledgebook.reading import folder as folder_module
from pledgebook.reading.folder import MAX_ATTACHMENT_BYTES, RecordFolder, checksums_of, read_folder
from pledgebook.reading.source_text import MAX_BYTES
from tests.complaint_cases import BASE
from tests.rights import as_anybody


@pytest.fixture
def folder() -> Iterator[Path]:
    """A register's folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "pledges.yaml").write_bytes(BASE.read_bytes())
        yield root


def troubles(records: RecordFolder) -> list[str]:
    return [f"{problem.span.path} {problem.code.slug}" for problem in records.problems]


def put(folder: Path, *paths: str, text: str = "") -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def test_records_are_read_in_the_order_of_their_paths(folder: Path) -> None:
    put(folder, "pledges/b-2026.yaml", "pledges/a-2026.yaml", "followups/2026/2026-06-polisen.md", "content/sv/om.md")
    records = read_folder(folder)
    assert [file.path for file in records.files] == [
        "content/sv/om.md",
        "followups/2026/2026-06-polisen.md",
        "pledges.yaml",
        "pledges/a-2026.yaml",
        "pledges/b-2026.yaml",
    ]
    assert records.files[2].content == BASE.read_bytes()
    assert records.problems == ()


def test_other_files_beside_the_records_are_left_alone(folder: Path) -> None:
    put(folder, "README.md", "mkdocs.yml", "hooks/x.py", "tests/pledges.yaml")
    assert [file.path for file in read_folder(folder).files] == ["pledges.yaml"]


def test_hidden_files_and_folders_are_left_alone(folder: Path) -> None:
    put(folder, "pledges/.a.yaml.swp", "followups/.trash/2026-06-polisen.md", "content/.DS_Store")
    records = read_folder(folder)
    assert [file.path for file in records.files] == ["pledges.yaml"]
    assert not records.attachments


def test_a_hidden_link_to_a_folder_below_content_is_told_for_the_site_generator_would_follow_it(folder: Path) -> None:
    put(folder, "content/.hidden/a.md")
    (folder / "content" / ".hidden" / "all").symlink_to("/")
    (folder / "content" / ".all").symlink_to("/")
    (folder / "content" / ".#om.md").symlink_to("an-editor@its-computer")
    found = read_folder(folder).problems
    assert [(one.code.slug, one.span.path) for one in found] == [
        ("symbolic-link", "content/.all"),
        ("symbolic-link", "content/.hidden/all"),
    ]


def test_documents_below_content_are_attachments_with_their_size(folder: Path) -> None:
    put(folder, "content/underlag/löfte 2026.pdf", text="abc")
    assert read_folder(folder).attachments == {"underlag/löfte 2026.pdf": 3}


def test_unexpected_files_are_handed_on_to_be_complained_about(folder: Path) -> None:
    put(folder, "pledges/a-2026.yml", "followups/anteckningar.docx")
    paths = [file.path for file in read_folder(folder).files]
    assert paths == ["followups/anteckningar.docx", "pledges.yaml", "pledges/a-2026.yml"]


FOLLOW_UP = "---\nagreement: exempelby-2026\nby: polisen\ndate: 2026-06-30\n---\n"
AGREEMENT = "areas: exempelby\nparties: polisen\nperiod: 2026\npledges:\n  p1: {by: polisen}\n"


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("2026-06-30-polisen.md", FOLLOW_UP, "followups/2026-06-30-polisen.md"),
        ("2026-06-30-polisen.txt", FOLLOW_UP, "followups/2026-06-30-polisen.md"),
        ("followups.md", FOLLOW_UP, "followups/2026-06-30-polisen.md"),
        ("uppföljning.md", FOLLOW_UP.replace("date: 2026-06-30", "date: i juni"), "followups/"),
        ("followup/2026-06-30-polisen.md", FOLLOW_UP, "followups/2026-06-30-polisen.md"),
        ("Followups/2026-06-30-polisen.en.md", "There were more of them.\n", "followups/2026-06-30-polisen.en.md"),
        ("uppföljningar/juni.md", FOLLOW_UP, "followups/2026-06-30-polisen.md"),
        ("exempelby-2026.yaml", AGREEMENT, "pledges/exempelby-2026.yaml"),
        ("löften/exempelby-2026.yml", AGREEMENT, "pledges/exempelby-2026.yaml"),
        ("pledge/Exempelby 2026.yaml", AGREEMENT, "pledges/"),
    ],
)
def test_file_out_of_place(folder: Path, path: str, text: str, place: str) -> None:
    put(folder, path, text=text)
    (problem,) = read_folder(folder).problems
    assert (problem.span.path, problem.code.slug) == (path, "file-out-of-place")
    assert problem.facts["place"] == place


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", f"# Så gör du\n\n```markdown\n{FOLLOW_UP}```\n"),
        ("mall/2026-06-30-polisen.md", FOLLOW_UP),
        ("tests/exempelby-2026.yaml", AGREEMENT),
        (".github/followups.md", FOLLOW_UP),
        ("uppfoljningar/om.md", "---\ntitle: Om uppföljningar\n---\n"),
        ("uppfoljningar/2026/2026-06-30-polisen.md", FOLLOW_UP),
        ("news/2026-06-30-mote.md", "---\ntitle: Möte\ndate: 2026-06-30\n---\n"),
        ("compose.yaml", "services: {}\n"),
        ("2026-06-30-polisen.docx", FOLLOW_UP),
    ],
)
def test_what_need_not_be_a_record_is_left_alone(folder: Path, path: str, text: str) -> None:
    put(folder, path, text=text)
    assert read_folder(folder).problems == ()


def test_an_empty_folder_is_a_folder(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == RecordFolder(())


@pytest.mark.parametrize("name", ["nowhere", "pledges.yaml"])
def test_what_is_no_folder_cannot_be_read(folder: Path, name: str) -> None:
    with pytest.raises(NotADirectoryError):
        read_folder(folder / name)


def test_folder_expected(folder: Path) -> None:
    put(folder, "pledges", "followups", "content")
    slug = "folder-expected"
    assert troubles(read_folder(folder)) == [f"pledges {slug}", f"followups {slug}", f"content {slug}"]


def test_file_expected(folder: Path) -> None:
    (folder / "pledges.yaml").unlink()
    for path in ("pledges.yaml", "pledges/a-2026.yaml", "followups/2026-06-polisen.md"):
        (folder / path).mkdir(parents=True)
    slug = "file-expected"
    expected = [f"followups/2026-06-polisen.md {slug}", f"pledges.yaml {slug}", f"pledges/a-2026.yaml {slug}"]
    assert troubles(read_folder(folder)) == expected


def test_a_pipe_is_no_file_and_is_not_waited_for(folder: Path) -> None:
    for path in ("followups/2026-06-polisen.md", "content/sv/film.mp4"):
        (folder / path).parent.mkdir(parents=True)
        os.mkfifo(folder / path)
    slug = "file-expected"
    assert troubles(read_folder(folder)) == [f"content/sv/film.mp4 {slug}", f"followups/2026-06-polisen.md {slug}"]


@pytest.mark.parametrize("target", ["/etc/passwd", "nowhere.yaml", "../outside", "pledges.yaml", "."])
def test_symbolic_link(folder: Path, target: str) -> None:
    """Wherever it leads: out of the register, nowhere, or to a file or folder within it."""
    paths = ["content/en", "content/sv/bild.png", "followups/2026-06-polisen.md", "pledges/a-2026.yaml"]
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)
    records = read_folder(folder)
    assert troubles(records) == [f"{path} symbolic-link" for path in paths]
    assert [file.path for file in records.files] == ["pledges.yaml"]
    assert not records.attachments


@pytest.mark.parametrize("path", ["pledges.yaml", "pledges", "followups", "content"])
def test_symbolic_link_at_the_top(folder: Path, path: str) -> None:
    (folder / "pledges.yaml").unlink()
    put(folder, "elsewhere/secret.md", text="secret")
    (folder / path).symlink_to(folder / "elsewhere")
    records = read_folder(folder)
    assert troubles(records) == [f"{path} symbolic-link"]
    assert not records.files


def test_file_too_large(folder: Path) -> None:
    put(folder, "pledges/a-2026.yaml", "content/film.mp4")
    sizes = {"pledges/a-2026.yaml": MAX_BYTES + 1, "content/film.mp4": MAX_BYTES + 1}
    for path, size in {**sizes, "content/long.mp4": MAX_ATTACHMENT_BYTES + 1}.items():
        put(folder, path)
        with (folder / path).open("r+b") as file:
            file.truncate(size)
    records = read_folder(folder)
    assert troubles(records) == ["content/long.mp4 file-too-large", "pledges/a-2026.yaml file-too-large"]
    assert records.attachments == {"film.mp4": MAX_BYTES + 1}


def test_the_checksum_of_an_attachment_is_of_every_byte_of_it(folder: Path) -> None:
    put(folder, "content/underlag/lofte.txt", text="abc")
    found, problems = checksums_of(read_folder(folder), ["underlag/lofte.txt"])
    assert found == {"underlag/lofte.txt": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
    assert problems == []


def test_an_attachment_that_is_gone_when_its_checksum_is_wanted_is_complained_about(folder: Path) -> None:
    put(folder, "content/lofte.txt", text="abc")
    records = read_folder(folder)
    (folder / "content/lofte.txt").unlink()
    found, problems = checksums_of(records, ["lofte.txt"])
    assert found == {}
    assert [f"{problem.span.path} {problem.code.slug}" for problem in problems] == ["content/lofte.txt unreadable-file"]


def test_too_many_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, *(f"pledges/a-{number}.yaml" for number in range(4)))
    monkeypatch.setattr(folder_module, "MAX_FILES", 3)
    records = read_folder(folder)
    assert troubles(records) == ["pledges too-many-files"]
    assert len(records.files) == 3


def test_unreadable_file(folder: Path) -> None:
    put(folder, "pledges/a-2026.yaml", "followups/2026-06-polisen.md", "content/sv/om.md", "content/en/om.md")
    (folder / "pledges/a-2026.yaml").chmod(0)
    (folder / "followups").chmod(0)
    (folder / "content/en").chmod(0o444)
    try:
        with as_anybody():
            records = read_folder(folder)
    finally:
        (folder / "followups").chmod(0o755)
        (folder / "content/en").chmod(0o755)
    slug = "unreadable-file"
    assert troubles(records) == [f"followups {slug}", f"content/en/om.md {slug}", f"pledges/a-2026.yaml {slug}"]
    assert [file.path for file in records.files] == ["content/sv/om.md", "pledges.yaml"]
    assert records.problems[0].facts["reason"] == "Permission denied"
