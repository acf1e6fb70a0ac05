"""A job of a workflow, run on this computer: its commands are run, and what it uses of others is told in its place.

Commands run in a shell as the host's do. A checkout is a clone. `make setup` links the environment that the tests run
in, for what it installs is tried by every test. What is uploaded or deployed is only noted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.site_builds import REPOSITORY
from tests.workflow_expressions import Context, Value, filled_in, is_true, worked_out

_SHELLS = {None: ["bash", "-e"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
_SETUP = """#!/bin/sh
# Links the environment of the tests where another would be installed; everything else is done by the real make.
folder=.
for word in "$@"; do
    case "$before" in -C) folder=$word ;; esac
    case "$word" in setup) ln -sfn "{environment}" "$folder/.venv"; exit ;; esac
    before=$word
done
exec "{make}" --old-file=.venv/.locked --old-file=.venv/.site --old-file=.venv/.publishing "$@"
"""

Checkout = Callable[[Path, Mapping[str, Any]], None]


@dataclass
class JobRun:
    """`used` are the actions, in order, each with what it was told; `failed` is the name of the step that did."""

    folder: Path
    said: str = ""
    summary: str = ""
    failed: str | None = None
    used: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    def has_used(self, action: str) -> bool:
        return any(f"{action}@" in name for name, _ in self.used)


def run_job(workflow: Path, job_id: str, folder: Path, context: Context, checkout: Checkout, day: str) -> JobRun:
    told = yaml.safe_load(workflow.read_text("utf-8"))
    job = told["jobs"][job_id]
    run = JobRun(folder)
    folder.mkdir(parents=True)
    environment = _environment(folder, job.get("env", {}), context, day)
    steps: dict[str, Value | Context] = {}
    for step in job["steps"]:
        here = {**context, "steps": steps}
        condition = step.get("if")
        wanted = run.failed is None if condition is None else is_true(worked_out(condition, here))
        if condition is not None and "cancelled()" not in condition:
            wanted = wanted and run.failed is None
        if not wanted:
            continue
        is_good = _use(step, run, here, checkout) if "uses" in step else _command(step, run, here, environment)
        outputs: Context = {"artifact-url": "https://example.org/preview"} if "uses" in step else {}
        steps[step.get("id", "")] = {"outcome": "success" if is_good else "failure", "outputs": outputs}
        if not is_good and run.failed is None:
            run.failed = step.get("name", step.get("run"))
    run.summary = Path(environment["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    return run


def run_gitlab_job(file: Path, job_id: str, folder: Path, variables: Mapping[str, str], base: Path, day: str) -> JobRun:
    """The same for GitLab: `folder` is checked out already; `base` stands in for the folder of that name in /tmp."""
    job = yaml.safe_load(file.read_text("utf-8"))[job_id]
    environment = {**_environment(folder, {}, {}, day), "PLEDGEBOOK_LANGUAGE": "sv", **variables}
    run = JobRun(folder)
    for part in ("script", "after_script"):
        commands = "\n".join(job.get(part, [])).replace("/tmp/base", str(base))  # noqa: S108 — it is replaced
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", commands],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        run.said += done.stdout + done.stderr
        run.failed = part if part == "script" and done.returncode != 0 else run.failed
    return run


def _environment(folder: Path, job: Mapping[str, str], context: Context, day: str) -> dict[str, str]:
    """Little more than where programs are: what the tests are told must not reach what they run."""
    beside = folder.parent / f"{folder.name}-runner"
    beside.mkdir()
    make = subprocess.run(["which", "make"], capture_output=True, text=True, check=True).stdout.strip()
    (beside / "make").write_text(_SETUP.format(environment=sys.prefix, make=make), "utf-8")
    (beside / "make").chmod(0o755)
    (beside / "summary").touch()
    return {
        "PATH": f"{beside}:{os.environ['PATH']}",
        "HOME": str(beside),
        "LANG": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GITHUB_ACTOR": "anna-andersson",
        "GITHUB_STEP_SUMMARY": str(beside / "summary"),
        "SOURCE_DATE_EPOCH": day,
        **{name: filled_in(value, context) for name, value in job.items()},
    }


def _use(step: Mapping[str, Any], run: JobRun, context: Context, checkout: Checkout) -> bool:
    told = {name: filled_in(str(value), context) for name, value in step.get("with", {}).items()}
    run.used.append((step["uses"], told))
    if "actions/checkout@" in step["uses"]:
        checkout(run.folder / told.get("path", "."), told)
    if told.get("if-no-files-found") == "error":
        assert list(run.folder.glob(told["path"].rstrip("/")))
    return True


def _command(step: Mapping[str, Any], run: JobRun, context: Context, environment: Mapping[str, str]) -> bool:
    own = {name: filled_in(str(value), context) for name, value in step.get("env", {}).items()}
    done = subprocess.run(
        [*_SHELLS[step.get("shell")], "-c", step["run"]],
        cwd=run.folder,
        env={**environment, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    run.said += done.stdout + done.stderr
    return done.returncode == 0


def settings_at(address: str) -> Mapping[str, str]:
    """What a register needs beside its records to be built here: the settings of this repository and its engine."""
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    return {
        "mkdocs.yml": settings.replace("https://example.org/vara/", address).replace(
            " hooks/", f" {REPOSITORY}/hooks/"
        ),
        "Makefile": (REPOSITORY / "Makefile").read_text("utf-8"),
        "content/plan.pdf": "%PDF-1.4",
    }
