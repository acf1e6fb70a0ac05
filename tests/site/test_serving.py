"""`make serve`: the preview follows the records as they are written."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.site_builds import DAY, copy_of_repository

# Generous, because a build on a busy machine takes its time; a passing test never waits so long.
LONGEST_WAIT = 120


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a preview of the records in `folder`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", host],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{host}/vara/"
    finally:
        server.terminate()
        server.wait()


def shows(address: str, words: str) -> bool:
    """Whether the page comes to show the words before the wait is over."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=LONGEST_WAIT) as answer:  # noqa: S310 — an address of our own
                if words in answer.read().decode():
                    return True
        except (URLError, ConnectionError):
            pass
        time.sleep(0.2)
    return False


def test_the_preview_follows_a_follow_up_the_register_and_a_new_folder_of_agreements(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path)
    register, follow_up = folder / "pledges.yaml", folder / "followups" / "2022-polisen.md"
    with served(folder) as address:
        assert shows(f"{address}uppfoljningar/2022-polisen/", "Badhusparken")
        follow_up.write_text(follow_up.read_text("utf-8").replace("Badhusparken", "Stadsparken"), "utf-8")
        assert shows(f"{address}uppfoljningar/2022-polisen/", "Stadsparken")
        (folder / "pledges").mkdir()
        agreement = folder / "pledges" / "vara-2027.yaml"
        agreement.write_text(
            "areas: vara\nparties: polisen\nperiod: 2027\nincomplete: true\ntitle: {sv: Första, en: First}\n", "utf-8"
        )
        register.write_text(
            register.read_text("utf-8").replace("Projektet Pledgebook", "Projektet Löftesboken"), "utf-8"
        )
        assert shows(f"{address}vara-2027/", "Löftesboken")
        agreement.write_text(agreement.read_text("utf-8").replace("Första", "Andra"), "utf-8")
        assert shows(f"{address}vara-2027/", "Andra")
