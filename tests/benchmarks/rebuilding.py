"""Building again after one follow-up was edited: from the command line, and under `mkdocs serve` until it is seen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import click

from tests.benchmarks.beside_empty import DAY_OF_VARA
from tests.benchmarks.building import KEEPING, Built, mkdocs_build
from tests.benchmarks.measured import measured
from tests.benchmarks.sizes import day_of_build
from tests.benchmarks.table import Table, times
from tests.made_up.country import TODAY

_MARK = "Provord"
_MOST_SECONDS = 900


def rebuilding(register: Path, built: Built) -> Table:
    """Into the folder where the site lies already, with what the last build kept."""
    with edited(register):
        again = measured(mkdocs_build(register, built.ours), folder=register, settings={**day_of_build(), **KEEPING})
    found = {"the whole site, from nothing": built.taken, "again after one edit": again}
    return times("Building again after one follow-up was edited", found, "the whole site, from nothing")


def serving(register: Path, vara: Path) -> Table:
    rows = [["Vara", *_served(vara, DAY_OF_VARA)], ["the made-up register", *_served(register, TODAY)]]
    head = ("mkdocs serve", "until it serves, s", "from saving to seen, s")
    return Table("Serving: one follow-up is edited", head, rows)


def _served(register: Path, day: date) -> tuple[str, str]:
    """Seconds from the start to the first page, and from saving to the page that says it."""
    address = f"127.0.0.1:{_free_port()}"
    path = _some_follow_up(register)
    page = f"http://{address}{_base_of(register)}uppfoljningar/{path.stem}/"
    command = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", address)
    with subprocess.Popen(command, cwd=register, env={**os.environ, **day_of_build(day)}) as server:
        try:
            first = _seconds_until(page, "")
            # The server looks for changes only once it serves.
            time.sleep(2)
            with edited(register):
                seen = _seconds_until(page, _MARK)
        finally:
            server.terminate()
    return f"{first:.1f}", f"{seen:.2f}"


@contextmanager
def edited(register: Path) -> Iterator[None]:
    """One more word in the words of one follow-up, as long as it takes."""
    path = _some_follow_up(register)
    before = path.read_text("utf-8")
    path.write_text(f"{before.rstrip()} {_MARK}.\n", "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def _some_follow_up(register: Path) -> Path:
    """The one in the middle, that ends with text and has no translation to be left behind."""
    found = sorted((register / "followups").glob("*.md"))
    originals = [path for path in found if not path.name.endswith(".en.md")]
    return originals[len(originals) // 2]


def _base_of(register: Path) -> str:
    lines = (register / "mkdocs.yml").read_text("utf-8").splitlines()
    url = next(line.partition(": ")[2] for line in lines if line.startswith("site_url"))
    return "/" + url.split("/", 3)[3]


def _seconds_until(page: str, words: str) -> float:
    begun = time.monotonic()
    while time.monotonic() - begun < _MOST_SECONDS:
        try:
            with urlopen(page, timeout=60) as answer:  # noqa: S310 — our own server
                if words in answer.read().decode("utf-8"):
                    return time.monotonic() - begun
        except (URLError, OSError):
            pass
        time.sleep(0.02)
    raise click.ClickException(page)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
