"""A real browser and the built site on a local address."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

# The same order as in the Makefile, which sees to it that one of them, or Playwright's own, is there.
_INSTALLED = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the site below /vara/, as the address in mkdocs.yml says, and answers the rest with 404."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/vara") if path.startswith("/vara/") else "/missing")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(vara_folder: Path) -> Iterator[str]:
    """Where the site of Vara is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(vara_folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/vara/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    installed = next((path for name in _INSTALLED if (path := shutil.which(name))), None)
    # Chromium refuses its sandbox to root, as which containers run.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=arguments)
        yield browser
        browser.close()
