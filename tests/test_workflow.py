"""The workflow audits the whole history before anything else is done with it, with few rights and fixed actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
AUDIT = ".venv/bin/pledgebook audit"
IN_EVERY_WORKFLOW = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def told(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from told(path)["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def test_there_is_a_workflow() -> None:
    assert WORKFLOWS


@IN_EVERY_WORKFLOW
def test_an_action_is_named_by_the_whole_id_of_a_commit(path: Path) -> None:
    """A tag can be moved to other code."""
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w./-]+@[0-9a-f]{40}", action) for action in used), used


@IN_EVERY_WORKFLOW
def test_the_whole_history_is_fetched_where_it_is_read_and_no_key_is_left_behind(path: Path) -> None:
    reads_history = any(AUDIT in step.get("run", "") or "--since" in step.get("run", "") for step in steps(path))
    checkouts = [step["with"] for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(options["persist-credentials"] is False for options in checkouts)
    assert all(options.get("fetch-depth", 1) == 0 for options in checkouts) is reads_history


@IN_EVERY_WORKFLOW
def test_what_comes_from_outside_may_only_read(path: Path) -> None:
    """`True` is how YAML 1.1 reads the key `on`. A job that publishes may be given more, but not by a pull request."""
    assert told(path)["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in told(path)[True]


@IN_EVERY_WORKFLOW
def test_a_job_audits_the_history_before_it_deploys(path: Path) -> None:
    for job in jobs(path):
        done = [step.get("run", "") for step in job["steps"]]
        deploys = [number for number, step in enumerate(job["steps"]) if "deploy" in str(step.get("uses", ""))]
        audits = [number for number, run in enumerate(done) if run.strip() == AUDIT]
        assert all(audits and min(audits) < deploy for deploy in deploys)


def test_every_change_is_audited() -> None:
    """Where the audit stands before a job that deploys, that job needs it."""
    on_change = [path for path in WORKFLOWS if {"push", "pull_request"} & set(told(path)[True])]
    assert on_change
    for job in (job for path in on_change for job in jobs(path)):
        assert AUDIT in [step.get("run", "").strip() for step in job["steps"]] or "needs" in job


@IN_EVERY_WORKFLOW
def test_a_failed_audit_stops_all_that_follows(path: Path) -> None:
    for step in steps(path):
        assert "continue-on-error" not in step
        if "pledgebook" in step.get("run", ""):
            assert "||" not in step["run"]
            assert step.get("if") in (None, "github.event_name == 'pull_request'")


@IN_EVERY_WORKFLOW
def test_what_a_stranger_names_never_becomes_part_of_a_command(path: Path) -> None:
    assert not [step["run"] for step in steps(path) if "${{" in step.get("run", "")]


def test_a_pull_request_is_compared_with_what_it_is_to_be_merged_into() -> None:
    compared = [step for path in WORKFLOWS for step in steps(path) if "check --since" in step.get("run", "")]
    assert [step["env"]["BASE"] for step in compared] == ["${{ github.event.pull_request.base.sha }}"]
