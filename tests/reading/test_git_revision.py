"""A register read from a commit is the one that a clean checkout of it would give."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from pledgebook.pipeline import check
from pledgebook.reading import git_revision
from pledgebook.reading.folder import RecordFolder, read_folder
from pledgebook.reading.git_repository import Repository
from pledgebook.reading.git_revision import folder_at, folder_of
from pledgebook.reading.source_text import MAX_BYTES
from tests.complaint_cases import BASE
from tests.scratch_repository import ScratchRepository


@pytest.fixture
def scratch(tmp_path: Path) -> ScratchRepository:
    scratch = ScratchRepository(tmp_path / "register")
    scratch.put("pledges.yaml", BASE.read_text("utf-8"))
    return scratch


def committed(scratch: ScratchRepository) -> RecordFolder:
    """What the commit of all files gives, which is what lies on the disk."""
    commit = scratch.commit()
    on_disk = read_folder(scratch.folder)
    with Repository.open(scratch.folder) as repository:
        in_git = folder_at(repository, commit)
    assert in_git == on_disk
    return in_git


def troubles(records: RecordFolder) -> list[str]:
    return [f"{problem.span.path} {problem.code.slug}" for problem in records.problems]


def test_records_are_as_on_disk(scratch: ScratchRepository) -> None:
    for path in ("pledges/a-2026.yml", "followups/2026/x.md", "followups/.x.md", "content/sv/om.md", "README.md"):
        scratch.put(path, path)
    scratch.put("content/underlag/löfte 2026.pdf", "abc")
    records = committed(scratch)
    assert [file.path for file in records.files] == [
        "content/sv/om.md",
        "followups/2026/x.md",
        "pledges.yaml",
        "pledges/a-2026.yml",
    ]
    assert records.files[2].content == BASE.read_bytes()
    assert records.attachments == {"underlag/löfte 2026.pdf": 3}
    assert records.problems == ()


def test_the_checksum_of_an_attachment_is_that_of_the_commit(scratch: ScratchRepository) -> None:
    scratch.put("content/lofte.txt", "abc")
    commit = scratch.commit()
    scratch.put("content/lofte.txt", "def")
    with Repository.open(scratch.folder) as repository:
        assert folder_at(repository, commit).checksum("lofte.txt") == hashlib.sha256(b"abc").hexdigest()


def test_records_are_checked_as_on_disk(scratch: ScratchRepository) -> None:
    scratch.put("pledges/a-2026.yaml", "areas: nowhere\n")
    today = date(2026, 11, 22)
    in_git = committed(scratch)
    assert check(in_git, today).diagnostics == check(read_folder(scratch.folder), today).diagnostics != ()


def test_an_empty_commit_is_an_empty_register(scratch: ScratchRepository) -> None:
    (scratch.folder / "pledges.yaml").unlink()
    assert committed(scratch) == RecordFolder(())


def test_folders_in_the_place_of_files(scratch: ScratchRepository) -> None:
    (scratch.folder / "pledges.yaml").unlink()
    for path in ("pledges.yaml", "pledges/a-2026.yaml", "followups/2026-06-polisen.md", "content/x.yaml/y"):
        scratch.put(f"{path}/z.txt", "z")
    slug = "file-expected"
    assert troubles(committed(scratch)) == [
        f"content/x.yaml {slug}",
        f"followups/2026-06-polisen.md {slug}",
        f"pledges.yaml {slug}",
        f"pledges/a-2026.yaml {slug}",
    ]


def test_files_in_the_place_of_folders(scratch: ScratchRepository) -> None:
    for path in ("pledges", "followups", "content"):
        scratch.put(path, "x")
    assert [trouble.split()[1] for trouble in troubles(committed(scratch))] == ["folder-expected"] * 3


@pytest.mark.parametrize("target", ["/etc/passwd", "nowhere.yaml", "../outside", "pledges.yaml", "."])
def test_symbolic_links(scratch: ScratchRepository, target: str) -> None:
    paths = ["content/en", "content/sv/bild.png", "followups/2026-06-polisen.md", "pledges/a-2026.yaml"]
    for path in paths:
        (scratch.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (scratch.folder / path).symlink_to(target)
    records = committed(scratch)
    assert troubles(records) == [f"{path} symbolic-link" for path in paths]
    assert [file.path for file in records.files] == ["pledges.yaml"]


@pytest.mark.parametrize("path", ["pledges.yaml", "pledges", "followups", "content"])
def test_symbolic_links_at_the_top(scratch: ScratchRepository, path: str) -> None:
    (scratch.folder / "pledges.yaml").unlink()
    scratch.put("elsewhere/secret.md", "secret")
    (scratch.folder / path).symlink_to("elsewhere")
    assert troubles(committed(scratch)) == [f"{path} symbolic-link"]


def test_large_files(scratch: ScratchRepository) -> None:
    for path in ("pledges/a-2026.yaml", "content/film.mp4"):
        scratch.put(path, "")
        with (scratch.folder / path).open("r+b") as file:
            file.truncate(MAX_BYTES + 1)
    records = committed(scratch)
    assert troubles(records) == ["pledges/a-2026.yaml file-too-large"]
    assert records.attachments == {"film.mp4": MAX_BYTES + 1}


def test_a_name_that_is_no_utf8(scratch: ScratchRepository) -> None:
    (scratch.folder / "followups").mkdir()
    (scratch.folder / "followups" / os.fsdecode(b"\xe5.md")).write_text("x", "utf-8")
    assert len(committed(scratch).files) == 2


def test_too_many_files(scratch: ScratchRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = scratch.commit({f"pledges/a-{number}.yaml": "" for number in range(4)})
    monkeypatch.setattr(git_revision, "MAX_FILES", 3)
    with Repository.open(scratch.folder) as repository:
        records = folder_at(repository, commit)
    assert troubles(records) == ["pledges too-many-files"]
    assert len(records.files) == 3


def test_another_repository_within_is_no_file(scratch: ScratchRepository) -> None:
    commit = scratch.commit()
    scratch.git("update-index", "--add", "--cacheinfo", f"160000,{commit},followups/other.md")
    scratch.git("commit", "--quiet", "--message=x")
    with Repository.open(scratch.folder) as repository:
        records = folder_at(repository, repository.head())
    assert troubles(records) == ["followups/other.md file-expected"]


def test_the_result_of_a_merge_is_read_like_a_commit(scratch: ScratchRepository) -> None:
    scratch.commit({"pledges/a.yaml": "1\n2\n3\n4\n5\n6\n"})
    scratch.git("checkout", "--quiet", "-b", "side")
    side = scratch.commit({"pledges/a.yaml": "1\n2\n3\n4\n5\nsix\n"})
    scratch.git("checkout", "--quiet", "main")
    main = scratch.commit({"pledges/a.yaml": "one\n2\n3\n4\n5\n6\n"})
    with Repository.open(scratch.folder) as repository:
        merged = repository.merged_tree(main, side)
        assert merged is not None
        records = folder_of(repository, merged)
    assert records.files[1].content == b"one\n2\n3\n4\n5\nsix\n"
