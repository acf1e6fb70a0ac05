"""Workflows have few rights and fixed actions, judge a proposal by what is not of it, and publish what was tried.

Beside what the linters of `make workflows` know: this is what our workflows, and those that others get, promise.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from pledgebook.clock import SWEDEN

ROOT = Path(__file__).parents[1]
STARTING = ROOT / "hooks" / "pledgebook" / "starting"
OURS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
FORGEJO = sorted((STARTING / "forgejo" / ".forgejo" / "workflows").glob("*.y*ml"))
GITLAB = STARTING / "gitlab" / ".gitlab-ci.yml"
# What `init` gives another municipality: everything but what tests this engine.
SHARED = [path for path in OURS if path.name != "ci.yml"] + FORGEJO
PROPOSALS = [path for path in SHARED if path.name == "proposal.yml"]
PUBLISHING = [path for path in SHARED if path.name == "publish.yml"]
BASE_OF_GITLAB = "/tmp/base"  # noqa: S108 — in a container of the job's own
AUDIT = ".venv/bin/pledgebook audit"
# What these events run has the rights of the repository, on the word of whoever set them off.
DANGEROUS = {"pull_request_target", "workflow_run", "workflow_call", "issue_comment", "issues"}
ACTION = re.compile(r"(?:https://(?:data|code)\.forgejo\.org/)?[\w-]+/[\w./-]+@[0-9a-f]{40}")
READS_HISTORY = ("pledgebook audit", "pledgebook archive", "--since")


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: f"{path.parent.parent.name}/{path.name}")


def told(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def events(path: Path) -> dict[str, Any]:
    """`True` is how YAML 1.1 reads the key `on`."""
    found: dict[str, Any] = told(path)[True]
    return found


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from told(path)["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def commands(path: Path) -> list[str]:
    return [step["run"] for step in steps(path) if "run" in step]


def test_there_are_workflows_for_each_host() -> None:
    assert {path.name for path in OURS} == {"ci.yml", "links.yml", "proposal.yml", "publish.yml", "updates.yml"}
    assert [path.name for path in FORGEJO] == ["proposal.yml", "publish.yml"]
    assert len(PROPOSALS) == len(PUBLISHING) == 2
    assert GITLAB.exists()


@each(OURS + FORGEJO)
def test_an_action_is_named_by_the_whole_id_of_a_commit_and_its_version(path: Path) -> None:
    """A tag can be moved to other code."""
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert all(ACTION.fullmatch(action) for action in used), used
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert all(re.search(r"@[0-9a-f]{40} # v[\d.]+$", line) for line in lines), lines


@pytest.mark.parametrize("paths", [OURS, FORGEJO], ids=["github", "forgejo"])
def test_an_action_is_used_in_one_version(paths: list[Path]) -> None:
    used = {step["uses"] for path in paths for step in steps(path) if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


@each(OURS + FORGEJO)
def test_the_whole_history_is_fetched_where_it_is_read_and_no_key_is_left_behind(path: Path) -> None:
    """The checker needs no history of its own."""
    reads_history = any(words in run for run in commands(path) for words in READS_HISTORY)
    checkouts = [step["with"] for step in steps(path) if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(options["persist-credentials"] is False for options in checkouts)
    read = [options for options in checkouts if options.get("path") != "base"]
    assert all(options.get("fetch-depth", 1) == 0 for options in read) is reads_history


@each(OURS + FORGEJO)
def test_all_may_only_read_but_what_publishes(path: Path) -> None:
    assert told(path)["permissions"] == {"contents": "read"}
    more = [job["permissions"] for job in jobs(path) if "permissions" in job]
    if path in FORGEJO:
        assert more == ([{"contents": "write"}] if path in PUBLISHING else [])
    else:
        assert more == ([{"pages": "write", "id-token": "write"}] if path in PUBLISHING else [])


@each(OURS + FORGEJO)
def test_nothing_that_a_stranger_sets_off_has_rights_or_keys(path: Path) -> None:
    assert not DANGEROUS & set(events(path))
    text = path.read_text("utf-8")
    assert "secrets." not in text
    if "pull_request" in events(path):
        assert "token" not in text.lower()
        assert all("environment" not in job for job in jobs(path))


@each(OURS + FORGEJO)
def test_what_a_stranger_names_never_becomes_part_of_a_command(path: Path) -> None:
    assert not [run for run in commands(path) if "${{" in run]


@each(OURS + FORGEJO)
def test_no_run_lasts_for_ever_or_beside_another(path: Path) -> None:
    assert all(job["timeout-minutes"] <= 60 for job in jobs(path))
    assert "cancel-in-progress" in told(path)["concurrency"]
    assert (told(path)["concurrency"]["cancel-in-progress"] is False) or path not in PUBLISHING


@each(OURS + FORGEJO)
def test_no_failure_is_overlooked(path: Path) -> None:
    for step in steps(path):
        assert "continue-on-error" not in step
        assert "if" not in step or "always()" not in step["if"]
        if "pledgebook" in step.get("run", ""):
            assert "||" not in step["run"]


@each(OURS + FORGEJO)
def test_the_shell_takes_commands_as_they_are_meant(path: Path) -> None:
    for step in steps(path):
        if "run" in step:
            shellchecked(step["run"])


def shellchecked(commands: str) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("shellcheck"), "--shell=bash", "-"],
        input=commands,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@each(PROPOSALS)
def test_a_proposal_is_judged_by_the_branch_that_it_is_to_be_merged_into(path: Path) -> None:
    base, proposal = (step["with"] for step in steps(path) if "actions/checkout@" in step.get("uses", ""))
    assert base["path"] == "base"
    assert base["ref"].startswith("${{ github.event.pull_request.base.sha")
    assert (proposal["path"], "ref" in proposal) == ("proposal", False)
    programs = {word for run in commands(path) for word in re.findall(r"\S+/bin/\S+|make -C \S+", run)}
    assert programs == {"base/.venv/bin/pledgebook", "make -C base"}
    assert not [run for run in commands(path) if "cd " in run or "proposal/" in run]
    compared = [run for run in commands(path) if "pledgebook check" in run or "pledgebook review" in run]
    assert len(compared) == 2
    assert all('proposal --since "$BASE"' in run for run in compared)


@each([path for path in OURS if "pull_request" in events(path)])
def test_every_proposal_is_compared_with_what_is_published(path: Path) -> None:
    assert any('check --since "$BASE"' in run or 'check proposal --since "$BASE"' in run for run in commands(path))


@each(PUBLISHING)
def test_a_site_is_published_only_after_all_that_could_stop_it(path: Path) -> None:
    job = next(iter(jobs(path)))
    runs = [step.get("run", "").strip() for step in job["steps"]]
    order = [
        AUDIT,
        ".venv/bin/pledgebook published previous",
        f"{AUDIT} --seal previous/seal.json",
        "make site",
        ".venv/bin/pledgebook smoke site --previous previous",
        ".venv/bin/pledgebook archive records-and-site.tar",
    ]
    places = [runs.index(run) for run in order]
    assert places == sorted(places)
    published = next(n for n, step in enumerate(job["steps"]) if "pages" in str(step.get("uses", step.get("run"))))
    assert places[-1] < published
    for later in list(jobs(path))[1:]:
        assert later["needs"] == "build"
        assert [step.get("uses", "").partition("@")[0] for step in later["steps"]] == ["actions/deploy-pages"]


@each(PUBLISHING)
def test_only_a_person_can_publish_without_comparing(path: Path) -> None:
    assert events(path)["workflow_dispatch"]["inputs"]["first"]["default"] is False
    first = [step for step in steps(path) if "smoke site --first" in step.get("run", "")]
    assert [step["if"] for step in first] == ["${{ inputs.first }}"]
    told_of = [step for step in steps(path) if "$GITHUB_ACTOR" in step.get("run", "")]
    assert [step["if"] for step in told_of] == ["${{ inputs.first }}"]
    compared = [step for step in steps(path) if "previous" in step.get("run", "")]
    assert {step["if"] for step in compared} == {"${{ !inputs.first }}"}


@each(PUBLISHING)
def test_statuses_are_those_of_the_day_that_has_begun_in_sweden(path: Path) -> None:
    (schedule,) = events(path)["schedule"]
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*", "*", "*"]
    for month in (1, 7):
        begun = datetime(2026, month, 10, int(hour), int(minute), tzinfo=UTC).astimezone(SWEDEN)
        assert begun.hour < 2


@each(PUBLISHING)
def test_what_is_published_comes_from_no_cache(path: Path) -> None:
    assert not [step for step in steps(path) if "cache" in step.get("uses", "")]


@each([*SHARED, GITLAB])
def test_what_others_get_speaks_of_no_place_and_knows_no_path_of_ours(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "vara" not in re.findall(r"[a-zåäö]+", text.lower().replace("vars.", ""))
    assert "hooks/" not in text
    assert ".ci/" not in text


def gitlab_scripts() -> dict[str, list[str]]:
    jobs = {name: job for name, job in told(GITLAB).items() if isinstance(job, dict) and "script" in job}
    return {name: [*job["script"], *job.get("after_script", [])] for name, job in jobs.items()}


def test_gitlab_judges_a_proposal_by_the_target_branch_and_publishes_what_was_tried() -> None:
    scripts = gitlab_scripts()
    assert list(scripts) == ["proposal", "pages"]
    for script in scripts.values():
        shellchecked("\n".join(script))
    proposal = "\n".join(scripts["proposal"])
    assert set(re.findall(r"(\S+)/\.venv/bin/\S+|make -C (\S+)", proposal)) == {
        (BASE_OF_GITLAB, ""),
        ("", BASE_OF_GITLAB),
    }
    assert "${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}" in proposal
    pages = "\n".join(scripts["pages"])
    order = [
        f"{AUDIT}\n",
        "published previous",
        "audit --seal",
        "seal.json make site",
        "--previous previous",
        "mv site",
    ]
    assert [pages.index(words) for words in order] == sorted(pages.index(words) for words in order)


def test_gitlab_reads_the_whole_history_and_publishes_one_at_a_time() -> None:
    settings = told(GITLAB)
    assert settings["variables"]["GIT_DEPTH"] == "0"
    assert settings["variables"]["FIRST"]["value"] == "false"
    assert settings["pages"]["resource_group"] == "pages"
    assert "cache" not in settings["pages"]
    # It would be a folder of the proposal's, and GitLab keeps none outside the project's folder.
    assert "cache" not in settings["proposal"]
    # What GitLab takes for a name there; with any other the whole file is refused.
    assert re.fullmatch(r"\w[-\w ]*", settings["proposal"]["artifacts"]["expose_as"], re.ASCII)
    assert settings["proposal"]["artifacts"]["reports"]["codequality"] == "gl-code-quality-report.json"
