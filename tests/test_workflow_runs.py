"""The workflows do what they say: their commands are run on real clones, for proposals and for deploys."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.history.told_history import AGREEMENT, AMENDED, REPORT, SIGNED, ToldHistory
from tests.site_builds import DAY, REPOSITORY
from tests.workflow_expressions import Context, worked_out
from tests.workflow_runs import JobRun, run_gitlab_job, run_job, settings_at

GITHUB = REPOSITORY / ".github" / "workflows"
FORGEJO = REPOSITORY / "hooks" / "pledgebook" / "starting" / "forgejo" / ".forgejo" / "workflows"
GITLAB = REPOSITORY / "hooks" / "pledgebook" / "starting" / "gitlab" / ".gitlab-ci.yml"
FIRST_FETCH = "Fetch the seal of the published site"
PAGE = {
    "content/sv/om.md": "---\ntitle: Om\ndescription: Om oss.\nupdated: 2026-11-22\n---\nOm oss.\n",
    "content/en/om.md": "---\ntitle: About\ndescription: About us.\nupdated: 2026-11-22\n---\nAbout us.\n",
}


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: pytest shows what matters."""


class Published:
    """A municipality's repository, and its site as it lies on a host."""

    def __init__(self, folder: Path, address: str, host: Path) -> None:
        self.folder = folder
        self.site = host / "lofte"
        self.history = ToldHistory(folder / "register")
        self.history.put_all({**settings_at(f"{address}/lofte/"), **PAGE})
        self.history.opened()
        self._runs = 0

    def checkout(self, into: Path, told: Mapping[str, Any]) -> None:
        """As a host fetches it: the whole history, or one commit by its id."""
        into.mkdir(parents=True, exist_ok=True)
        self.history.git("clone", "--quiet", "--no-hardlinks", str(self.history.folder), str(into))
        ToldHistory(into).git("checkout", "--quiet", "--detach", told.get("ref") or "HEAD")

    def _folder(self) -> Path:
        self._runs += 1
        return self.folder / f"run-{self._runs}"

    def deploy(self, *, first: bool = False, day: str = DAY) -> JobRun:
        """What `publish.yml` does; the site is put on the host if the job comes to its end."""
        context: Context = {"inputs": {"first": first}, "github": {"ref": "refs/heads/main"}}
        run = run_job(GITHUB / "publish.yml", "build", self._folder(), context, self.checkout, day)
        if run.failed is None:
            assert run.has_used("actions/upload-pages-artifact")
            self.put_out(run.folder / "site")
        return run

    def put_out(self, site: Path) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(site, self.site)

    def propose(self, files: Mapping[str, str | None], host: Path = GITHUB) -> JobRun:
        """What `proposal.yml` answers to a branch that makes this change."""
        base, merged = self.proposed(files)
        # What is checked out where nothing is named: the merge that GitHub makes, or the branch.
        ours = merged if host == GITHUB else "proposal"

        def checkout(into: Path, told: Mapping[str, Any]) -> None:
            self.checkout(into, {"ref": told.get("ref") or self.history.git("rev-parse", ours)})

        context: Context = {"github": {"event": {"pull_request": {"base": {"sha": base}}}}}
        return run_job(host / "proposal.yml", "proposal", self._folder(), context, checkout, DAY)

    def proposed(self, files: Mapping[str, str | None]) -> tuple[str, str]:
        """The commit that the proposal is to be merged into, and what would come of it. Main has moved on meanwhile."""
        self.history.git("checkout", "--quiet", "-B", "proposal")
        self.history.commit(files)
        self.history.git("checkout", "--quiet", "main")
        base = self.history.commit({"content/other.txt": "Moved on"})
        self.history.git("checkout", "--quiet", "-B", "merged")
        self.history.git("merge", "--quiet", "--no-ff", "--no-edit", "proposal")
        self.history.git("checkout", "--quiet", "main")
        return base, self.history.git("rev-parse", "merged")


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Published]:
    host = tmp_path / "host"
    host.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(host))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Published(tmp_path, f"http://127.0.0.1:{server.server_port}", host)
        server.shutdown()


