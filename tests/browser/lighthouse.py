"""Lighthouse as on a phone, on the site as an ordinary host serves it: every score is to be 100.

Run by `make lighthouse`, which needs Node 22: `npx` fetches Lighthouse. It measures time, so it is no test: on a busy
computer the figure for performance may fall, or Lighthouse give up, and the page is then measured anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.browser.chromium import arguments, installed
from tests.browser.shown import LANGUAGE_ROOTS
from tests.browser.static_host import hosted
from tests.site_builds import REPOSITORY, build

LIGHTHOUSE = "lighthouse@13.5.0"
PAGES = ("", "vara-2021/", "vara-2021/p1/", "loften/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WHOLE = 100
TRIES = 3

Scores = dict[str, int]


def scores_of(url: str) -> tuple[Scores, list[str]]:
    """The four scores of a page, and what was not quite right. All are 0 where Lighthouse gave up."""
    flags = " ".join(["--headless=new", *arguments()])
    command = ["npx", "--yes", LIGHTHOUSE, url, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    browser = {"CHROME_PATH": path} if (path := installed()) else {}
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", **browser}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return dict.fromkeys(CATEGORIES, 0), [done.stderr.strip()]
    report = json.loads(done.stdout)
    scores = {name: round(WHOLE * (category["score"] or 0)) for name, category in report["categories"].items()}
    weighted = {a["id"] for c in report["categories"].values() for a in c["auditRefs"] if a["weight"]}
    wrong = [f"{a['id']}: {a['title']}" for a in report["audits"].values() if a["score"] == 0 and a["id"] in weighted]
    return scores, wrong


def best_of(url: str) -> tuple[Scores, list[str]]:
    """The first that is whole, else the last: a computer has other things to do."""
    for _ in range(TRIES):
        scores, wrong = scores_of(url)
        if min(scores.values()) == WHOLE:
            break
    return scores, wrong


def measure(site: Path) -> bool:
    """Print a table of the scores. Whether every one is whole."""
    whole = True
    click.echo(f"{'':24}" + "".join(f"{name:>15}" for name in CATEGORIES))
    with hosted(site) as address:
        for path in (root + page for root in LANGUAGE_ROOTS for page in PAGES):
            scores, wrong = best_of(address + path)
            click.echo(f"{path or '(start)':24}" + "".join(f"{scores[name]:15}" for name in CATEGORIES))
            for one in wrong:
                click.echo(f"{'':24}{one}")
            whole = whole and min(scores.values()) == WHOLE
    return whole


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        folder = Path(made) / "site"
        if (done := build(REPOSITORY, folder)).returncode:
            sys.exit(done.stderr)
        sys.exit(0 if measure(folder) else 1)
