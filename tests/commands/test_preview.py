"""`pledgebook preview`: the site of a proposal, by an engine that is not its own; of the proposal nothing is run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.commands.test_check import run
from tests.site_builds import REPOSITORY, copy_of_repository


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "base").mkdir()
    return copy_of_repository(tmp_path / "base")


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """The records with a change in prose that can be seen, and all that could make a careless builder run something."""
    folder = tmp_path / "proposal"
    folder.mkdir()
    for name in ("pledges.yaml", "followups", "content"):
        copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy
        copy(REPOSITORY / name, folder / name)
    page = folder / "content" / "sv" / "om-medborgarloften.md"
    page.write_text(page.read_text("utf-8") + "\n\nEn mening som är föreslagen.\n", "utf-8")
    mark = tmp_path / "ran"
    evil = f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n"
    (folder / "mkdocs.yml").write_text("site_name: evil\nhooks: [evil.py]\n", "utf-8")
    for path in ("evil.py", "sitecustomize.py", "usercustomize.py", "hooks/mkdocs_hooks.py", "pledgebook/__init__.py"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(evil, "utf-8")
    (folder / "Makefile").write_text(f"all:\n\ttouch {mark}\n", "utf-8")
    return folder


def test_the_records_of_a_proposal_are_shown_by_the_engine_of_the_base(
    base: Path, proposal: Path, tmp_path: Path
) -> None:
    done = run("preview", proposal, str(tmp_path / "preview"), "--with", str(base), "--language", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "built without the history" in done.stdout
    page = (tmp_path / "preview" / "om-medborgarloften" / "index.html").read_text("utf-8")
    assert "En mening som är föreslagen." in page
    assert "Medborgarlöften i Vara" in page
    assert not (tmp_path / "ran").exists()
    every_link_leads_to_a_file(tmp_path / "preview")


def every_link_leads_to_a_file(preview: Path) -> None:
    """A preview is unpacked and opened from a disk, where a folder is no page."""
    for page in preview.rglob("*.html"):
        links = re.findall(r'\shref="(\.[^"#?]*)', page.read_text("utf-8"))
        assert [link for link in links if not (page.parent / link).is_file()] == [], page
    assert json.loads((preview / "seal.json").read_bytes())["commit"] is None


def test_errors_in_the_records_and_links_out_of_them_give_no_preview(
    base: Path, proposal: Path, tmp_path: Path
) -> None:
    (proposal / "content" / "sv" / "secret.md").symlink_to("/etc/hostname")
    done = run("preview", proposal, str(tmp_path / "preview"), "--with", str(base), "--language", "en")
    assert done.returncode == 1
    assert "1 error" in done.stderr
    assert not (tmp_path / "preview").exists()


def test_a_hidden_link_is_refused_before_the_site_generator_goes_through_all_it_leads_to(
    base: Path, proposal: Path, tmp_path: Path
) -> None:
    (proposal / "content" / ".all").symlink_to("/")
    done = run("preview", proposal, str(tmp_path / "preview"), "--with", str(base), "--language", "en")
    assert done.returncode == 1
    assert not (tmp_path / "preview").exists()


def test_a_link_in_the_place_of_the_site_is_not_followed(base: Path, proposal: Path, tmp_path: Path) -> None:
    (tmp_path / "preview").symlink_to(tmp_path / "elsewhere")
    done = run("preview", proposal, str(tmp_path / "preview"), "--with", str(base), "--language", "en")
    assert done.returncode == 2
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_there_is_left_alone(base: Path, proposal: Path, tmp_path: Path) -> None:
    (tmp_path / "preview").mkdir()
    done = run("preview", proposal, str(tmp_path / "preview"), "--with", str(base), "--language", "en")
    assert done.returncode == 2
    assert list((tmp_path / "preview").iterdir()) == []


def test_an_engine_that_cannot_build_says_why(proposal: Path, tmp_path: Path) -> None:
    (tmp_path / "no-engine").mkdir()
    done = run(
        "preview", proposal, str(tmp_path / "preview"), "--with", str(tmp_path / "no-engine"), "--language", "en"
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
