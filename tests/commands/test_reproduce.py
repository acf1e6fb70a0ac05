"""`pledgebook audit --seal`, `--against` and `pledgebook reproduce`: what was kept is held against what is there."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.commands.test_check import run
from tests.history.told_history import AGREEMENT, AMENDED, REPORT, SIGNED, ToldHistory
from tests.site_builds import REPOSITORY, build

SETTINGS = (REPOSITORY / "mkdocs.yml").read_text("utf-8").replace(" hooks/", f" {REPOSITORY}/hooks/")


@pytest.fixture
def history(tmp_path: Path) -> ToldHistory:
    told = ToldHistory(tmp_path / "register")
    told.put("mkdocs.yml", SETTINGS)
    told.put("content/plan.pdf", "%PDF-1.4")
    told.opened()
    return told


@pytest.fixture
def site(history: ToldHistory, tmp_path: Path) -> Path:
    """The site of the first commit, as it was published, with its seal."""
    done = build(history.folder, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    return tmp_path / "site"


def audit(history: ToldHistory, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run("audit", history.folder, "--language", "en", *map(str, arguments))


def test_a_history_that_goes_on_from_a_seal_is_the_same_one(history: ToldHistory, site: Path) -> None:
    sealed = history.git("rev-parse", "HEAD")
    history.commit({AGREEMENT: AMENDED})
    done = audit(history, "--seal", site / "seal.json")
    assert done.returncode == 0
    assert f"the same history. After {sealed[:12]} it goes on with 1 step." in done.stdout
    assert "never replaced" not in done.stdout


def test_a_history_that_was_replaced_is_told_by_a_seal_though_it_is_clean(history: ToldHistory, site: Path) -> None:
    history.git("checkout", "--quiet", "--orphan", "other")
    history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    assert audit(history).returncode == 0
    done = audit(history, "--seal", site / "seal.json")
    assert done.returncode == 1
    assert "another history" in done.stdout


def test_a_main_line_moved_aside_by_a_merge_is_told_by_a_seal(history: ToldHistory, site: Path) -> None:
    """Main is merged into a branch and moved there: its own commits are then on a side line."""
    history.git("checkout", "--quiet", "-b", "grenen", "HEAD")
    history.git("commit", "--quiet", "--amend", "--allow-empty", "--message=y")
    history.git("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "-s", "ours", "main")
    assert audit(history, "--seal", site / "seal.json").returncode == 1


def test_a_seal_whose_records_are_not_those_of_its_commit_is_told(history: ToldHistory, site: Path) -> None:
    seal = json.loads((site / "seal.json").read_bytes())
    history.put(AGREEMENT, SIGNED.replace("Minst 20", "Minst 2"))
    other = site.parent / "other"
    assert build(history.folder, other).returncode == 0
    forged = {**json.loads((other / "seal.json").read_bytes()), **{n: seal[n] for n in ("commit", "root", "opening")}}
    (other / "seal.json").write_text(json.dumps(forged), "utf-8")
    done = audit(history, "--seal", other / "seal.json")
    assert done.returncode == 1
    assert "agreement exempelby-2021" in done.stdout


def test_what_is_no_seal_is_refused(history: ToldHistory) -> None:
    done = audit(history, "--seal", history.folder / "pledges.yaml")
    assert done.returncode == 2
    assert "no whole seal" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_copy_is_the_same_ahead_or_parted(history: ToldHistory, tmp_path: Path) -> None:
    copy = ToldHistory(tmp_path / "copy")
    copy.git("pull", "--quiet", str(history.folder), "main")
    history.commit({AGREEMENT: AMENDED})
    told = json.loads(audit(history, "--against", copy.folder, "--format", "json").stdout)["compared"]
    assert [(one["finding"], one["steps"], one["is_good"]) for one in told] == [("on-the-line", 1, True)]
    ahead = audit(copy, "--against", history.folder)
    assert ahead.returncode == 0
    assert "has 1 step not found here" in ahead.stdout
    copy.commit({REPORT: None})
    parted = audit(history, "--against", copy.folder)
    assert parted.returncode == 1
    assert "another history" in parted.stdout


def reproduce(history: ToldHistory, site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    seal = str(site / "seal.json")
    return run("reproduce", "main", "--folder", str(history.folder), "--language", "en", "--seal", seal, *more)


def test_a_site_is_built_anew_from_its_commit_to_the_byte(history: ToldHistory, site: Path) -> None:
    history.put(AGREEMENT, "not what was committed")
    done = reproduce(history, site)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The same site")


def test_a_site_that_shows_something_else_is_told_file_by_file(history: ToldHistory, site: Path) -> None:
    seal = json.loads((site / "seal.json").read_bytes())
    (site / "seal.json").write_text(json.dumps({**seal, "manifest": "0" * 64}), "utf-8")
    manifest = (site / "manifest-sha256.txt").read_text("utf-8").splitlines()
    lines = [line.replace(line[:64], "0" * 64) if line.endswith("  index.html") else line for line in manifest]
    kept = [line for line in lines if not line.endswith("  robots.txt")]
    (site / "manifest-sha256.txt").write_text("\n".join([*kept, f"{'0' * 64}  evil.js\n"]), "utf-8")
    done = reproduce(history, site, "--manifest", str(site / "manifest-sha256.txt"))
    assert done.returncode == 1
    assert "evil.js: on the site, but not built" in done.stdout
    assert "    index.html: other content" in done.stdout
    assert "robots.txt: missing from the site" in done.stdout


def test_a_seal_of_another_commit_is_refused(history: ToldHistory, site: Path) -> None:
    history.commit({AGREEMENT: AMENDED})
    done = reproduce(history, site)
    assert done.returncode == 2
    assert "belongs to" in done.stderr


def test_a_commit_that_cannot_be_built_says_why(history: ToldHistory, site: Path) -> None:
    seal = json.loads((site / "seal.json").read_bytes())
    history.commit({"mkdocs.yml": "site_name: x\n"})
    commit = history.git("rev-parse", "HEAD")
    (site / "seal.json").write_text(json.dumps({**seal, "commit": commit}), "utf-8")
    done = reproduce(history, site)
    assert done.returncode == 2
    assert "'docs_dir'" in done.stderr