def seal_of(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "seal.json").read_bytes())
    return found


def test_a_first_deploy_takes_a_person_and_the_next_holds_on_to_it(published: Published) -> None:
    refused = published.deploy()
    assert (refused.failed, published.site.exists()) == (FIRST_FETCH, False)
    assert "`first` i arbetsflödet" in refused.said
    first = published.deploy(first=True)
    assert first.failed is None, first.said
    assert "**anna-andersson** publicerar utan jämförelse" in first.summary
    before = (published.site / "seal.json").read_bytes()
    published.history.commit({AGREEMENT: AMENDED})
    later = published.deploy(day=str(int(DAY) + 86_400))
    assert later.failed is None, later.said
    assert "Webbplatsen kan publiceras" in later.said
    assert seal_of(published.site)["previous"] == hashlib.sha256(before).hexdigest()
    assert seal_of(published.site)["verdict"] == "clean"
    kept = [told["name"] for name, told in later.used if name.startswith("actions/upload-artifact@")]
    assert kept == ["records-and-site"]
    a_good_site_stays_when_the_next_one_is_less_or_of_another_history(published)


def a_good_site_stays_when_the_next_one_is_less_or_of_another_history(published: Published) -> None:
    """In the same repository, for building a site takes its time."""
    out = seal_of(published.site)
    published.history.commit(dict.fromkeys(PAGE))
    less = published.deploy()
    assert less.failed == "The site is whole and keeps every address"
    assert "om/: adressen finns på den publicerade webbplatsen men inte längre" in less.said
    published.history.git("checkout", "--quiet", "--orphan", "other")
    published.history.commit({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2"), **PAGE})
    published.history.git("branch", "--force", "main", "other")
    replaced = published.deploy()
    assert replaced.failed == "The history is still the one that was published"
    assert seal_of(published.site) == out


def test_what_was_changed_in_silence_is_not_published(published: Published) -> None:
    published.history.commit({REPORT: None})
    assert published.deploy(first=True).failed == "Audit of the whole history"
    assert not published.site.exists()


def test_forgejo_publishes_to_a_branch_and_keeps_the_one_before(published: Published, tmp_path: Path) -> None:
    pages = ToldHistory(tmp_path / "register.git", "--bare")
    github = {"ref": "refs/heads/main", "server_url": f"file://{tmp_path}", "repository": "register", "token": "x"}

    def deploy(*, first: bool, day: str) -> JobRun:
        context: Context = {"inputs": {"first": first}, "github": github}
        folder = tmp_path / f"forgejo-{day}"
        run = run_job(FORGEJO / "publish.yml", "publish", folder, context, published.checkout, day)
        assert run.failed is None, run.said
        published.put_out(folder / "site")
        return run

    deploy(first=True, day=DAY)
    before = pages.git("show", "pages:seal.json")
    deploy(first=False, day=str(int(DAY) + 86_400))
    assert (
        json.loads(pages.git("show", "pages:seal.json"))["previous"]
        == hashlib.sha256(f"{before}\n".encode()).hexdigest()
    )
    assert pages.git("show", "pages-before:seal.json") == before
    assert pages.git("rev-list", "--count", "pages") == "1"


def test_gitlab_publishes_what_it_has_tried(published: Published, tmp_path: Path) -> None:
    published.checkout(tmp_path / "gitlab", {})
    variables = {"FIRST": "true", "GITLAB_USER_LOGIN": "anna-andersson"}
    run = run_gitlab_job(GITLAB, "pages", tmp_path / "gitlab", variables, tmp_path / "base", DAY)
    assert run.failed is None, run.said
    assert "anna-andersson publicerar utan jämförelse" in run.said
    assert (tmp_path / "gitlab" / "public" / "seal.json").exists()
    assert (tmp_path / "gitlab" / "records-and-site.tar").exists()


EACH_HOST = pytest.mark.parametrize("host", [GITHUB, FORGEJO], ids=["github", "forgejo"])


@EACH_HOST
def test_a_good_proposal_is_told_and_shown(published: Published, host: Path) -> None:
    answer = published.propose({AGREEMENT: AMENDED}, host)
    assert answer.failed is None, answer.said
    told = answer.summary or answer.said
    assert "Två dialogmöten på torget" in told
    assert ("https://example.org/preview" in told) is (host == GITHUB)
    page = answer.folder / "preview" / "exempelby-2021" / "p2" / "index.html"
    assert "Två dialogmöten på torget." in page.read_text("utf-8")


@EACH_HOST
def test_a_bad_proposal_is_told_what_to_mend_and_nothing_of_it_is_run(
    published: Published, tmp_path: Path, host: Path
) -> None:
    evil = f"import pathlib\npathlib.Path({str(tmp_path / 'ran')!r}).touch()\n"
    answer = published.propose(
        {
            AGREEMENT: SIGNED.replace("Minst 20", "Minst 2"),
            "Makefile": f"setup check site:\n\ttouch {tmp_path / 'ran'}\n",
            "mkdocs.yml": "site_name: x\nhooks: [evil.py]\n",
            "evil.py": evil,
            "sitecustomize.py": evil,
            "pledgebook/__init__.py": evil,
        },
        host,
    )
    assert answer.failed is not None
    assert "No such command" not in answer.said
    assert ("::error file=" in answer.said) is (host == GITHUB)
    assert AGREEMENT in answer.said
    assert "p1" in (answer.summary or answer.said)
    assert not answer.has_used("upload-artifact")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("is_good", [True, False], ids=["good", "bad"])
def test_gitlab_answers_a_proposal_and_lists_what_is_wrong(published: Published, tmp_path: Path, is_good: bool) -> None:
    change = AMENDED if is_good else SIGNED.replace("Minst 20", "Minst 2")
    base, merged = published.proposed({AGREEMENT: change})
    published.checkout(tmp_path / "gitlab", {"ref": merged})
    variables = {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": base}
    run = run_gitlab_job(GITLAB, "proposal", tmp_path / "gitlab", variables, tmp_path / "base", DAY)
    assert (run.failed is None) is is_good, run.said
    assert ("Två dialogmöten på torget" in run.said) is is_good
    assert (tmp_path / "gitlab" / "preview").exists() is is_good
    listed = json.loads((tmp_path / "gitlab" / "gl-code-quality-report.json").read_bytes())
    assert is_good or AGREEMENT in {one["location"]["path"] for one in listed}


def test_gitlab_writes_its_answers_over_nothing_that_a_proposal_links_to(published: Published, tmp_path: Path) -> None:
    base, merged = published.proposed({AGREEMENT: SIGNED.replace("Minst 20", "Minst 2")})
    published.checkout(tmp_path / "gitlab", {"ref": merged})
    kept = tmp_path / "kept"
    kept.write_text("kept", "utf-8")
    for name in ("review.md", "preview", "gl-code-quality-report.json"):
        (tmp_path / "gitlab" / name).symlink_to(kept)
    variables = {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": base}
    run = run_gitlab_job(GITLAB, "proposal", tmp_path / "gitlab", variables, tmp_path / "base", DAY)
    assert run.failed is not None
    assert kept.read_text("utf-8") == "kept"
    assert not (tmp_path / "gitlab" / "review.md").is_symlink()


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("!inputs.first", True),
        ("${{ !inputs.first && 'previous/seal.json' || '' }}", "previous/seal.json"),
        ("github.ref == 'refs/heads/main'", True),
        ("!cancelled() && steps.a.outcome == 'success'", False),
        ("github.event.merge_group.base_sha || 'HEAD^1'", "HEAD^1"),
        ("vars.NAME || 'it''s'", "it's"),
    ],
)
def test_expressions_come_to_what_the_host_makes_of_them(expression: str, value: object) -> None:
    context: Context = {"github": {"ref": "refs/heads/main"}, "inputs": {"first": False}, "steps": {}}
    assert worked_out(expression, context) == value
