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

from pledgebook.cli import cli
from tests.history.told_history import AGREEMENT, AMENDED, REPORT, SIGNED, ToldHistory
from tests.site_builds import DAY, REPOSITORY
from tests.workflow_expressions import Context, worked_out
from tests.workflow_runs import JobRun, run_job, settings_at

WORKFLOWS = REPOSITORY / ".github" / "workflows"
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
        run = run_job(WORKFLOWS / "publish.yml", "build", self._folder(), context, self.checkout, day)
        if run.failed is None:
            assert run.has_used("actions/upload-pages-artifact")
            shutil.rmtree(self.site, ignore_errors=True)
            shutil.copytree(run.folder / "site", self.site)
        return run

    def propose(self, files: Mapping[str, str | None]) -> JobRun:
        """What `proposal.yml` answers to a branch that makes this change."""
        base = self.history.git("rev-parse", "main")
        self.history.git("checkout", "--quiet", "-B", "proposal")
        self.history.commit(files)
        # As a host merges it for the check: into the branch, before anything is merged.
        self.history.git("checkout", "--quiet", "--detach", "main")
        self.history.git("merge", "--quiet", "--no-ff", "--no-edit", "proposal")
        merged = self.history.git("rev-parse", "HEAD")
        self.history.git("checkout", "--quiet", "main")

        def checkout(into: Path, told: Mapping[str, Any]) -> None:
            self.history.git("branch", "--force", "merged", merged)
            self.checkout(into, {"ref": told.get("ref") or merged})

        context: Context = {"github": {"event": {"pull_request": {"base": {"sha": base}}}}}
        return run_job(WORKFLOWS / "proposal.yml", "proposal", self._folder(), context, checkout, DAY)


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


def test_a_good_site_stays_when_the_next_one_is_less_or_of_another_history(published: Published) -> None:
    assert published.deploy(first=True).failed is None
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


@pytest.mark.xfail("review" not in cli.commands, reason="pledgebook review is not there yet", strict=True)
def test_a_good_proposal_is_told_and_shown(published: Published) -> None:
    answer = published.propose({AGREEMENT: AMENDED})
    assert answer.failed is None, answer.said
    assert "Två dialogmöten på torget" in answer.summary
    assert "https://example.org/preview" in answer.summary
    page = answer.folder / "preview" / "exempelby-2021" / "p2" / "index.html"
    assert "Två dialogmöten på torget." in page.read_text("utf-8")


@pytest.mark.xfail("review" not in cli.commands, reason="pledgebook review is not there yet", strict=True)
def test_a_bad_proposal_is_told_what_to_mend_and_nothing_of_it_is_run(published: Published, tmp_path: Path) -> None:
    evil = f"import pathlib\npathlib.Path({str(tmp_path / 'ran')!r}).touch()\n"
    answer = published.propose(
        {
            AGREEMENT: SIGNED.replace("Minst 20", "Minst 2"),
            "Makefile": f"setup check site:\n\ttouch {tmp_path / 'ran'}\n",
            "mkdocs.yml": "site_name: x\nhooks: [evil.py]\n",
            "evil.py": evil,
            "sitecustomize.py": evil,
            "pledgebook/__init__.py": evil,
        }
    )
    assert answer.failed == "Check the records"
    assert f"::error file={AGREEMENT}," in answer.said
    assert "p1" in answer.summary
    assert not answer.has_used("actions/upload-artifact")
    assert not (tmp_path / "ran").exists()


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
