"""`pledgebook archive`: a package that is whole, valid, and the same whoever makes it."""

from __future__ import annotations

import tarfile
from pathlib import Path

import bagit
import pytest

from tests.commands.test_check import run
from tests.commands.test_reproduce import SETTINGS
from tests.history.told_history import AGREEMENT, AMENDED, SIGNED, ToldHistory


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.put("mkdocs.yml", SETTINGS)
    told.put("content/plan.pdf", "%PDF-1.4")
    told.opened()
    return told


def test_the_package_is_a_valid_bag_with_records_and_site(history: ToldHistory, tmp_path: Path) -> None:
    commit = history.git("rev-parse", "HEAD")
    history.commit({AGREEMENT: AMENDED})
    history.put(AGREEMENT, "not committed")
    done = run("archive", tmp_path / "a.tar", "--folder", history.folder, "--at", commit, "--language", "en")
    assert (done.returncode, done.stderr) == (0, "")
    with tarfile.open(tmp_path / "a.tar") as package:
        package.extractall(tmp_path / "out", filter="data")
    folder = tmp_path / "out" / f"pledgebook-{commit[:12]}"
    bag = bagit.Bag(str(folder))
    assert bag.validate()
    assert bag.info["External-Identifier"] == commit
    assert (folder / "data" / "records" / AGREEMENT).read_text("utf-8") == SIGNED
    assert (folder / "data" / "site" / "exempelby-2021" / "p1" / "index.html").exists()
    assert (folder / "data" / "site" / "seal.json").exists()


def test_the_same_commit_gives_the_same_bytes_whatever_the_file_is_called(history: ToldHistory, tmp_path: Path) -> None:
    for name, day in (("a.tar", "1795348800"), ("b.tar", "1895348800")):
        done = run("archive", tmp_path / name, "--folder", history.folder, env={"SOURCE_DATE_EPOCH": day})
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.tar").read_bytes() == (tmp_path / "b.tar").read_bytes()


def test_a_file_that_is_there_is_left_as_it_is(history: ToldHistory, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"mine")
    done = run("archive", tmp_path / "a.tar", "--folder", history.folder, "--language", "sv")
    assert done.returncode == 2
    assert "finns redan" in done.stderr
    assert (tmp_path / "a.tar").read_bytes() == b"mine"
